// One warning: what repeats and what it was seen from, the cases behind it, and one press to act or to dismiss it.
import { Link, useParams } from '@tanstack/react-router';
import { listWarningCases, showWarning } from '#api/flow/6-learning.warnings';
import type { Id } from '#api/values';
import { useAnswer, useList } from '../../../lib/use-answer.ts';
import { useWords } from '../../../lib/use-language.ts';
import { useWriting } from '../../../lib/use-session.ts';
import { Fault } from '../../../ui/fault.tsx';
import { ListTable } from '../../../ui/list-table.tsx';
import { Mark } from '../../../ui/mark.tsx';
import { PageFrame } from '../../../ui/page-frame.tsx';
import { Waiting } from '../../../ui/waiting.tsx';
import { useWarningWords, type WarningShown } from './use-warning-words.ts';
import { WarningDeeds } from './warning-deeds.tsx';
import { WarningStateMark } from './warning-state.tsx';

export function WarningScreen() {
  const say = useWords();
  const words = useWarningWords();
  const { warningId } = useParams({ strict: false }) as { warningId: Id<'wrn'> };
  const { data: warning, error, refetch } = useAnswer(showWarning, { params: { warningId } });
  const back = { to: '/warnings', title: say('area.warnings') };
  if (!warning) {
    return (
      <PageFrame title={say('learning:warning.one')} back={back}>
        {error ? <Fault error={error} again={() => void refetch()} /> : <Waiting label={say('waiting')} lines={6} />}
      </PageFrame>
    );
  }
  return (
    <PageFrame
      title={words.titleOf(warning)}
      mark={<WarningStateMark state={warning.state} />}
      lead={`${words.placeOf(warning)} · ${say(`words:warning_basis.${warning.basis}`)}`}
      back={back}
      deeds={<WarningDeeds warning={warning} />}
    >
      <Decided warning={warning} />
      {warning.sweepFromId === null && warning.state === 'open' && (
        <p className="mg-quiet">{say('learning:warning.find_others_not')}</p>
      )}
      <SeenFrom warning={warning} />
      <CasesBehind warningId={warningId} />
    </PageFrame>
  );
}

function Decided({
  warning: { state, decidedAt, decidedBy, reason, incidentId, incidentTitle },
}: {
  warning: WarningShown;
}) {
  const say = useWords();
  const writing = useWriting();
  if (decidedAt === null) return null;
  const told = say('learning:warning.decided', {
    state: say(`words:warning_state.${state}`),
    at: writing.instant(decidedAt),
    who: decidedBy ?? say('learning:warning.by_itself'),
  });
  return (
    <p>
      <span className="mg-quiet">{told}: </span>
      {incidentId ? <Link to={`/incidents/${incidentId}`}>{incidentTitle}</Link> : reason}
    </p>
  );
}

/** The numbers the warning stands on, so that whoever reads it can reckon it again. */
function SeenFrom({ warning: { seenFrom, windowFrom, windowUntil } }: { warning: WarningShown }) {
  const say = useWords();
  const writing = useWriting();
  const number = (value: number) => writing.number(value, { maximumFractionDigits: 1 });
  return (
    <section className="mg-panel">
      <h2>{say('learning:warning.why')}</h2>
      {seenFrom === null && <p>{say('learning:warning.safety_text')}</p>}
      {seenFrom && (
        <>
          <p>
            <strong>
              {say('learning:warning.seen_of', {
                customers: number(seenFrom.customers),
                days: number(seenFrom.days),
              })}
            </strong>{' '}
            <span className="mg-quiet">
              {say('learning:sweep.window_of', { from: writing.day(windowFrom), until: writing.day(windowUntil) })}
            </span>
          </p>
          <p>
            {say('learning:warning.seen_usual', {
              usual: number(seenFrom.usual),
              before: number(seenFrom.before),
              beforeDays: number(seenFrom.beforeDays),
            })}
          </p>
          <p>
            {seenFrom.oneInLooks === null
              ? say('learning:warning.seen_rare')
              : say('learning:warning.seen_chance', { number: number(seenFrom.oneInLooks) })}
          </p>
          <p className="mg-quiet">{say('learning:warning.seen_cells', { number: number(seenFrom.cells) })}</p>
        </>
      )}
    </section>
  );
}

function CasesBehind({ warningId }: { warningId: Id<'wrn'> }) {
  const say = useWords();
  const writing = useWriting();
  const { list, rows } = useList(listWarningCases, { params: { warningId }, query: { limit: 50 } });
  return (
    <section className="mg-stack">
      <h2>{say('learning:warning.cases')}</h2>
      <ListTable
        label={say('learning:warning.cases')}
        columns={[
          {
            id: 'case',
            title: say('learning:sweep.column.case'),
            cell: (row) => <Link to={`/cases/${row.caseId}`}>{row.number}</Link>,
          },
          { id: 'customer', title: say('learning:sweep.column.customer'), cell: (row) => row.personName },
          { id: 'opened', title: say('learning:measures.opened_on'), cell: (row) => writing.day(row.openedOn) },
          {
            id: 'where',
            title: say('learning:sweep.merchant'),
            cell: (row) => [row.firmName, row.storeName].filter(Boolean).join(' · '),
          },
          { id: 'said', title: say('cases:open.description'), cell: (row) => row.description, wideOnly: true },
          {
            id: 'state',
            title: say('learning:warning.state'),
            cell: (row) => (
              <span className="mg-row">
                {say(`words:case_state.${row.state}`)}
                {row.incidentId && <Mark tone="accent">{say('learning:warning.case_incident')}</Mark>}
              </span>
            ),
          },
        ]}
        rows={rows}
        rowKey={(row) => row.caseId}
        list={list}
        empty={<p className="mg-quiet">{say('cases:list.none')}</p>}
      />
    </section>
  );
}
