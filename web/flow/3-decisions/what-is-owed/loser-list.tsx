// What was considered and gives nothing, each with the reason it lost and what would change that.
import type { AnswerOf } from '#api/contract';
import type { judgeGiven } from '#api/flow/3-decisions.routes';
import { useWords } from '../../../lib/use-language.ts';
import { Mark } from '../../../ui/mark.tsx';
import { useDecisionWords } from '../words/use-decision-words.ts';
import { ReasonList } from './reason-list.tsx';
import { RuleLink } from './rule-link.tsx';
import { useChangeWords } from './use-ground-words.ts';

type Loser = AnswerOf<typeof judgeGiven>['losers'][number];

export function LoserList({ losers }: { losers: readonly Loser[] }) {
  return (
    <ul className="mg-plain-list">
      {losers.map((loser) => (
        <li key={loser.id} className="mg-promise">
          <LostRule loser={loser} />
        </li>
      ))}
    </ul>
  );
}

function LostRule({ loser }: { loser: Loser }) {
  const say = useWords();
  const words = useDecisionWords();
  const changeWords = useChangeWords();
  const changes = changeWords(loser.wouldChange);
  const [, by = ''] = loser.outdoneBy?.split(':') ?? [];
  return (
    <>
      <div className="mg-row">
        <strong>{words.say('remedies', loser.remedy)}</strong>
        <Mark>{say(`choices:lost.${loser.lostBy}`)}</Mark>
        {loser.checkWithCounsel && <Mark tone="warn">{say('choices:verified.unverified')}</Mark>}
      </div>
      <span className="mg-quiet">{words.text(loser.title)}</span>
      <ReasonList reasons={loser.reasons} />
      {by && <span>{say('decisions:owed.outdone_by', { by })}</span>}
      {changes.length > 0 && (
        <span className="mg-quiet">
          {say('decisions:owed.changes')}: {changes.join(' · ')}
        </span>
      )}
      <RuleLink ruleId={loser.ruleId} citation={loser.citation} />
    </>
  );
}
