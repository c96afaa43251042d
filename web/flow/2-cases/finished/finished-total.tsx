// All finished cases that fit, in numbers: how many, how long they took, what was given back, who was satisfied (FIN-3).
import type { AnswerOf } from '#api/contract';
import type { sumFinishedCases } from '#api/flow/2-cases.finished';
import { useWords } from '../../../lib/use-language.ts';
import { useWriting } from '../../../lib/use-session.ts';
import { MoneyList } from '../../../ui/money-text.tsx';
import { StatRow, StatTile } from '../../../ui/stat-tile.tsx';

export type FinishedSums = AnswerOf<typeof sumFinishedCases>;

/** Of those who said whether they were satisfied; nothing when nobody said. */
export function shareSatisfied({ satisfied, dissatisfied }: FinishedSums['total']): number | undefined {
  const said = satisfied + dissatisfied;
  return said === 0 ? undefined : satisfied / said;
}

export function FinishedTotal({ total }: { total: FinishedSums['total'] }) {
  const say = useWords();
  const writing = useWriting();
  const share = shareSatisfied(total);
  return (
    <StatRow wide>
      <StatTile label={say('cases:finished.cases')} value={writing.number(total.cases)} />
      <StatTile
        label={say('cases:finished.median')}
        value={total.medianDays === null ? '—' : writing.number(total.medianDays)}
      />
      <StatTile
        label={say('cases:finished.restitution')}
        value={<MoneyList amounts={total.restitution} />}
        note={say('cases:finished.restored', { count: total.restored, number: writing.number(total.restored) })}
      />
      <StatTile
        label={say('cases:finished.satisfied')}
        value={share === undefined ? '—' : writing.number(share, { style: 'percent', maximumFractionDigits: 0 })}
        note={say('cases:finished.of_said', { number: writing.number(total.satisfied + total.dissatisfied) })}
      />
      {total.contradictory > 0 && (
        <StatTile
          label={say('cases:finished.contradictory')}
          value={writing.number(total.contradictory)}
          note={say('cases:finished.contradictory_note')}
          tone="warn"
        />
      )}
    </StatRow>
  );
}
