// Mapping: every wanted field beside the column it is read from, what is still to be decided, and the first rows as they would go in.
import { Button } from 'antd';
import { useState } from 'react';
import { listImportKinds, type Mapping, previewImport, runImport } from '#api/imports';
import { useAnswer } from '../../lib/use-answer.ts';
import { useDeed } from '../../lib/use-deed.ts';
import { useWords } from '../../lib/use-language.ts';
import { useReadAgain } from '../../lib/use-read-again.ts';
import { Fault } from '../../ui/fault.tsx';
import { Waiting } from '../../ui/waiting.tsx';
import type { ImportShown } from './imports-screen.tsx';
import { MappingTable } from './mapping-table.tsx';
import { PreviewTable } from './preview-table.tsx';
import { SavedMappings } from './saved-mappings.tsx';
import { useFieldWords, useReasonWords } from './use-field-words.ts';

export function MappingEditor({ run }: { run: ImportShown }) {
  const say = useWords();
  const fieldWords = useFieldWords();
  const reasonWords = useReasonWords();
  const readAgain = useReadAgain();
  const { importId } = run;
  // Undefined until a person changes something: the server's own guess, or the mapping it ran with before.
  const [chosen, setChosen] = useState<Mapping>();
  const kinds = useAnswer(listImportKinds, {});
  const preview = useAnswer(
    previewImport,
    { params: { importId }, body: { mapping: chosen ?? null } },
    { keepLast: true },
  );
  const start = useDeed(runImport, () => readAgain('import'));
  if (preview.isError) return <Fault error={preview.error} again={() => void preview.refetch()} />;
  const kind = kinds.data?.rows.find((one) => one.kind === run.kind);
  if (!preview.data || !kind) return <Waiting label={say('waiting')} lines={10} />;
  const mapping = chosen ?? preview.data.mapping;
  const { problems } = preview.data;
  return (
    <div className="mg-stack" aria-busy={preview.isFetching}>
      <section className="mg-panel">
        <h2>{say('imports:mapping.title')}</h2>
        <p className="mg-quiet">{say('imports:mapping.text')}</p>
        <SavedMappings mapping={mapping} columns={run.columns} onChoose={setChosen} />
        <MappingTable
          kind={kind}
          columns={run.columns}
          samples={preview.data.samples}
          problems={problems}
          mapping={mapping}
          onChange={setChosen}
        />
      </section>
      {problems.length > 0 && (
        <section className="mg-panel" role="status">
          <h2>{say('imports:mapping.problems')}</h2>
          <ul>
            {problems.map((problem) => (
              <li key={`${problem.field} ${problem.reason}`}>
                <strong>{fieldWords(problem.field)}</strong>: {reasonWords(problem)}
              </li>
            ))}
          </ul>
        </section>
      )}
      <PreviewTable mapping={mapping} rows={preview.data.rows} />
      {start.isError && <Fault error={start.error} />}
      <div className="mg-row">
        <Button
          type="primary"
          loading={start.isPending}
          disabled={problems.length > 0}
          onClick={() => start.mutate({ params: { importId }, body: { mapping } })}
        >
          {say(run.startedAt === null ? 'imports:run' : 'imports:run_again')}
        </Button>
        <span className="mg-quiet">{say('imports:run_text')}</span>
      </div>
    </div>
  );
}
