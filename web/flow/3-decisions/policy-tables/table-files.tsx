// A table as files: taken home as a spreadsheet or JSON, and brought back changed.
import { Button } from 'antd';
import { useState } from 'react';
import type { AnswerOf } from '#api/contract';
import type { showPolicyTable } from '#api/flow/3-decisions.routes';
import { downloadPolicyTable, tableDraft, uploadPolicyTable } from '#api/flow/3-decisions.versions';
import { addressOf } from '../../../lib/address-of.ts';
import { useWords } from '../../../lib/use-language.ts';
import { useMay } from '../../../lib/use-session.ts';
import { useUpload } from '../../../lib/use-upload.ts';
import { Fault } from '../../../ui/fault.tsx';
import { FileButton } from '../../../ui/file-button.tsx';
import { Fold } from '../../../ui/fold.tsx';
import type { TableDraft } from './grid-model.ts';

export interface TableFilesProps {
  code: string;
  version: number;
  table: TableDraft;
  /** A spreadsheet is kept as the draft by the server. */
  onUploaded: (shown: AnswerOf<typeof showPolicyTable>) => void;
  /** A JSON is laid before the writer, and saved when they say so. */
  onRead: (table: TableDraft) => void;
}

export function TableFiles({ code, version, table, onUploaded, onRead }: TableFilesProps) {
  const say = useWords();
  const may = useMay();
  const [unread, setUnread] = useState<string>();
  const upload = useUpload(uploadPolicyTable, onUploaded);
  const take = async (file: File) => {
    setUnread(undefined);
    if (!file.name.endsWith('.json')) return upload.send({ params: { code } }, file);
    const read = readTable(await file.text());
    if (typeof read === 'string') setUnread(read);
    else onRead(read);
  };
  return (
    <Fold title={say('decisions:edit.files')}>
      <div className="mg-row">
        <a href={addressOf(downloadPolicyTable, { params: { code }, query: { version } })} download>
          {say('decisions:edit.download_xlsx')}
        </a>
        <Button size="small" onClick={() => saveJson(`${code}-v${version}.json`, table)}>
          {say('decisions:edit.download_json')}
        </Button>
        {may('lawbook.draft') && (
          <FileButton
            size="small"
            label={say('decisions:edit.upload')}
            accept=".xlsx,.csv,.json"
            loading={upload.isSending}
            onChoose={(file) => void take(file)}
          >
            {say('decisions:edit.upload')}
          </FileButton>
        )}
      </div>
      {unread !== undefined && <p className="mg-fault">{say('decisions:edit.json_unread', { place: unread })}</p>}
      {upload.error !== undefined && <Fault error={upload.error} />}
    </Fold>
  );
}

/** A table, or where the text is none. Code, number and who published it are not the file's to say. */
function readTable(text: string): TableDraft | string {
  try {
    const { code: _, version: __, published: ___, ...given } = JSON.parse(text) as Record<string, unknown>;
    const read = tableDraft.safeParse(given);
    return read.success ? read.data : (read.error.issues[0]?.path.join('.') ?? '');
  } catch {
    return 'JSON';
  }
}

function saveJson(name: string, table: TableDraft): void {
  const address = URL.createObjectURL(new Blob([JSON.stringify(table, null, 2)], { type: 'application/json' }));
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
  URL.revokeObjectURL(address);
}
