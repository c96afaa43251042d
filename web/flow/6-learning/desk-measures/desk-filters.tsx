// The filters of the desk's measures: days and the commonest in a row; whatever else is set stands in chips.
import { listCommitments } from '#api/flow/1-promises';
import { listWorkers } from '#api/flow/2-cases';
import { caseChannels, caseModes, caseProblems } from '#api/flow/2-cases.words';
import { listStores } from '#api/registry/merchants';
import { languages } from '#api/values';
import { useAnswer } from '../../../lib/use-answer.ts';
import { pickLanguageOf, useLanguage, useWords } from '../../../lib/use-language.ts';
import { useMay } from '../../../lib/use-session.ts';
import { useToday } from '../../../lib/use-today.ts';
import { DayInput } from '../../../ui/day-input.tsx';
import { ChoiceFilter, Filter, FilterBar } from '../../../ui/filter-bar.tsx';
import { FilterChips } from '../../../ui/filter-chips.tsx';
import { Fold } from '../../../ui/fold.tsx';
import { useCaseChips } from '../../2-cases/cases/case-filters.ts';
import type { DeskFilters, DeskView, SetDeskFilters } from './desk-query.ts';

interface DeskFilterProps {
  filters: DeskFilters;
  setFilters: SetDeskFilters;
}

const choices = <Code extends string>(codes: readonly Code[], textOf: (code: Code) => string) =>
  codes.map((code) => ({ value: code, text: textOf(code) }));

export function DeskFilterFields({ filters, setFilters, view }: DeskFilterProps & { view: DeskView }) {
  const say = useWords();
  const today = useToday();
  const workers = useAnswer(listWorkers, {}, { when: useMay()('case.read') });
  const chips = useCaseChips(view.chips);
  const people = (workers.data?.rows ?? []).map(({ workerId, name }) => ({ value: workerId, text: name }));
  const nobody = { value: 'nobody', text: say('cases:owner.nobody') };
  return (
    <>
      <FilterBar>
        <Filter label={say('learning:desk.from')}>
          <DayInput value={view.from} today={today} onChange={(day) => setFilters({ from: day })} />
        </Filter>
        <Filter label={say('learning:desk.until')}>
          <DayInput value={view.until} today={today} onChange={(day) => setFilters({ until: day })} />
        </Filter>
        <ChoiceFilter
          label={say('cases:filter.owner')}
          value={filters.owner}
          choices={[nobody, ...people]}
          onChoose={(owner) => setFilters({ owner })}
        />
        <ChoiceFilter
          label={say('cases:filter.problem')}
          value={filters.problem}
          choices={choices(caseProblems, (problem) => say(`words:case_problem.${problem}`))}
          onChoose={(problem) => setFilters({ problem })}
        />
      </FilterBar>
      <Fold title={say('finding:filter.more')}>
        <RareFilters filters={filters} setFilters={setFilters} />
      </Fold>
      <FilterChips
        chips={chips}
        onRemove={(name) => setFilters({ [name]: undefined })}
        onClear={() => setFilters(Object.fromEntries(chips.map(({ name }) => [name, undefined])))}
      />
    </>
  );
}

function RareFilters({ filters, setFilters }: DeskFilterProps) {
  const say = useWords();
  const language = useLanguage();
  const may = useMay();
  const stores = useAnswer(listStores, { query: { limit: 200 } });
  const commitments = useAnswer(listCommitments, { query: {} }, { when: may('commitment.read') });
  return (
    <FilterBar>
      <ChoiceFilter
        label={say('finding:filter.channel')}
        value={filters.channel}
        choices={choices(caseChannels, (channel) => say(`words:case_channel.${channel}`))}
        onChoose={(channel) => setFilters({ channel })}
      />
      <ChoiceFilter
        label={say('finding:filter.language')}
        value={filters.language}
        choices={choices(languages, (one) => say(`words:language.${one}`))}
        onChoose={(chosen) => setFilters({ language: chosen })}
      />
      <ChoiceFilter
        label={say('cases:filter.mode')}
        value={filters.mode}
        choices={choices(caseModes, (mode) => say(`words:case_mode.${mode}`))}
        onChoose={(mode) => setFilters({ mode })}
      />
      <ChoiceFilter
        label={say('finding:filter.commitmentId')}
        value={filters.commitmentId}
        choices={(commitments.data?.rows ?? []).map(({ commitmentId, code, current }) => ({
          value: commitmentId,
          text: current ? pickLanguageOf(current.name, language) : code,
        }))}
        onChoose={(commitmentId) => setFilters({ commitmentId })}
      />
      <ChoiceFilter
        label={say('cases:filter.storeId')}
        value={filters.storeId}
        choices={(stores.data?.rows ?? []).map((store) => ({ value: store.storeId, text: store.name }))}
        onChoose={(storeId) => setFilters({ storeId })}
      />
    </FilterBar>
  );
}
