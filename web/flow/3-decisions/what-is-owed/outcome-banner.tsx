// The answer in one line: whether anything is owed, the best of it, and why not when not.
import { useWords } from '../../../lib/use-language.ts';
import { useWriting } from '../../../lib/use-session.ts';
import { Pairs } from '../../../ui/pairs.tsx';
import { useDecisionWords } from '../words/use-decision-words.ts';
import type { OwedJudgement } from './owed-judgement.ts';
import { ReasonList } from './reason-list.tsx';
import { RuleLink } from './rule-link.tsx';
import { useBurdenWords, useChangeWords } from './use-ground-words.ts';

const tones = { owed: 'good', needs_proof: 'accent', refer: 'warn', refused: 'bad' } as const;

export function OutcomeBanner({ answer }: { answer: OwedJudgement }) {
  const say = useWords();
  const words = useDecisionWords();
  const writing = useWriting();
  const { outcome, entitlements, referBecause, refusal } = answer;
  const best = entitlements[0];
  const amount = best?.amountMinor ? writing.money({ amountMinor: best.amountMinor, currency: best.currency }) : '';
  const reasons = [...new Set(referBecause.map(({ code }) => code.split(':')[0] ?? ''))];
  return (
    <div className={`mg-outcome mg-outcome-${tones[outcome]}`} role="status">
      <p className="mg-outcome-word">{words.say('outcomes', outcome)}</p>
      {best && outcome !== 'refused' && (
        <p className="mg-outcome-best">
          {words.say('remedies', best.remedy)} {amount && <strong className="mg-number">{amount}</strong>}
        </p>
      )}
      {entitlements.length === 0 && <p>{say('decisions:owed.none')}</p>}
      {reasons.map((code) => (
        <p key={code}>{words.choice(`refer.${code}`).replace(/^refer\..*/, say('choices:refer.other'))}</p>
      ))}
      {refusal && <RefusalGround refusal={refusal} />}
    </div>
  );
}

/** A "no" always says its rule, its reasons, who proves what, and what would change it (product rule 1). */
function RefusalGround({ refusal }: { refusal: NonNullable<OwedJudgement['refusal']> }) {
  const say = useWords();
  const words = useDecisionWords();
  const burdenWords = useBurdenWords();
  const changeWords = useChangeWords();
  return (
    <Pairs
      pairs={[
        [say('decisions:owed.refusal'), refusal.reasons.length > 0 && <ReasonList reasons={refusal.reasons} />],
        [say('decisions:owed.burden'), burdenWords(refusal.burden)],
        [say('decisions:owed.must_prove'), words.list(refusal.burden.proofs.map((proof) => `proofs.${proof}`))],
        [say('decisions:owed.changes'), changeWords(refusal.wouldChange).join(' · ')],
        [
          say('decisions:owed.rule'),
          <>
            {words.text(refusal.title)} <RuleLink ruleId={refusal.ruleId} citation={refusal.citation} />
          </>,
        ],
      ]}
    />
  );
}
