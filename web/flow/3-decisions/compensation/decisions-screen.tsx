// Decisions on advance compensation: first those that wait for a signature, batches of incidents among them, then any other state.
import {
  type CompensationDecision,
  decisionStates,
  listBatches,
  listCompensation,
} from '#api/flow/3-decisions.compensation';
import { useList } from '../../../lib/use-answer.ts';
import { useFilters } from '../../../lib/use-filters.ts';
import { useWords } from '../../../lib/use-language.ts';
import { useScreenKeys } from '../../../lib/use-screen-keys.ts';
import { useMay, useWriting } from '../../../lib/use-session.ts';
import { EmptyState } from '../../../ui/empty-state.tsx';
import { Filter, FilterBar } from '../../../ui/filter-bar.tsx';
import { type Column, ListTable } from '../../../ui/list-table.tsx';
import { Mark } from '../../../ui/mark.tsx';
import { MoneyText } from '../../../ui/money-text.tsx';
import { PageFrame } from '../../../ui/page-frame.tsx';
import { SelectInput } from '../../../ui/select-input.tsx';
import { CaseLink, MerchantLink } from '../../../ui/subject/subject-links.tsx';
import { ApprovalLimits } from './approval-limits.tsx';
import { decisionTones } from './case-decisions.tsx';
import { BatchLine } from './incident-batches.tsx';
import { SignDeeds } from './sign-deeds.tsx';
import '../../2-cases/cases.css';

export function DecisionsScreen() {
  const say = useWords();
  const may = useMay();
  useScreenKeys();
  const [filters, setFilters] = useFilters(['state'] as const);
  const state = decisionStates.find((one) => one === filters.state) ?? 'proposed';
  const { list, rows } = useList(listCompensation, { query: { state, alone: 'yes', limit: 50 } }, { keepLast: true });
  return (
    <PageFrame title={say('area.decisions')} lead={say('compensation:list.lead')}>
      <BatchesToSign />
      <FilterBar>
        <Filter label={say('compensation:list.state')}>
          <SelectInput
            value={state}
            choices={decisionStates.map((one) => ({ value: one, text: say(`compensation:decision.state.${one}`) }))}
            onChange={(one) => setFilters({ state: one })}
          />
        </Filter>
      </FilterBar>
      <ListTable
        label={say('compensation:list.title')}
        columns={useDecisionColumns()}
        rows={rows}
        rowKey={(row) => row.decisionId}
        list={list}
        empty={<EmptyState title={say('compensation:list.none')} text={say('compensation:list.none_text')} />}
      />
      {may('decision.read') && <ApprovalLimits />}
    </PageFrame>
  );
}

/** Nothing is shown while no batch waits: most companies never have one. */
function BatchesToSign() {
  const say = useWords();
  const { rows } = useList(listBatches, { query: { state: 'proposed', limit: 20 } });
  if (rows.length === 0) return null;
  return (
    <section className="mg-panel">
      <h2>{say('compensation:batch.to_sign')}</h2>
      <ul className="mg-steps">
        {rows.map((batch) => (
          <BatchLine key={batch.batchId} batch={batch} />
        ))}
      </ul>
    </section>
  );
}

function useDecisionColumns(): Column<CompensationDecision>[] {
  const say = useWords();
  const writing = useWriting();
  return [
    {
      id: 'customer',
      title: say('compensation:list.customer'),
      cell: (row) => <CaseLink id={row.caseId} name={row.personName} />,
    },
    {
      id: 'merchant',
      title: say('compensation:list.merchant'),
      cell: (row) => <MerchantLink id={row.firmId} name={row.legalName} />,
    },
    {
      id: 'for',
      title: say('compensation:line.head'),
      cell: (row) => row.lines.map(({ head }) => say(`words:payment_head.${head}`)).join(', ') || '—',
    },
    {
      id: 'amount',
      title: say('compensation:list.amount'),
      align: 'end',
      cell: (row) => <MoneyText money={{ amountMinor: row.totalMinor, currency: row.currency }} />,
    },
    {
      id: 'proposed',
      title: say('compensation:list.proposed'),
      cell: ({ proposed }) => (
        <div>
          {proposed.name ?? proposed.by}
          <div>
            <small className="mg-quiet">{writing.instant(proposed.at)}</small>
          </div>
        </div>
      ),
    },
    {
      id: 'state',
      title: say('compensation:list.state'),
      cell: (row) => (
        <div className="mg-row">
          <Mark tone={decisionTones[row.state]}>{say(`compensation:decision.state.${row.state}`)}</Mark>
          <SignDeeds decision={row} />
        </div>
      ),
    },
  ];
}
