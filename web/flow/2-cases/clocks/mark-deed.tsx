// Saying what no other deed says: a question to a superior, goods that arrived, a call promised or made.
import { Form, Input } from 'antd';
import { markCase } from '#api/flow/2-cases.clocks';
import { type CaseMark, caseMarks } from '#api/flow/2-cases.clocks.words';
import type { Id } from '#api/values';
import { useWords } from '../../../lib/use-language.ts';
import { useReadAgain } from '../../../lib/use-read-again.ts';
import { useSession } from '../../../lib/use-session.ts';
import { useToday } from '../../../lib/use-today.ts';
import { DeedDialog } from '../../../ui/deed-dialog.tsx';
import { DeedForm } from '../../../ui/deed-form.tsx';
import { Field } from '../../../ui/field.tsx';
import { MomentInput } from '../../../ui/moment-input.tsx';
import { SelectInput } from '../../../ui/select-input.tsx';

interface Values {
  mark: CaseMark;
  promisedAt?: string;
  note?: string;
}

export function MarkDeed({ caseId }: { caseId: Id<'cas'> }) {
  const say = useWords();
  const readAgain = useReadAgain();
  return (
    <DeedDialog deed={say('clocks:mark.deed')} kind="small">
      {(close) => (
        <DeedForm<typeof markCase, Values>
          contract={markCase}
          initial={{ mark: 'we_called' }}
          toGiven={({ mark, promisedAt, note }) => ({
            params: { caseId },
            body: { mark, note: note?.trim() ? note : null, promisedAt: promisedAt ?? null },
          })}
          onDone={() => {
            readAgain('clock', 'history');
            close();
          }}
          submit={say('clocks:mark.deed')}
          onCancel={close}
        >
          <MarkFields />
        </DeedForm>
      )}
    </DeedDialog>
  );
}

function MarkFields() {
  const say = useWords();
  const today = useToday();
  const { company } = useSession();
  return (
    <>
      <Field name="mark" label={say('clocks:mark.what')}>
        <SelectInput choices={caseMarks.map((one) => ({ value: one, text: say(`words:clock_signal.${one}`) }))} />
      </Field>
      <Form.Item noStyle dependencies={['mark']}>
        {({ getFieldValue }) =>
          getFieldValue('mark') === 'call_promised' && (
            <Field name="promisedAt" label={say('clocks:mark.promised_at')}>
              <MomentInput timeZone={company.timeZone} today={today} timeLabel={say('registry:time')} />
            </Field>
          )
        }
      </Form.Item>
      <Field name="note" label={say('clocks:mark.note')} optional>
        <Input.TextArea rows={2} maxLength={4000} />
      </Field>
    </>
  );
}
