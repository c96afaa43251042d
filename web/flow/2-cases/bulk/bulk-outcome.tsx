// How far a deed on many cases is, what refused and why, and the way back while its minute lasts.
import { Button } from 'antd';
import { useEffect, useState } from 'react';
import type { z } from 'zod';
import { type bulkShown, showBulk, undoBulk, undoSeconds } from '#api/flow/2-cases.finding';
import type { Id } from '#api/values';
import { useAnswer } from '../../../lib/use-answer.ts';
import { useDeed } from '../../../lib/use-deed.ts';
import { useWords } from '../../../lib/use-language.ts';
import { useReadAgain } from '../../../lib/use-read-again.ts';
import { Fault } from '../../../ui/fault.tsx';
import { Fold } from '../../../ui/fold.tsx';
import { Icon } from '../../../ui/icon.tsx';
import { CaseLink } from '../../../ui/subject/subject-links.tsx';

type Bulk = z.infer<typeof bulkShown>;
const isAtWork = (bulk: Bulk | undefined) => bulk === undefined || bulk.state === 'running' || bulk.state === 'undoing';

export function BulkOutcome({ bulkId, onClose }: { bulkId: string; onClose: () => void }) {
  const say = useWords();
  const readAgain = useReadAgain();
  const params = { bulkId: bulkId as Id<'blk'> };
  const [atWork, setAtWork] = useState(true);
  const { data: bulk, error } = useAnswer(showBulk, { params }, { everyMs: atWork ? 400 : false });
  const undo = useDeed(undoBulk, () => setAtWork(true));
  const state = bulk?.state;
  useEffect(() => {
    if (state === 'done' || state === 'undone') {
      setAtWork(false);
      readAgain('case', 'view', 'incident');
    }
  }, [state, readAgain]);
  if (error) return <Fault error={error} />;
  if (!bulk) return null;
  return (
    <section className="mg-note mg-stack" aria-live="polite" data-bulk-state={bulk.state}>
      <div className="mg-row">
        {isAtWork(bulk) && <progress max={bulk.cases} value={bulk.done + bulk.refused} aria-label={say('waiting')} />}
        <strong>{toldOf(bulk, say)}</strong>
        {bulk.state === 'done' && bulk.undoUntil && bulk.done > 0 && (
          <UndoButton seconds={undoSeconds} isPending={undo.isPending} onUndo={() => undo.mutate({ params })} />
        )}
        <button type="button" className="mg-plain" aria-label={say('close')} onClick={onClose}>
          <Icon name="close" size={14} />
        </button>
      </div>
      {undo.error && <Fault error={undo.error} />}
      <Refusals bulk={bulk} />
    </section>
  );
}

function toldOf(bulk: Bulk, say: ReturnType<typeof useWords>): string {
  const { done, cases, undone } = bulk;
  if (bulk.state === 'running') return say('finding:bulk.running', { done, cases });
  if (bulk.state === 'undoing') return say('finding:bulk.undoing');
  return bulk.state === 'done' ? say('finding:bulk.done', { done, cases }) : say('finding:bulk.undone', { undone });
}

/** Goes away when the minute is over; the server says so too. Counted from when the end was seen, whatever this machine's clock says. */
function UndoButton({ seconds, isPending, onUndo }: { seconds: number; isPending: boolean; onUndo: () => void }) {
  const say = useWords();
  const [left, setLeft] = useState(seconds);
  useEffect(() => {
    const tick = setInterval(() => setLeft((before) => before - 1), 1000);
    return () => clearInterval(tick);
  }, []);
  if (left <= 0) return null;
  return (
    <Button size="small" loading={isPending} onClick={onUndo} aria-label={say('finding:bulk.undo')}>
      {say('finding:bulk.undo_left', { seconds: left })}
    </Button>
  );
}

function Refusals({ bulk }: { bulk: Bulk }) {
  const say = useWords();
  if (bulk.refusals.length === 0) return null;
  return (
    <Fold title={say('finding:bulk.refused', { count: bulk.refusals.length })}>
      <ul className="mg-plain-list">
        {bulk.refusals.map(({ caseId, number, refusal, facts }) => (
          <li key={caseId} className="mg-row">
            <CaseLink id={caseId} name={number} />
            <span className="mg-quiet">
              {say(`refusals:${refusal}` as 'refusals:case.not_open', {
                ...facts,
                state: say(`words:case_state.${String(facts.state ?? 'new')}` as 'words:case_state.new'),
              })}
            </span>
          </li>
        ))}
      </ul>
    </Fold>
  );
}
