// The place a file is dropped on or chosen in; it goes up with its progress shown, and its page opens.
import { useNavigate } from '@tanstack/react-router';
import { Button } from 'antd';
import { useState } from 'react';
import { uploadImport } from '#api/imports';
import { useWords } from '../../lib/use-language.ts';
import { useReadAgain } from '../../lib/use-read-again.ts';
import { useWriting } from '../../lib/use-session.ts';
import { useUpload } from '../../lib/use-upload.ts';
import { Fault } from '../../ui/fault.tsx';
import { FileButton } from '../../ui/file-button.tsx';
import { Filter } from '../../ui/filter-bar.tsx';
import { Icon } from '../../ui/icon.tsx';
import { SelectInput } from '../../ui/select-input.tsx';
import './imports.css';

/** What an import can bring in, the usual first. */
const kinds = ['contracts', 'finished_cases'] as const;

export function FileDrop() {
  const say = useWords();
  const writing = useWriting();
  const navigate = useNavigate();
  const readAgain = useReadAgain();
  const upload = useUpload(uploadImport, ({ importId }) => {
    readAgain('import');
    return navigate({ to: `/imports/${importId}` });
  });
  const [kind, setKind] = useState<(typeof kinds)[number]>('contracts');
  const take = (file: File) => upload.send({ query: { kind } }, file);
  const [isOver, setOver] = useState(false);
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: dropping is for the mouse; the button below does the same by keyboard
    <section
      className={isOver ? 'mg-drop mg-drop-over' : 'mg-drop'}
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={(event) => {
        event.preventDefault();
        setOver(false);
        const [file] = event.dataTransfer.files;
        if (file) take(file);
      }}
    >
      <Icon name="import" size={26} />
      <span>{say('imports:drop')}</span>
      <Filter label={say('imports:kind')}>
        <SelectInput
          value={kind}
          choices={kinds.map((value) => ({ value, text: say(`imports:kind.${value}`) }))}
          onChange={(chosen) => setKind(kinds.find((one) => one === chosen) ?? kind)}
        />
      </Filter>
      <FileButton
        type="primary"
        label={say('imports:drop')}
        accept=".csv,.tsv,.txt,.xlsx,text/csv,text/tab-separated-values"
        loading={upload.isSending}
        onChoose={take}
      >
        {say('imports:choose')}
      </FileButton>
      <small className="mg-quiet">{say('imports:formats')}</small>
      {upload.share !== undefined && (
        <div className="mg-drop-progress" role="status">
          <progress aria-label={say('imports:sending')} value={upload.share} max={1} />
          <span>{writing.number(upload.share, { style: 'percent' })}</span>
          <Button size="small" onClick={upload.stop}>
            {say('cancel')}
          </Button>
        </div>
      )}
      {upload.error !== undefined && <Fault error={upload.error} />}
    </section>
  );
}
