// The answer to a problem: the outcome, what to ask for, what is owed best first, what waiting costs, and the rest folded away.
import { useWords } from '../../../lib/use-language.ts';
import { useWriting } from '../../../lib/use-session.ts';
import { Fold } from '../../../ui/fold.tsx';
import { useDecisionWords } from '../words/use-decision-words.ts';
import { AskFor } from './ask-for.tsx';
import { BehindPanel } from './behind-panel.tsx';
import { EntitlementCard } from './entitlement-card.tsx';
import type { FactDraft } from './fact-draft.ts';
import { LoserList } from './loser-list.tsx';
import { MeterPanel } from './meter-panel.tsx';
import { OutcomeBanner } from './outcome-banner.tsx';
import type { OwedJudgement } from './owed-judgement.ts';
import { TraceList } from './trace-list.tsx';

export interface OwedAnswerProps {
  answer: OwedJudgement;
  draft: FactDraft;
  onChange: (draft: FactDraft) => void;
}

export function OwedAnswer({ answer, draft, onChange }: OwedAnswerProps) {
  const say = useWords();
  const words = useDecisionWords();
  const writing = useWriting();
  const { entitlements, losers, trace = [] } = answer;
  const missing = [...entitlements.flatMap((one) => one.missing), ...answer.referBecause.flatMap((why) => why.facts)];
  const asked = trace.reduce((sum, entry) => sum + entry.steps.length, 0);
  return (
    <div className="mg-stack">
      <OutcomeBanner answer={answer} />
      {answer.contradictions.map(({ code, facts }) => (
        <p key={`${code} ${facts.join()}`} className="mg-fault" role="alert">
          {say('decisions:owed.contradiction')}: {words.list(facts)}
        </p>
      ))}
      <MeterPanel meters={answer.meters} />
      <AskFor draft={draft} onChange={onChange} missing={missing} />
      {entitlements.length > 0 && (
        <>
          <h2>{say('decisions:owed.rank', { count: entitlements.length })}</h2>
          <ol className="mg-owed-list">
            {entitlements.map((one, at) => (
              <li key={one.id}>
                <EntitlementCard entitlement={one} rank={at + 1} />
              </li>
            ))}
          </ol>
        </>
      )}
      <BehindPanel answer={answer} />
      {losers.length > 0 && (
        <Fold title={say('decisions:owed.losers', { count: losers.length })}>
          <LoserList losers={losers} />
        </Fold>
      )}
      <Fold title={say('decisions:owed.trace', { count: asked })}>
        <TraceList trace={trace} currency={answer.currency} />
        <p className="mg-quiet mg-versions">
          {writing.day(answer.decidedOn)} · {say('decisions:owed.versions')}: {answer.versions.join(', ')}
        </p>
      </Fold>
      {answer.ignored.length > 0 && (
        <p className="mg-quiet">{say('decisions:owed.ignored', { names: answer.ignored.join(', ') })}</p>
      )}
    </div>
  );
}
