// What the customer has asked for, and when: a demand starts clocks and meters.
import { Button } from 'antd';
import { type RemedyKind, remedyKinds } from '#api/flow/3-decisions';
import { useWords } from '../../../lib/use-language.ts';
import { DayInput } from '../../../ui/day-input.tsx';
import { Icon } from '../../../ui/icon.tsx';
import { useDecisionWords } from '../words/use-decision-words.ts';
import type { FactDraft } from './fact-draft.ts';

type Demand = NonNullable<FactDraft['demands']>[number];

export function DemandFields({ draft, onChange }: { draft: FactDraft; onChange: (draft: FactDraft) => void }) {
  const say = useWords();
  const words = useDecisionWords();
  const demands = draft.demands ?? [];
  const today = String(draft.decidedOn).slice(0, 10);
  const change = (at: number, part: Partial<Demand>) =>
    onChange({ ...draft, demands: demands.map((one, place) => (place === at ? { ...one, ...part } : one)) });
  return (
    <div className="mg-stack">
      {demands.length === 0 && <p className="mg-quiet">{say('decisions:owed.demand.none')}</p>}
      {demands.map((demand, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a demand has no name of its own, and the place is what is changed
        <div key={at} className="mg-demand">
          <select
            className="mg-control"
            aria-label={say('decisions:owed.demand.kind')}
            value={demand.kind}
            onChange={(event) => change(at, { kind: event.target.value as RemedyKind })}
          >
            {remedyKinds.map((kind) => (
              <option key={kind} value={kind}>
                {words.say('remedies', kind)}
              </option>
            ))}
          </select>
          <DayInput
            value={demand.madeOn}
            today={today}
            label={say('decisions:owed.demand.made')}
            onChange={(madeOn) => change(at, { madeOn })}
          />
          <button
            type="button"
            className="mg-plain"
            aria-label={`${say('remove')}: ${words.say('remedies', demand.kind)}`}
            onClick={() => onChange({ ...draft, demands: demands.filter((_, place) => place !== at) })}
          >
            <Icon name="trash" size={16} />
          </button>
        </div>
      ))}
      <div>
        <Button
          size="small"
          onClick={() => onChange({ ...draft, demands: [...demands, { kind: 'refund', madeOn: today }] })}
        >
          {say('decisions:owed.demand.add')}
        </Button>
      </div>
    </div>
  );
}
