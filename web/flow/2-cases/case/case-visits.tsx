// Visits to the home: planned, made with what was found, or called off. One comes before any money moves (E6).
import { Input } from 'antd';
import { cancelVisit, planVisit } from '#api/flow/2-cases';
import { useWords } from '../../../lib/use-language.ts';
import { useSession, useWriting } from '../../../lib/use-session.ts';
import { useToday } from '../../../lib/use-today.ts';
import { Field } from '../../../ui/field.tsx';
import { Mark } from '../../../ui/mark.tsx';
import { MomentInput } from '../../../ui/moment-input.tsx';
import { Pairs } from '../../../ui/pairs.tsx';
import { CaseDeed } from './case-deed.tsx';
import { RecordVisitDeed } from './record-visit-deed.tsx';
import type { CaseShown } from './use-case-after.ts';

type Visit = CaseShown['visits'][number];
const tones = { planned: 'accent', done: 'good', cancelled: 'quiet' } as const;

export function CaseVisits({ shown }: { shown: CaseShown }) {
  const say = useWords();
  const planned = shown.visits.find((visit) => visit.state === 'planned');
  return (
    <section className="mg-panel">
      <div className="mg-panel-head">
        <h2>{say('cases:visits.title')}</h2>
        {shown.may.includes('plan_visit') && (
          <div className="mg-row">
            <PlanVisit shown={shown} shortcut={planned ? undefined : 'V'} />
          </div>
        )}
      </div>
      {shown.visits.length === 0 && <p className="mg-quiet">{say('cases:visits.none')}</p>}
      <ul className="mg-steps">
        {shown.visits.map((visit) => (
          <VisitLine key={visit.visitId} shown={shown} visit={visit} shortcut={visit === planned ? 'V' : undefined} />
        ))}
      </ul>
    </section>
  );
}

function VisitLine({ shown, visit, shortcut }: { shown: CaseShown; visit: Visit; shortcut: string | undefined }) {
  const say = useWords();
  const writing = useWriting();
  const yesNo = (seen: boolean | null) => seen !== null && say(seen ? 'cases:visits.yes' : 'cases:visits.no');
  const photos = shown.files.filter((file) => file.visitId === visit.visitId);
  return (
    <li>
      <div className="mg-step-head">
        <strong>{writing.instant(visit.doneAt ?? visit.plannedAt)}</strong>
        <Mark tone={tones[visit.state]}>{say(`words:visit_state.${visit.state}`)}</Mark>
        <span className="mg-quiet">{visit.who}</span>
        {visit.state === 'planned' && (
          <div className="mg-row">
            {shown.may.includes('record_visit') && <RecordVisitDeed shown={shown} visit={visit} shortcut={shortcut} />}
            {shown.may.includes('cancel_visit') && <CancelVisit visit={visit} />}
          </div>
        )}
      </div>
      {visit.state === 'done' && (
        <Pairs
          pairs={[
            [say('cases:visits.problem'), yesNo(visit.problemFound)],
            [say('cases:visits.delivered'), yesNo(visit.delivered)],
            [say('cases:visits.installed'), yesNo(visit.installed)],
            [say('cases:visits.findings'), visit.findings && <span className="mg-said">{visit.findings}</span>],
            [say('cases:visits.photos'), photos.map((file) => file.name).join(', ')],
          ]}
        />
      )}
    </li>
  );
}

function PlanVisit({ shown, shortcut }: { shown: CaseShown; shortcut: string | undefined }) {
  const say = useWords();
  const today = useToday();
  const { now, name, company } = useSession();
  return (
    <CaseDeed<typeof planVisit, { plannedAt: string; who: string }>
      contract={planVisit}
      deed={say('cases:visits.plan')}
      shortcut={shortcut}
      initial={{ plannedAt: now, who: name }}
      toGiven={(body) => ({ params: { caseId: shown.caseId }, body })}
    >
      <Field name="plannedAt" label={say('cases:visits.when')}>
        <MomentInput timeZone={company.timeZone} today={today} timeLabel={say('registry:time')} />
      </Field>
      <Field name="who" label={say('cases:visits.who')}>
        <Input maxLength={200} />
      </Field>
    </CaseDeed>
  );
}

function CancelVisit({ visit: { visitId } }: { visit: Visit }) {
  const say = useWords();
  return (
    <CaseDeed<typeof cancelVisit, { reason: string }>
      contract={cancelVisit}
      deed={say('cases:visits.cancel')}
      title={say('cases:visits.cancel_title')}
      toGiven={(body) => ({ params: { visitId }, body })}
    >
      <Field name="reason" label={say('cases:deed.reason')}>
        <Input maxLength={1000} />
      </Field>
    </CaseDeed>
  );
}
