// One batch: its sum and counts, who proposed and signed, and every case with what the rules said of it and why.
import { useParams } from '@tanstack/react-router';
import { Input } from 'antd';
import {
  approveBatch,
  compensationOutcomes,
  type DecisionBatch,
  listBatchCases,
  showBatch,
  withdrawBatch,
} from '#api/flow/3-decisions.compensation';
import type { Id } from '#api/values';
import { useAnswer, useList } from '../../../lib/use-answer.ts';
import { useFilters } from '../../../lib/use-filters.ts';
import { useLanguage, useWords } from '../../../lib/use-language.ts';
import { useReadAgain } from '../../../lib/use-read-again.ts';
import { useMay, useWriting } from '../../../lib/use-session.ts';
import { DeedDialog } from '../../../ui/deed-dialog.tsx';
import { DeedForm } from '../../../ui/deed-form.tsx';
import { Fault } from '../../../ui/fault.tsx';
import { Field } from '../../../ui/field.tsx';
import { ChoiceFilter, FilterBar } from '../../../ui/filter-bar.tsx';
import { type Column, ListTable } from '../../../ui/list-table.tsx';
import { Mark } from '../../../ui/mark.tsx';
import { MoneyText } from '../../../ui/money-text.tsx';
import { PageFrame } from '../../../ui/page-frame.tsx';
import { StatRow, StatTile } from '../../../ui/stat-tile.tsx';
import { CaseLink } from '../../../ui/subject/subject-links.tsx';
import { Waiting } from '../../../ui/waiting.tsx';
import { outcomeTones } from './assessment-shown.tsx';
import { batchTones } from './incident-batches.tsx';
import { useMaySign } from './use-may-sign.ts';

export function BatchScreen() {
  const say = useWords();
  const { batchId } = useParams({ strict: false }) as { batchId: Id<'bat'> };
  const { data: batch, error, refetch } = useAnswer(showBatch, { params: { batchId } });
  const back = batch
    ? { to: `/incidents/${batch.incidentId}`, title: say('cases:incident.one') }
    : { to: '/decisions', title: say('area.decisions') };
  if (!batch) {
    return (
      <PageFrame title={say('compensation:batch.title')} back={back}>
        {error ? <Fault error={error} again={() => void refetch()} /> : <Waiting label={say('waiting')} lines={8} />}
      </PageFrame>
    );
  }
  return (
    <PageFrame
      title={say('compensation:batch.title')}
      mark={<Mark tone={batchTones[batch.state]}>{say(`compensation:batch.state.${batch.state}`)}</Mark>}
      lead={<BatchPeople batch={batch} />}
      back={back}
      deeds={<BatchDeeds batch={batch} />}
    >
      <BatchNumbers batch={batch} />
      <BatchCases batchId={batchId} />
    </PageFrame>
  );
}

function BatchPeople({ batch: { proposed, signatures, signaturesWanted, state, ended } }: { batch: DecisionBatch }) {
  const say = useWords();
  const writing = useWriting();
  const told = [
    say('compensation:decision.proposed_by', {
      name: proposed.name ?? proposed.by,
      at: writing.instant(proposed.at),
    }),
    ...signatures.map(({ name, by, at }) =>
      say('compensation:decision.signed_by', { name: name ?? by, at: writing.instant(at) }),
    ),
    state === 'proposed' &&
      say('compensation:decision.signatures', { count: signatures.length, wanted: signaturesWanted }),
    ended &&
      say('compensation:decision.ended_by', {
        name: ended.name ?? ended.by,
        at: writing.instant(ended.at),
        reason: ended.reason,
      }),
  ];
  return <>{told.filter(Boolean).join(' · ')}</>;
}

function BatchNumbers({ batch }: { batch: DecisionBatch }) {
  const say = useWords();
  const writing = useWriting();
  const { batchId, pay, wait, refuse, totalMinor, currency, leftOut } = batch;
  const counts = { pay, wait, refuse };
  return (
    <StatRow>
      <StatTile
        label={say('compensation:judge.total')}
        value={<MoneyText money={{ amountMinor: totalMinor, currency }} />}
      />
      {compensationOutcomes.map((outcome) => (
        <StatTile
          key={outcome}
          label={`${say('compensation:batch.outcome')}: ${say(`compensation:batch.outcome_${outcome}`)}`}
          value={writing.number(counts[outcome])}
          to={`/decisions/batches/${batchId}`}
          search={{ outcome }}
          tone={counts[outcome] > 0 ? outcomeTones[outcome] : undefined}
        />
      ))}
      {leftOut > 0 && (
        <StatTile label={say('compensation:batch.left_out', { count: leftOut })} value={writing.number(leftOut)} />
      )}
    </StatRow>
  );
}

