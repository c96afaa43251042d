// What was considered and gives nothing, each with the reason it lost and what would change that.
import { useWords } from '../../../lib/use-language.ts';
import { Mark } from '../../../ui/mark.tsx';
import { useDecisionWords } from '../words/use-decision-words.ts';
import { groupLosers } from './group-losers.ts';
import type { Loser } from './owed-judgement.ts';
import { ReasonList } from './reason-list.tsx';
import { RuleLink } from './rule-link.tsx';
import { useChangeWords } from './use-ground-words.ts';

export function LoserList({ losers }: { losers: readonly Loser[] }) {
  return (
    <ul className="mg-plain-list">
      {groupLosers(losers).map(({ loser, remedies }) => (
        <li key={loser.id} className="mg-lost">
          <LostRule loser={loser} remedies={remedies} />
        </li>
      ))}
    </ul>
  );
}

function LostRule({ loser, remedies }: { loser: Loser; remedies: readonly string[] }) {
  const say = useWords();
  const words = useDecisionWords();
  const changeWords = useChangeWords();
  const changes = changeWords(loser.wouldChange);
  const [, by = ''] = loser.outdoneBy?.split(':') ?? [];
  return (
    <>
      <div className="mg-row">
        <strong>{words.text(loser.title)}</strong>
        <Mark>{say(`choices:lost.${loser.lostBy}`)}</Mark>
        {loser.checkWithCounsel && <Mark tone="warn">{say('choices:verified.unverified')}</Mark>}
      </div>
      <span className="mg-quiet">{remedies.map((remedy) => words.say('remedies', remedy)).join(' · ')}</span>
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
