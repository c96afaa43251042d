// One import, as far as it has come: mapping and preview, running, or what became of it.
import { useParams } from '@tanstack/react-router';
import { showImport } from '#api/imports';
import type { Id } from '#api/values';
import { useAnswer } from '../../lib/use-answer.ts';
import { useWords } from '../../lib/use-language.ts';
import { useMay, useWriting } from '../../lib/use-session.ts';
import { Fault } from '../../ui/fault.tsx';
import { PageFrame } from '../../ui/page-frame.tsx';
import { Waiting } from '../../ui/waiting.tsx';
import { ImportOutcome } from './import-outcome.tsx';
import { ImportRunning } from './import-running.tsx';
import { ImportState } from './import-state.tsx';
import type { ImportShown } from './imports-screen.tsx';
import { MappingEditor } from './mapping-editor.tsx';
import './imports.css';

/** How often a running import is asked for; a batch takes about as long. */
const askEveryMs = 700;

export function ImportScreen() {
  const say = useWords();
  const writing = useWriting();
  const { importId } = useParams({ strict: false }) as { importId: Id<'imp'> };
  const { data, error, refetch } = useImport(importId);
  const back = { to: '/imports', title: say('area.imports') };
  if (!data) {
    return (
      <PageFrame title={say('area.imports')} back={back}>
        {error ? <Fault error={error} again={() => void refetch()} /> : <Waiting label={say('waiting')} lines={8} />}
      </PageFrame>
    );
  }
  const kilobytes = writing.number(data.bytes / 1000, { maximumFractionDigits: 1 });
  return (
    <PageFrame
      title={data.fileName}
      mark={<ImportState state={data.state} />}
      lead={say('imports:about', { at: writing.instant(data.uploadedAt), number: kilobytes })}
      back={back}
    >
      {error && <Fault error={error} again={() => void refetch()} />}
      <ImportStage run={data} />
    </PageFrame>
  );
}

const isRunning = (state: ImportShown['state'] | undefined) => state === 'running' || state === 'stopping';

function useImport(importId: Id<'imp'>) {
  const first = useAnswer(showImport, { params: { importId } });
  return useAnswer(
    showImport,
    { params: { importId } },
    { everyMs: isRunning(first.data?.state) ? askEveryMs : false },
  );
}

function ImportStage({ run }: { run: ImportShown }) {
  const may = useMay();
  if (isRunning(run.state)) return <ImportRunning run={run} />;
  const canRun = may('import.run') && run.state !== 'done';
  return (
    <>
      {run.startedAt !== null && <ImportOutcome run={run} />}
      {canRun && <MappingEditor run={run} />}
    </>
  );
}