type Row = ReturnType<typeof useList<typeof listBatchCases>>['rows'][number];

function BatchCases({ batchId }: { batchId: Id<'bat'> }) {
  const say = useWords();
  const language = useLanguage();
  const [filters, setFilters] = useFilters(['outcome'] as const);
  const outcome = compensationOutcomes.find((one) => one === filters.outcome);
  const { list, rows } = useList(
    listBatchCases,
    { params: { batchId }, query: { outcome, limit: 100 } },
    { keepLast: true },
  );
  const columns: Column<Row>[] = [
    {
      id: 'customer',
      title: say('compensation:list.customer'),
      cell: (row) => <CaseLink id={row.caseId} name={row.personName} />,
    },
    { id: 'contract', title: say('cases:filter.contractId'), cell: (row) => row.contractNumber ?? '—' },
    {
      id: 'outcome',
      title: say('compensation:batch.outcome'),
      cell: (row) => <Mark tone={outcomeTones[row.outcome]}>{say(`compensation:batch.outcome_${row.outcome}`)}</Mark>,
    },
    {
      id: 'why',
      title: say('compensation:batch.why'),
      cell: (row) => row.ground?.found[language] ?? (row.leftOutBy && leftOutText(row.leftOutBy)) ?? '—',
    },
    {
      id: 'amount',
      title: say('compensation:list.amount'),
      align: 'end',
      cell: (row) => <MoneyText money={{ amountMinor: row.totalMinor, currency: row.currency }} />,
    },
  ];
  /** Refusals of one case carry no facts here, so that a text with blanks would mislead: only whole texts are shown. */
  const leftOutText = (code: string) => {
    const text = say(`refusals:${code}` as 'refusals:case.not_found');
    return text.includes('{{') ? code : text;
  };
  return (
    <section className="mg-stack">
      <h2>{say('compensation:batch.cases')}</h2>
      <FilterBar onClear={outcome && (() => setFilters({ outcome: undefined }))}>
        <ChoiceFilter
          label={say('compensation:batch.outcome')}
          value={outcome}
          choices={compensationOutcomes.map((one) => ({ value: one, text: say(`compensation:batch.outcome_${one}`) }))}
          onChoose={(one) => setFilters({ outcome: one })}
        />
      </FilterBar>
      <ListTable
        label={say('compensation:batch.cases')}
        columns={columns}
        rows={rows}
        rowKey={(row) => row.caseId}
        list={list}
        empty={<p className="mg-quiet">{say('compensation:batch.no_cases')}</p>}
      />
    </section>
  );
}

function BatchDeeds({ batch }: { batch: DecisionBatch }) {
  const say = useWords();
  const may = useMay();
  const writing = useWriting();
  const readAgain = useReadAgain();
  const maySign = useMaySign();
  const { batchId, totalMinor, currency, pay } = batch;
  if (batch.state !== 'proposed') return null;
  const after = (close: () => void) => () => {
    readAgain('compensation', 'compensation_batch', 'incident', 'case', 'payment', 'history');
    close();
  };
  const amount = writing.money({ amountMinor: totalMinor, currency });
  return (
    <>
      {maySign(batch) && (
        <DeedDialog
          deed={say('compensation:decide.approve')}
          title={say('compensation:batch.approve_title', { amount, count: pay })}
          kind="primary"
        >
          {(close) => (
            <DeedForm
              contract={approveBatch}
              initial={{}}
              toGiven={() => ({ params: { batchId } })}
              onDone={after(close)}
              submit={say('compensation:decide.approve')}
              onCancel={close}
            >
              <p>{say('compensation:decide.approve_text')}</p>
            </DeedForm>
          )}
        </DeedDialog>
      )}
      {may('decision.withdraw') && (
        <DeedDialog deed={say('compensation:decide.withdraw')} title={say('compensation:decide.withdraw_title')}>
          {(close) => (
            <DeedForm<typeof withdrawBatch, { reason: string }>
              contract={withdrawBatch}
              initial={{}}
              toGiven={(body) => ({ params: { batchId }, body })}
              onDone={after(close)}
              submit={say('compensation:decide.withdraw')}
              onCancel={close}
            >
              <Field name="reason" label={say('compensation:decide.reason')}>
                <Input.TextArea rows={2} maxLength={1000} />
              </Field>
            </DeedForm>
          )}
        </DeedDialog>
      )}
    </>
  );
}
