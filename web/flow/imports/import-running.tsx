// A running import: how far the file is read, what went in so far, and stopping it; what is in stays in.
import { Button } from 'antd';
import { stopImport } from '#api/imports';
import { useDeed } from '../../lib/use-deed.ts';
import { useWords } from '../../lib/use-language.ts';
import { useMay, useWriting } from '../../lib/use-session.ts';
import { Fault } from '../../ui/fault.tsx';
import { ImportCounts } from './import-counts.tsx';
import type { ImportShown } from './imports-screen.tsx';

export function ImportRunning({ run }: { run: ImportShown }) {
  const say = useWords();
  const may = useMay();
  const writing = useWriting();
  const stop = useDeed(stopImport);
  const share = run.bytes === 0 ? 0 : Math.min(1, run.progress.bytesRead / run.bytes);
  return (
    <section className="mg-panel">
      <div className="mg-row">
        <progress aria-label={say('imports:progress')} value={share} max={1} />
        <span role="status">{writing.number(share, { style: 'percent' })}</span>
        {may('import.run') && run.state === 'running' && (
          <Button danger loading={stop.isPending} onClick={() => stop.mutate({ params: { importId: run.importId } })}>
            {say('imports:stop')}
          </Button>
        )}
      </div>
      {stop.isError && <Fault error={stop.error} />}
      <p className="mg-quiet">{say('imports:stop_text')}</p>
      <ImportCounts progress={run.progress} />
    </section>
  );
}
