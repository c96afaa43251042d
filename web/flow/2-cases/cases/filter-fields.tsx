// The filters of the list of cases: the common ones in a row, the others behind a fold; what is set stands in chips below.
import { useState } from 'react';
import { listCommitments } from '#api/flow/1-promises';
import { listWorkers } from '#api/flow/2-cases';
import { caseOrders } from '#api/flow/2-cases.filter';
import { listTags } from '#api/flow/2-cases.finding';
import { caseChannels, caseModes, caseProblems, caseStates, rungs } from '#api/flow/2-cases.words';
import { listStores } from '#api/registry/merchants';
import { languages } from '#api/values';
import { useAnswer } from '../../../lib/use-answer.ts';
import { pickLanguageOf, useLanguage, useWords } from '../../../lib/use-language.ts';
import { useMay } from '../../../lib/use-session.ts';
import { ChoiceFilter, Filter, FilterBar } from '../../../ui/filter-bar.tsx';
import { Fold } from '../../../ui/fold.tsx';
import { SelectInput } from '../../../ui/select-input.tsx';
import type { CaseFilter, CaseFilterValues } from './case-filters.ts';

type Listed = CaseFilterValues & { order?: string };
interface FilterProps {
  filters: Listed;
  setFilters: (change: Partial<Record<CaseFilter | 'order', string | undefined>>) => void;
}

const choices = <Code extends string>(codes: readonly Code[], textOf: (code: Code) => string) =>
  codes.map((code) => ({ value: code, text: textOf(code) }));

export function CaseFilterFields({ filters, setFilters }: FilterProps) {
  const say = useWords();
  const workers = useAnswer(listWorkers, {});
  const people = (workers.data?.rows ?? []).map(({ workerId, name }) => ({ value: workerId, text: name }));
  const due = filters.overdue ? 'late' : filters.dueUntil;
  return (
    <>
      <FilterBar>
        <WordsFilter key={filters.words} value={filters.words} onChange={(words) => setFilters({ words })} />
        <ChoiceFilter
          label={say('cases:filter.owner')}
          value={filters.owner}
          choices={[...choices(['me', 'nobody'] as const, (owner) => say(`cases:owner.${owner}`)), ...people]}
          onChoose={(owner) => setFilters({ owner })}
        />
        <Filter label={say('cases:filter.state')}>
          <SelectInput
            value={filters.state ?? 'open'}
            choices={[
              ...choices(['open', 'ended'] as const, (state) => say(`cases:state.${state}`)),
              ...choices(caseStates, (state) => say(`words:case_state.${state}`)),
            ]}
            onChange={(state) => setFilters({ state: state === 'open' ? undefined : state })}
          />
        </Filter>
        <ChoiceFilter
          label={say('finding:filter.dueUntil')}
          value={due}
          choices={choices(['late', 'today', 'week'] as const, (one) => say(`finding:filter.due_${one}`))}
          onChoose={(one) =>
            setFilters(one === 'late' ? { overdue: 'yes', dueUntil: undefined } : { overdue: undefined, dueUntil: one })
          }
        />
        <ChoiceFilter
          label={say('cases:filter.problem')}
          value={filters.problem}
          choices={choices(caseProblems, (problem) => say(`words:case_problem.${problem}`))}
          onChoose={(problem) => setFilters({ problem })}
        />
        <Filter label={say('finding:order.label')}>
          <SelectInput
            value={filters.order ?? 'due'}
            choices={choices(caseOrders, (order) => say(`finding:order.${order}`))}
            onChange={(order) => setFilters({ order: order === 'due' ? undefined : order })}
          />
        </Filter>
      </FilterBar>
      <Fold title={say('finding:filter.more')}>
        <RareFilters filters={filters} setFilters={setFilters} />
      </Fold>
    </>
  );
}

function RareFilters({ filters, setFilters }: FilterProps) {
  const say = useWords();
  const may = useMay();
  const language = useLanguage();
  const stores = useAnswer(listStores, { query: { limit: 200 } });
  const tags = useAnswer(listTags, {});
  const commitments = useAnswer(listCommitments, { query: {} }, { when: may('commitment.read') });
  const choose = (name: CaseFilter) => (value: string | undefined) => setFilters({ [name]: value });
  return (
    <FilterBar>
      <ChoiceFilter
        label={say('cases:filter.rung')}
        value={filters.rung}
        choices={choices(rungs, (rung) => say(`words:rung.${rung}`))}
        onChoose={choose('rung')}
      />
      <ChoiceFilter
        label={say('cases:filter.mode')}
        value={filters.mode}
        choices={choices(caseModes, (mode) => say(`words:case_mode.${mode}`))}
        onChoose={choose('mode')}
      />
      <ChoiceFilter
        label={say('finding:filter.channel')}
        value={filters.channel}
        choices={choices(caseChannels, (channel) => say(`words:case_channel.${channel}`))}
        onChoose={choose('channel')}
      />
      <ChoiceFilter
        label={say('finding:filter.language')}
        value={filters.language}
        choices={choices(languages, (one) => say(`words:language.${one}`))}
        onChoose={choose('language')}
      />
      <ChoiceFilter
        label={say('finding:filter.supervised')}
        value={filters.supervised}
        choices={[{ value: 'yes', text: say('finding:filter.supervised_yes') }]}
        onChoose={choose('supervised')}
      />
      <ChoiceFilter
        label={say('finding:filter.tag')}
        value={filters.tag}
        choices={(tags.data?.rows ?? []).map((tag) => ({ value: tag, text: tag }))}
        onChoose={choose('tag')}
      />
      <ChoiceFilter
        label={say('finding:filter.commitmentId')}
        value={filters.commitmentId}
        choices={(commitments.data?.rows ?? []).map(({ commitmentId, code, current }) => ({
          value: commitmentId,
          text: current ? pickLanguageOf(current.name, language) : code,
        }))}
        onChoose={choose('commitmentId')}
      />
      <ChoiceFilter
        label={say('cases:filter.storeId')}
        value={filters.storeId}
        choices={(stores.data?.rows ?? []).map((store) => ({ value: store.storeId, text: store.name }))}
        onChoose={choose('storeId')}
      />
    </FilterBar>
  );
}

/** Sought when Enter is pressed or the box is left: a search at each letter would answer words nobody meant. */
function WordsFilter({ value, onChange }: { value: string | undefined; onChange: (words?: string) => void }) {
  const say = useWords();
  const [typed, setTyped] = useState(value ?? '');
  const settle = () => {
    if (typed.trim() !== (value ?? '')) onChange(typed.trim() || undefined);
  };
  return (
    <Filter label={say('cases:list.words')}>
      <input
        type="search"
        className="mg-control"
        placeholder={say('cases:list.words_hint')}
        value={typed}
        onChange={(event) => setTyped(event.target.value)}
        onBlur={settle}
        onKeyDown={(event) => {
          if (event.key === 'Enter' && !event.nativeEvent.isComposing) settle();
        }}
      />
    </Filter>
  );
}
