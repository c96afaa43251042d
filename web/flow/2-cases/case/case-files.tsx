// Photos and papers of a case, and adding one: it may be shown as a proof or belong to a visit.
import { useState } from 'react';
import { addFile, readCaseFile, showThumbnail } from '#api/flow/2-cases.links';
import { addressOf, type Given } from '../../../lib/address-of.ts';
import { useWords } from '../../../lib/use-language.ts';
import { useReadAgain } from '../../../lib/use-read-again.ts';
import { useWriting } from '../../../lib/use-session.ts';
import { useUpload } from '../../../lib/use-upload.ts';
import { Fault } from '../../../ui/fault.tsx';
import { FileButton } from '../../../ui/file-button.tsx';
import { Filter } from '../../../ui/filter-bar.tsx';
import { KeyHint } from '../../../ui/key-hint.tsx';
import { SelectInput } from '../../../ui/select-input.tsx';
import { Thumbnail } from '../../../ui/thumbnail.tsx';
import type { CaseShown } from './use-case-after.ts';

export function CaseFiles({ shown }: { shown: CaseShown }) {
  const say = useWords();
  const writing = useWriting();
  return (
    <section className="mg-panel">
      <h2>{say('cases:files.title')}</h2>
      {shown.files.length === 0 && <p className="mg-quiet">{say('cases:files.none')}</p>}
      <ul className="mg-plain-list">
        {shown.files.map((file) => (
          <li key={file.fileId}>
            <Thumbnail
              address={addressOf(showThumbnail, { params: { fileId: file.fileId } })}
              mediaType={file.mediaType}
            />
            <a href={addressOf(readCaseFile, { params: { fileId: file.fileId } })}>{file.name}</a>{' '}
            {file.proofKind && <span className="mg-quiet">{say(`words:evidence.${file.proofKind}`)}</span>}
            <div>
              <small className="mg-quiet">
                {[say(`cases:files.from_${file.from}`), file.who, writing.instant(file.addedAt)].join(' · ')}
              </small>
            </div>
          </li>
        ))}
      </ul>
      {shown.may.includes('add_file') && <AddFile shown={shown} />}
    </section>
  );
}

type Query = NonNullable<Given<typeof addFile>['query']>;

function AddFile({ shown }: { shown: CaseShown }) {
  const say = useWords();
  const readAgain = useReadAgain();
  const wanted = shown.proofs.filter((proof) => proof.state === 'wanted').map((proof) => proof.kind);
  const [chosen, setChosen] = useState<string>();
  const kind = wanted.find((one) => one === chosen);
  const visit = shown.visits.find((one) => one.state !== 'cancelled');
  const query: Query = {
    ...(kind ? { proofKind: kind } : {}),
    ...(chosen === visit?.visitId && visit ? { visitId: visit.visitId } : {}),
  };
  const upload = useUpload(addFile, () => readAgain('case', 'history', 'compensation'));
  const choices = [
    ...wanted.map((one) => ({ value: one as string, text: say(`words:evidence.${one}`) })),
    ...(visit ? [{ value: visit.visitId as string, text: say('cases:visits.photos') }] : []),
  ];
  return (
    <div className="mg-stack">
      {choices.length > 0 && (
        <Filter label={say('cases:files.as')}>
          <SelectInput
            value={chosen ?? ''}
            choices={[{ value: '', text: say('cases:files.as_nothing') }, ...choices]}
            onChange={setChosen}
          />
        </Filter>
      )}
      <div>
        <FileButton
          size="small"
          label={say('cases:files.add')}
          accept="image/*,application/pdf"
          aria-keyshortcuts="F"
          loading={upload.isSending}
          onChoose={(file) => upload.send({ params: { caseId: shown.caseId }, query }, file)}
        >
          {say('cases:files.add')}
          <KeyHint shortcut="F" />
        </FileButton>
      </div>
      {upload.isSending && <span role="status">{say('cases:files.sending')}</span>}
      {upload.error !== undefined && <Fault error={upload.error} />}
    </div>
  );
}
