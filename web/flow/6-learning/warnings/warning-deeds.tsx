// What can be made of a warning: an incident of its cases, a sweep from a confirmed one, or nothing, with the reason.
import { useNavigate } from '@tanstack/react-router';
import { Button, Input } from 'antd';
import type { z } from 'zod';
import { dismissWarning, type showWarning, takeUpWarning } from '#api/flow/6-learning.warnings';
import { useWords } from '../../../lib/use-language.ts';
import { useReadAgain } from '../../../lib/use-read-again.ts';
import { useMay, useWriting } from '../../../lib/use-session.ts';
import { DeedDialog } from '../../../ui/deed-dialog.tsx';
import { DeedForm } from '../../../ui/deed-form.tsx';
import { Field } from '../../../ui/field.tsx';
import { LinkButton } from '../../../ui/link-button.tsx';
import { useWarningWords } from './use-warning-words.ts';

type Whole = z.infer<typeof showWarning.answer>;

export function WarningDeeds({ warning }: { warning: Whole }) {
  const may = useMay();
  const { state, outsideIncident } = warning;
  return (
    <>
      {may('sweep.start') && state !== 'dismissed' && <FindOthers warning={warning} />}
      {may('incident.write') && state === 'open' && <Dismiss warning={warning} />}
      {may('incident.write') && state !== 'dismissed' && outsideIncident > 0 && <TakeUp warning={warning} />}
    </>
  );
}

function FindOthers({ warning: { sweepFromId } }: { warning: Whole }) {
  const say = useWords();
  if (sweepFromId === null) return <Button disabled>{say('learning:warning.find_others')}</Button>;
  return (
    <LinkButton to="/sweeps/new" search={{ caseId: sweepFromId }} icon="call">
      {say('learning:warning.find_others')}
    </LinkButton>
  );
}

function TakeUp({ warning }: { warning: Whole }) {
  const say = useWords();
  const writing = useWriting();
  const words = useWarningWords();
  const navigate = useNavigate();
  const readAgain = useReadAgain();
  const { warningId, incidentId } = warning;
  const number = writing.number(warning.outsideIncident);
  const deed =
    incidentId === null ? say('learning:warning.open_incident') : say('learning:warning.bring_new', { number });
  return (
    <DeedDialog deed={deed} kind="primary">
      {(close) => (
        <DeedForm<typeof takeUpWarning, { title: string }>
          contract={takeUpWarning}
          initial={{ title: warning.incidentTitle ?? words.titleOf(warning) }}
          toGiven={({ title }) => ({ params: { warningId }, body: { title } })}
          onDone={({ incidentId: into }) => {
            readAgain('case', 'incident');
            close();
            if (incidentId === null) void navigate({ to: `/incidents/${into}` });
          }}
          submit={deed}
          onCancel={close}
        >
          <p>{say('learning:warning.incident_lead', { number })}</p>
          {incidentId === null && (
            <Field name="title" label={say('learning:warning.incident_title')}>
              <Input maxLength={200} />
            </Field>
          )}
        </DeedForm>
      )}
    </DeedDialog>
  );
}

function Dismiss({ warning: { warningId } }: { warning: Whole }) {
  const say = useWords();
  return (
    <DeedDialog deed={say('learning:warning.dismiss')}>
      {(close) => (
        <DeedForm<typeof dismissWarning, { reason: string }>
          contract={dismissWarning}
          initial={{}}
          toGiven={({ reason }) => ({ params: { warningId }, body: { reason } })}
          onDone={close}
          submit={say('learning:warning.dismiss')}
          onCancel={close}
        >
          <p>{say('learning:warning.dismiss_lead')}</p>
          <Field name="reason" label={say('learning:warning.reason')}>
            <Input.TextArea rows={3} maxLength={2000} />
          </Field>
        </DeedForm>
      )}
    </DeedDialog>
  );
}
