// The working behind what is owed on a case: every entitlement with its rule, what lost and why, meters, and each question asked.
import { showEntitlements } from '#api/flow/3-decisions.entitlements';
import type { Id } from '#api/values';
import { useAnswer } from '../../../lib/use-answer.ts';
import { useWords } from '../../../lib/use-language.ts';
import { useWriting } from '../../../lib/use-session.ts';
import { Fault } from '../../../ui/fault.tsx';
import { Fold } from '../../../ui/fold.tsx';
import { Waiting } from '../../../ui/waiting.tsx';
import { BehindPanel } from './behind-panel.tsx';
import { EntitlementCard } from './entitlement-card.tsx';
import { LoserList } from './loser-list.tsx';
import { MeterPanel } from './meter-panel.tsx';
import { OutcomeBanner } from './outcome-banner.tsx';
import { TraceList } from './trace-list.tsx';

/** Asked for when it is opened: a trace is ten times the rest. */
export function CaseOwedWorking({ caseId }: { caseId: Id<'cas'> }) {
  const say = useWords();
  const writing = useWriting();
  const given = { params: { caseId }, query: { trace: 'yes' } } as const;
  const { data, error, refetch } = useAnswer(showEntitlements, given, { keepLast: true });
  if (error && !data) return <Fault error={error} again={() => void refetch()} />;
  if (!data?.judgement) return <Waiting label={say('waiting')} />;
  const judged = { ...data.judgement, ignored: [] };
  const { entitlements, losers, trace = [] } = judged;
  const asked = trace.reduce((sum, entry) => sum + entry.steps.length, 0);
  return (
    <div className="mg-stack">
      {judged.outcome !== 'owed' && <OutcomeBanner answer={judged} />}
      <MeterPanel meters={judged.meters} />
      <ol className="mg-owed-list">
        {entitlements.map((one, at) => (
          <li key={one.id}>
            <EntitlementCard entitlement={one} rank={at + 1} />
          </li>
        ))}
      </ol>
      <BehindPanel answer={judged} />
      {losers.length > 0 && (
        <Fold title={say('decisions:owed.losers', { count: losers.length })}>
          <LoserList losers={losers} />
        </Fold>
      )}
      <Fold title={say('decisions:owed.trace', { count: asked })}>
        <TraceList trace={trace} currency={judged.currency} />
        <p className="mg-quiet mg-versions">
          {writing.day(judged.decidedOn)} · {say('decisions:owed.versions')}: {judged.versions.join(', ')}
        </p>
      </Fold>
    </div>
  );
}
