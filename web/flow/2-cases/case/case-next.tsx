// What is due next in a case, by when and whose turn it is, with the deed that answers it.
import { useWords } from '../../../lib/use-language.ts';
import { useWriting } from '../../../lib/use-session.ts';
import { DueMoment } from '../../../ui/subject/case-state.tsx';
import type { CaseShown } from './use-case-after.ts';
import { useStepDeed } from './use-step-deed.tsx';

export function CaseNext({ shown }: { shown: CaseShown }) {
  const say = useWords();
  const turn = useTurn();
  const deed = useStepDeed(shown);
  const { step, dueAt, overdue } = shown;
  if (step === 'none') {
    return (
      <section className="mg-next" aria-label={say('cases:next.title')}>
        <span className="mg-quiet">{say('cases:next.nothing')}</span>
      </section>
    );
  }
  return (
    <section className={overdue ? 'mg-next mg-next-late' : 'mg-next'} aria-label={say('cases:next.title')}>
      <div className="mg-next-what">
        <span className="mg-quiet">{say('cases:next.title')}</span>
        <strong>{say(`words:case_step.${step}`)}</strong>
      </div>
      {dueAt && (
        <div className="mg-next-what">
          <span className="mg-quiet">{say(overdue ? 'cases:next.passed' : 'cases:filter.overdue')}</span>
          <DueMoment dueAt={dueAt} overdue={overdue} />
        </div>
      )}
      <div className="mg-next-what">
        <span className="mg-quiet">{say('cases:next.by')}</span>
        <span>{turn(shown)}</span>
      </div>
      <WaitNote shown={shown} />
      {deed && <div className="mg-row">{deed}</div>}
    </section>
  );
}

function WaitNote({ shown: { waitReason, waitNote, waitUntil } }: { shown: CaseShown }) {
  const say = useWords();
  const writing = useWriting();
  if (waitReason === null) return null;
  const note = [waitNote, waitUntil && say('cases:next.due', { at: writing.instant(waitUntil) })].filter(Boolean);
  return (
    <span>{say('cases:next.waits', { whom: say(`words:wait_reason.${waitReason}`), note: note.join(', ') })}</span>
  );
}

/** Who has to move: the merchant or the customer where the step is theirs, else the owner. */
function useTurn(): (shown: CaseShown) => string {
  const say = useWords();
  return ({ step, waitReason, owner }) => {
    if (step === 'merchant_answer' || step === 'merchant_performance') return say('cases:next.by_merchant');
    if (step === 'wait_over' && waitReason === 'customer') return say('cases:next.by_customer');
    if (step === 'wait_over' && waitReason === 'merchant') return say('cases:next.by_merchant');
    if (step === 'wait_over' && waitReason === 'outside') return say('cases:next.by_outside');
    return owner === null ? say('cases:next.by_nobody') : say('cases:next.by_owner', { name: owner.name });
  };
}
