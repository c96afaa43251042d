// How the answer to a case changed: at each step what became known, and what came, went or changed by it. Newest first.
import type { AnswerOf } from '#api/contract';
import type { showEntitlements } from '#api/flow/3-decisions.entitlements';
import { useWords } from '../../../lib/use-language.ts';
import { useWriting } from '../../../lib/use-session.ts';
import { Mark, type MarkTone } from '../../../ui/mark.tsx';
import { useDecisionWords } from '../words/use-decision-words.ts';

type Kept = AnswerOf<typeof showEntitlements>['kept'][number];
type Change = Kept['changes'][number];

const tones: Readonly<Record<Change['change'], MarkTone>> = { gained: 'good', lost: 'bad', changed: 'accent' };

export function KeptChanges({ kept }: { kept: readonly Kept[] }) {
  return (
    <ul className="mg-steps">
      {kept.map((one) => (
        <li key={one.version}>
          <OneVersion kept={one} />
        </li>
      ))}
    </ul>
  );
}

function OneVersion({ kept }: { kept: Kept }) {
  const say = useWords();
  const words = useDecisionWords();
  const writing = useWriting();
  const { outcome, outcomeBefore, because, changes, judgedAt, metersChanged } = kept;
  const causes = [...new Set(because.map(({ fact }) => say(`entitlements:because.${fact}`)))].join(' · ');
  return (
    <>
      <div className="mg-step-head">
        <strong>{causes}</strong>
        {outcomeBefore !== outcome && <Mark>{words.say('outcomes', outcome)}</Mark>}
        <small className="mg-quiet">{writing.instant(judgedAt)}</small>
      </div>
      <ul className="mg-plain-list">
        {changes.map((change) => (
          <li key={`${change.ruleId} ${change.remedy} ${change.change}`} className="mg-row">
            <Mark tone={tones[change.change]}>{say(`entitlements:change.${change.change}`)}</Mark>
            <span>
              {words.say('remedies', change.remedy)}
              {change.amountMinor &&
                ` ${writing.money({ amountMinor: change.amountMinor, currency: change.currency })}`}
            </span>
            <span className="mg-quiet">{words.text(change.title)}</span>
          </li>
        ))}
      </ul>
      {metersChanged && <p className="mg-quiet">{say('entitlements:change.meters')}</p>}
    </>
  );
}
