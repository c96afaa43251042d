// Opening an incident, and writing down one of the past with its figures (E17).
import { useNavigate } from '@tanstack/react-router';
import { Input, InputNumber } from 'antd';
import { openIncident, recordPastIncident } from '#api/flow/2-cases.incidents';
import { type CaseProblem, caseProblems } from '#api/flow/2-cases.words';
import type { Money } from '#api/values';
import { useWords } from '../../../lib/use-language.ts';
import { useSession } from '../../../lib/use-session.ts';
import { useToday } from '../../../lib/use-today.ts';
import { AmountInput } from '../../../ui/amount-input.tsx';
import { DayInput } from '../../../ui/day-input.tsx';
import { DeedDialog } from '../../../ui/deed-dialog.tsx';
import { DeedForm } from '../../../ui/deed-form.tsx';
import { Field } from '../../../ui/field.tsx';
import { SelectInput } from '../../../ui/select-input.tsx';

interface OpenValues {
  title: string;
  cause?: string;
  problem?: CaseProblem;
  beganOn: string;
}
const orNull = (text: string | undefined) => (text?.trim() ? text.trim() : null);

function SharedFields() {
  const say = useWords();
  return (
    <>
      <Field name="title" label={say('cases:incident.title')}>
        <Input maxLength={200} />
      </Field>
      <Field name="cause" label={say('cases:incident.cause')} optional>
        <Input.TextArea rows={2} maxLength={2000} />
      </Field>
      <Field name="problem" label={say('cases:incident.problem')} optional>
        <SelectInput
          placeholder={say('cases:incident.problem_any')}
          choices={caseProblems.map((one) => ({ value: one, text: say(`words:case_problem.${one}`) }))}
        />
      </Field>
    </>
  );
}

export function OpenIncident() {
  const say = useWords();
  const today = useToday();
  const navigate = useNavigate();
  return (
    <DeedDialog deed={say('cases:incident.open')} kind="primary">
      {(close) => (
        <DeedForm<typeof openIncident, OpenValues>
          contract={openIncident}
          initial={{ beganOn: today }}
          toGiven={({ title, cause, problem, beganOn }) => ({
            body: { title, beganOn, cause: orNull(cause), problem: problem ?? null },
          })}
          onDone={({ incidentId }) => void navigate({ to: `/incidents/${incidentId}` })}
          submit={say('cases:incident.open')}
          onCancel={close}
        >
          <SharedFields />
          <Field name="beganOn" label={say('cases:incident.began')}>
            <DayInput today={today} />
          </Field>
        </DeedForm>
      )}
    </DeedDialog>
  );
}

interface PastValues extends OpenValues {
  note?: string;
  closedOn: string;
  customers: number;
  assessed?: Money | null;
  paid?: Money | null;
}

export function RecordPastIncident() {
  const say = useWords();
  const today = useToday();
  const navigate = useNavigate();
  const { company } = useSession();
  return (
    <DeedDialog deed={say('cases:incident.past')}>
      {(close) => (
        <DeedForm<typeof recordPastIncident, PastValues>
          contract={recordPastIncident}
          initial={{}}
          toGiven={({ cause, note, problem, assessed, paid, ...rest }) => ({
            body: {
              ...rest,
              cause: orNull(cause),
              note: orNull(note),
              problem: problem ?? null,
              assessed: assessed ?? null,
              paid: paid ?? null,
            },
          })}
          onDone={({ incidentId }) => void navigate({ to: `/incidents/${incidentId}` })}
          submit={say('cases:incident.past')}
          onCancel={close}
        >
          <SharedFields />
          <Field name="beganOn" label={say('cases:incident.began')}>
            <DayInput today={today} />
          </Field>
          <Field name="closedOn" label={say('cases:incident.closed')}>
            <DayInput today={today} />
          </Field>
          <Field name="customers" label={say('cases:incident.customers')}>
            <InputNumber min={0} max={10_000_000} precision={0} />
          </Field>
          <Field name="assessed" label={say('cases:incident.assessed')} optional>
            <AmountInput currency={company.currency} />
          </Field>
          <Field name="paid" label={say('cases:incident.paid')} optional>
            <AmountInput currency={company.currency} />
          </Field>
          <Field name="note" label={say('cases:incident.note')} optional>
            <Input.TextArea rows={3} maxLength={4000} />
          </Field>
        </DeedForm>
      )}
    </DeedDialog>
  );
}
