// How the file is cut, every wanted field beside the column it is read from, what is still to be decided, and the first rows as they would go in.
import { Button } from 'antd';
import { useState } from 'react';
import type { z } from 'zod';
import { listImportKinds, type Mapping, previewImport, runImport } from '#api/imports';
import { useAnswer } from '../../lib/use-answer.ts';
import { useDeed } from '../../lib/use-deed.ts';
import { useWords } from '../../lib/use-language.ts';
import { useReadAgain } from '../../lib/use-read-again.ts';
import { Fault } from '../../ui/fault.tsx';
import { Waiting } from '../../ui/waiting.tsx';
import { CutChoice } from './cut-choice.tsx';
import type { ImportShown } from './imports-screen.tsx';
import { MappingTable } from './mapping-table.tsx';
import { PreviewTable } from './preview-table.tsx';
import { SavedMappings } from './saved-mappings.tsx';
import { UnknownWords } from './unknown-words.tsx';
import { useFieldWords, useReasonWords } from './use-field-words.ts';

/** A mapping to try; `guess` keeps how the file is cut and has the columns guessed anew. */
interface Tried {
  mapping: Mapping | null;
  guess: boolean;
}

export function MappingEditor({ run }: { run: ImportShown }) {
  const say = useWords();
  const readAgain = useReadAgain();
  const { importId } = run;
  // Nothing until a person changes something: the server's own guess, or the mapping it ran with before.
  const [tried, setTried] = useState<Tried>({ mapping: null, guess: false });
  const change = (mapping: Mapping) => setTried({ mapping, guess: false });
  const kinds = useAnswer(listImportKinds, {});
  const preview = useAnswer(previewImport, { params: { importId }, body: tried }, { keepLast: true, worded: true });
  const start = useDeed(runImport, () => readAgain('import'));
  const kind = kinds.data?.rows.find((one) => one.kind === run.kind);
  if (preview.isError) return <CannotCut run={run} tried={tried} error={preview.error} onTry={setTried} />;
  if (!preview.data || !kind) return <Waiting label={say('waiting')} lines={10} />;
  const { problems, columns, form, opening } = preview.data;
  const mapping = withCut((tried.guess ? null : tried.mapping) ?? preview.data.mapping, tried.mapping);
  return (
    <div className="mg-stack" aria-busy={preview.isFetching}>
      <section className="mg-panel">
        <h2>{say('imports:cut.title')}</h2>
        <p className="mg-quiet">{say('imports:cut.text')}</p>
        <CutChoice
          mapping={mapping}
          form={form}
          opening={opening}
          onCut={(cut) => setTried({ mapping: { ...cut, fields: [] }, guess: true })}
        />
      </section>
      <section className="mg-panel">
        <h2>{say('imports:mapping.title')}</h2>
        <p className="mg-quiet">{say('imports:mapping.text')}</p>
        <SavedMappings mapping={mapping} columns={columns} onChoose={change} />
        <MappingTable
          kind={kind}
          columns={columns}
          samples={preview.data.samples}
          problems={problems}
          mapping={mapping}
          onChange={change}
        />
      </section>
      <UnknownWords kind={kind} mapping={mapping} unknown={preview.data.unknown} onChange={change} />
      <Problems problems={problems} />
      <PreviewTable mapping={mapping} rows={preview.data.rows} />
      {start.isError && <Fault error={start.error} />}
      <div className="mg-row">
        <Button
          type="primary"
          loading={start.isPending}
          disabled={problems.length > 0 || preview.isPlaceholderData}
          onClick={() => start.mutate({ params: { importId }, body: { mapping } })}
        >
          {say(run.startedAt === null ? 'imports:run' : 'imports:run_again')}
        </Button>
        <span className="mg-quiet">{say('imports:run_text')}</span>
      </div>
    </div>
  );
}

/** What a person chose of how the file is cut counts at once, also while the answer to it is on its way. */
function withCut(mapping: Mapping, chosen: Mapping | null): Mapping {
  if (!chosen) return mapping;
  const { encoding, delimiter, sheet, headerRow } = chosen;
  return {
    ...mapping,
    ...(encoding ? { encoding } : {}),
    ...(delimiter ? { delimiter } : {}),
    ...(sheet ? { sheet } : {}),
    ...(headerRow > 0 ? { headerRow } : {}),
  };
}

function Problems({ problems }: { problems: z.infer<typeof previewImport.answer>['problems'] }) {
  const say = useWords();
  const fieldWords = useFieldWords();
  const reasonWords = useReasonWords();
  if (problems.length === 0) return null;
  return (
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
  );
}

/** A file that cannot be read as it was told to be can be told to be something else. */
function CannotCut(props: { run: ImportShown; tried: Tried; error: Error; onTry: (tried: Tried) => void }) {
  const { run, tried, error, onTry } = props;
  const mapping = tried.mapping ?? run.mapping ?? { kind: run.kind, headerRow: 0, fields: [] };
  const form = {
    encoding: mapping.encoding ?? run.encoding,
    delimiter: mapping.delimiter ?? run.delimiter,
    sheets: run.sheets,
  };
  return (
    <section className="mg-panel">
      <Fault error={error} />
      <CutChoice
        mapping={mapping}
        form={form}
        opening={[]}
        onCut={(cut) => onTry({ mapping: { ...cut, fields: [] }, guess: true })}
      />
    </section>
  );
}
