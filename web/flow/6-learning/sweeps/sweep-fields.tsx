// The conditions of a sweep: whom it looks for, in which days, where, what, and in which state.
import { sweepPromiseStates } from '#api/flow/6-learning';
import { contractStates } from '#api/registry/contracts';
import { listStores } from '#api/registry/merchants';
import { useAnswer } from '../../../lib/use-answer.ts';
import { useWords } from '../../../lib/use-language.ts';
import { useToday } from '../../../lib/use-today.ts';
import { CheckList } from '../../../ui/check-list.tsx';
import { DayInput } from '../../../ui/day-input.tsx';
import { ChoiceFilter, Filter } from '../../../ui/filter-bar.tsx';
import { SelectInput } from '../../../ui/select-input.tsx';
import type { CaseShown } from '../../2-cases/case/use-case-after.ts';
import { type LookFor, type SweepDraft, waysToLook } from './sweep-draft.ts';

export interface SweepFieldsProps {
  shown: CaseShown;
  draft: SweepDraft;
  title: string;
  onChange: (draft: SweepDraft) => void;
}

export function SweepFields({ shown, draft, title, onChange }: SweepFieldsProps) {
  const say = useWords();
  const today = useToday();
  const change = (part: Partial<SweepDraft>) => onChange({ ...draft, ...part });
  const names = { firm: shown.legalName ?? '', brand: shown.brandName ?? '' };
  const ways = waysToLook(shown).map((way) => ({
    value: way,
    text: {
      firm: say('learning:sweep.by_firm', { name: names.firm }),
      brand: say('learning:sweep.by_brand', { name: names.brand }),
      both: say('learning:sweep.by_both', { brand: names.brand, name: names.firm }),
    }[way],
  }));
  return (
    <div className="mg-sweep-fields">
      <Filter label={say('learning:sweep.by')}>
        <SelectInput value={draft.lookFor} choices={ways} onChange={(way) => change({ lookFor: way as LookFor })} />
      </Filter>
      <div className="mg-row">
        <Filter label={say('learning:sweep.signed_from')}>
          <DayInput value={draft.signedFrom} today={today} onChange={(day) => day && change({ signedFrom: day })} />
        </Filter>
        <Filter label={say('learning:sweep.signed_until')}>
          <DayInput value={draft.signedUntil} today={today} onChange={(day) => day && change({ signedUntil: day })} />
        </Filter>
      </div>
      <SweepNarrower draft={draft} change={change} />
      <Filter label={say('learning:sweep.title')}>
        <input
          className="mg-control"
          maxLength={200}
          value={title}
          onChange={(event) => change({ title: event.target.value })}
        />
      </Filter>
      <Filter label={say('learning:sweep.attempts')}>
        <input
          className="mg-control"
          type="number"
          min={1}
          max={12}
          value={draft.attemptsMax}
          onChange={(event) => change({ attemptsMax: event.target.value })}
        />
      </Filter>
    </div>
  );
}

/** Conditions that make it fewer; none of them is needed. */
function SweepNarrower({ draft, change }: { draft: SweepDraft; change: (part: Partial<SweepDraft>) => void }) {
  const say = useWords();
  const stores = useAnswer(listStores, { query: { limit: 200 } });
  return (
    <>
      <div className="mg-row">
        <ChoiceFilter
          label={say('cases:about.store')}
          value={draft.storeId}
          choices={(stores.data?.rows ?? []).map((store) => ({ value: store.storeId, text: store.name }))}
          onChoose={(storeId) => change({ storeId })}
        />
        <ChoiceFilter
          label={say('learning:sweep.promise_state')}
          value={draft.promiseState}
          choices={sweepPromiseStates.map((state) => ({ value: state, text: say(`words:state.${state}`) }))}
          onChoose={(state) => change({ promiseState: sweepPromiseStates.find((one) => one === state) })}
        />
        <Filter label={say('learning:sweep.family')}>
          <input
            className="mg-control"
            maxLength={200}
            value={draft.family}
            onChange={(event) => change({ family: event.target.value })}
          />
        </Filter>
      </div>
      <div>
        <span className="mg-quiet">{say('learning:sweep.contract_state')}</span>
        <CheckList
          label={say('learning:sweep.contract_state')}
          value={draft.contractStates}
          onChange={(states) => change({ contractStates: states })}
          choices={contractStates.map((state) => ({ value: state, text: say(`words:contract_state.${state}`) }))}
        />
      </div>
    </>
  );
}
