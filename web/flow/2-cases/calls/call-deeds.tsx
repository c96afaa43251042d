// What whoever talks does with a call: puts it to a case, opens one, writes down what was said; and says that somebody missed was reached.
import { Form, Input } from 'antd';
import { useState } from 'react';
import { noteCall, openCaseOfCall, putCall, settleCallBack } from '#api/flow/2-cases.calls';
import { type CaseProblem, caseProblems } from '#api/flow/2-cases.words';
import type { Id } from '#api/values';
import { useWords } from '../../../lib/use-language.ts';
import { DeedDialog } from '../../../ui/deed-dialog.tsx';
import { DeedForm } from '../../../ui/deed-form.tsx';
import { Field } from '../../../ui/field.tsx';
import { SelectInput } from '../../../ui/select-input.tsx';
import type { CallCard, CallRow } from './call-shown.tsx';

/** One of the open cases of whoever calls. */
export function PutCallDeed({ card: { callId, cases } }: { card: CallCard }) {
  const say = useWords();
  const deed = say('calls:put');
  if (cases.length === 0) return null;
  return (
    <DeedDialog deed={deed} kind="primary">
      {(close) => (
        <DeedForm<typeof putCall, { caseId: Id<'cas'> }>
          contract={putCall}
          initial={{ caseId: cases[0]?.caseId }}
          toGiven={(body) => ({ params: { callId }, body })}
          onDone={close}
          submit={deed}
          onCancel={close}
        >
          <Field name="caseId" label={say('calls:case')}>
            <SelectInput
              choices={cases.map(({ caseId, number, personName, problem }) => ({
                value: caseId,
                text: `${number} · ${personName} · ${say(`words:case_problem.${problem}`)}`,
              }))}
            />
          </Field>
        </DeedForm>
      )}
    </DeedDialog>
  );
}

interface NewCase {
  name?: string;
  problem: CaseProblem;
  description: string;
}

/** For one of those known by the number, or for somebody new, who is known by it from then on. */
export function OpenCaseDeed({ card: { callId, people } }: { card: CallCard }) {
  const say = useWords();
  const deed = say('calls:open_case');
  const [person, setPerson] = useState<string>(people[0]?.personId ?? 'new');
  const isNew = person === 'new';
  return (
    <DeedDialog deed={deed}>
      {(close) => (
        <DeedForm<typeof openCaseOfCall, NewCase>
          contract={openCaseOfCall}
          initial={{ problem: 'other' }}
          toGiven={({ name, problem, description }) => ({
            params: { callId },
            body: isNew
              ? { name: name ?? null, problem, description }
              : { personId: person as Id<'per'>, problem, description },
          })}
          onDone={close}
          submit={deed}
          onCancel={close}
        >
          <Form.Item label={say('calls:who')}>
            <SelectInput
              label={say('calls:who')}
              value={person}
              onChange={setPerson}
              choices={[
                ...people.map(({ personId, name }) => ({ value: personId as string, text: name })),
                { value: 'new', text: say('calls:new_person') },
              ]}
            />
          </Form.Item>
          {isNew && (
            <Field name="name" label={say('calls:name')}>
              <Input maxLength={200} />
            </Field>
          )}
          <Field name="problem" label={say('calls:problem')}>
            <SelectInput choices={caseProblems.map((value) => ({ value, text: say(`words:case_problem.${value}`) }))} />
          </Field>
          <Field name="description" label={say('calls:description')}>
            <Input.TextArea rows={4} maxLength={4000} />
          </Field>
        </DeedForm>
      )}
    </DeedDialog>
  );
}

export function NoteCallDeed({ row: { callId, note } }: { row: CallRow }) {
  const say = useWords();
  const deed = say('calls:note');
  return (
    <DeedDialog deed={deed}>
      {(close) => (
        <DeedForm<typeof noteCall, { note: string }>
          contract={noteCall}
          initial={{ note: note ?? undefined }}
          toGiven={(body) => ({ params: { callId }, body })}
          onDone={close}
          submit={say('save')}
          onCancel={close}
        >
          <Field name="note" label={say('calls:note_what')}>
            <Input.TextArea rows={4} maxLength={4000} />
          </Field>
        </DeedForm>
      )}
    </DeedDialog>
  );
}

interface Reached {
  how: 'called' | 'reached';
  note: string;
}

export function SettleDeed({ callBackId, label }: { callBackId: Id<'cbk'>; label: string }) {
  const say = useWords();
  const deed = say('calls:settle');
  return (
    <DeedDialog deed={deed} label={`${deed}: ${label}`} kind="small">
      {(close) => (
        <DeedForm<typeof settleCallBack, Reached>
          contract={settleCallBack}
          initial={{ how: 'called' }}
          toGiven={(body) => ({ params: { callBackId }, body })}
          onDone={close}
          submit={deed}
          onCancel={close}
        >
          <Field name="how" label={say('calls:settle_how')}>
            <SelectInput
              choices={(['called', 'reached'] as const).map((value) => ({ value, text: say(`calls:way.${value}`) }))}
            />
          </Field>
          <Field name="note" label={say('calls:settle_note')}>
            <Input.TextArea rows={3} maxLength={1000} />
          </Field>
        </DeedForm>
      )}
    </DeedDialog>
  );
}
