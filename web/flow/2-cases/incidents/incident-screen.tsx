// One incident: running totals, exposure against the merchant's deposit, its cases, the batch decision, messages to all (E12, E16).
import { useParams } from '@tanstack/react-router';
import { listCases } from '#api/flow/2-cases';
import { closeIncident, showIncident } from '#api/flow/2-cases.incidents';
import type { Id } from '#api/values';
import { useAnswer, useList } from '../../../lib/use-answer.ts';
import { useDeed } from '../../../lib/use-deed.ts';
import { useWords } from '../../../lib/use-language.ts';
import { useMay, useWriting } from '../../../lib/use-session.ts';
import { Confirm } from '../../../ui/confirm.tsx';
import { Fault } from '../../../ui/fault.tsx';
import { LinkButton } from '../../../ui/link-button.tsx';
import { PageFrame } from '../../../ui/page-frame.tsx';
import { HistoryTimeline } from '../../../ui/subject/history-timeline.tsx';
import { Waiting } from '../../../ui/waiting.tsx';
import { IncidentBatches } from '../../3-decisions/compensation/incident-batches.tsx';
import { SweepTable } from '../../6-learning/sweeps/sweeps-screen.tsx';
import { CaseTable } from '../cases/case-table.tsx';
import { IncidentAbout } from './incident-about.tsx';
import { IncidentMessages } from './incident-messages.tsx';
import type { IncidentShown } from './incident-shown.ts';
import { IncidentTotals } from './incident-totals.tsx';
import { IncidentState } from './incidents-screen.tsx';
import { useIncidentColumns } from './use-incident-columns.tsx';
import '../cases.css';

export function IncidentScreen() {
  const say = useWords();
  const may = useMay();
  const writing = useWriting();
  const { incidentId } = useParams({ strict: false }) as { incidentId: Id<'inc'> };
  const { data: incident, error, refetch } = useAnswer(showIncident, { params: { incidentId } });
  const back = { to: '/incidents', title: say('area.incidents') };
  if (!incident) {
    return (
      <PageFrame title={say('cases:incident.one')} back={back}>
        {error ? <Fault error={error} again={() => void refetch()} /> : <Waiting label={say('waiting')} lines={8} />}
      </PageFrame>
    );
  }
  const began = `${say('cases:incident.began')} ${writing.day(incident.beganOn)}`;
  return (
    <PageFrame
      title={incident.title}
      mark={<IncidentState incident={incident} />}
      lead={[began, incident.brandName ?? incident.legalName].filter(Boolean).join(' · ')}
      back={back}
      deeds={
        <>
          {may('decision.read') && (
            <LinkButton to="/exposure" search={{ incidentId }} icon="scales">
              {say('entitlements:exposure.link')}
            </LinkButton>
          )}
          <CloseDeed incident={incident} />
        </>
      }
    >
      {error && <Fault error={error} again={() => void refetch()} />}
      <IncidentTotals incident={incident} />
      <IncidentAbout incident={incident} />
      {!incident.past && <IncidentParts incident={incident} />}
    </PageFrame>
  );
}

function IncidentParts({ incident }: { incident: IncidentShown }) {
  const say = useWords();
  const may = useMay();
  const { incidentId } = incident;
  return (
    <>
      {may('decision.read') && <IncidentBatches incidentId={incidentId} isOpen={incident.state === 'open'} />}
      <Members incident={incident} />
      <IncidentMessages incident={incident} />
      {may('sweep.read') && (
        <section className="mg-stack">
          <h2>{say('cases:incident.sweeps')}</h2>
          <SweepTable filters={{ incidentId }} />
        </section>
      )}
      {may('history.read') && (
        <section className="mg-panel">
          <h2>{say('history.title')}</h2>
          <HistoryTimeline subjectId={incidentId} />
        </section>
      )}
    </>
  );
}

function Members({ incident }: { incident: IncidentShown }) {
  const say = useWords();
  const { incidentId } = incident;
  // Without a state the server answers only with those still owed an answer; an incident shows all, the open ones first.
  const open = useList(listCases, { query: { incidentId, state: 'open', limit: 50 } }, { keepLast: true });
  const ended = useList(listCases, { query: { incidentId, state: 'ended', limit: 50 } }, { keepLast: true });
  const more = useIncidentColumns(incident);
  return (
    <>
      <section className="mg-stack">
        <h2>{`${say('cases:incident.members')}: ${say('cases:state.open')}`}</h2>
        <CaseTable
          label={`${say('cases:incident.members')}: ${say('cases:state.open')}`}
          rows={open.rows}
          list={open.list}
          more={more}
          without={['merchant']}
          empty={<p className="mg-quiet">{say('cases:list.none')}</p>}
        />
      </section>
      {ended.rows.length > 0 && (
        <section className="mg-stack">
          <h2>{`${say('cases:incident.members')}: ${say('cases:state.ended')}`}</h2>
          <CaseTable
            label={`${say('cases:incident.members')}: ${say('cases:state.ended')}`}
            rows={ended.rows}
            list={ended.list}
            without={['merchant']}
          />
        </section>
      )}
    </>
  );
}

function CloseDeed({ incident: { incidentId, state } }: { incident: IncidentShown }) {
  const say = useWords();
  const may = useMay();
  const close = useDeed(closeIncident);
  if (state !== 'open' || !may('incident.write')) return null;
  return (
    <Confirm
      deed={say('cases:incident.close')}
      title={say('cases:incident.close')}
      text={say('cases:incident.close_text')}
      onDo={() => close.mutateAsync({ params: { incidentId }, body: {} })}
    />
  );
}
