// Writing to the customer: by which way, what, and when it leaves.
import { Input } from 'antd';
import type { z } from 'zod';
import { type wayShown, writeMessage } from '#api/flow/2-cases.channels';
import { useWords } from '../../../lib/use-language.ts';
import { useReadAgain } from '../../../lib/use-read-again.ts';
import { DeedDialog } from '../../../ui/deed-dialog.tsx';
import { DeedForm } from '../../../ui/deed-form.tsx';
import { Field } from '../../../ui/field.tsx';
import { SelectInput } from '../../../ui/select-input.tsx';
import type { CaseShown } from '../case/use-case-after.ts';

type Way = z.infer<typeof wayShown>;
interface Values {
  way: string;
  text: string;
  subject?: string;
  later: string;
}
const laterHours = { now: 0, hour: 1, four_hours: 4, day: 24 } as const;

export function WriteMessage({ shown, ways }: { shown: CaseShown; ways: readonly Way[] }) {
  const say = useWords();
  const readAgain = useReadAgain();
  const deed = say('cases:messages.to_customer');
  const nameOf = ({ channel, through, address }: Way) =>
    [say(`words:message_channel.${channel}`), through, address].filter(Boolean).join(' · ');
  const goesOut = ways.some(({ channel }) => channel !== 'page');
  return (
    <DeedDialog deed={deed} kind="small" shortcut="M">
      {(close) => (
        <DeedForm<typeof writeMessage, Values>
          contract={writeMessage}
          initial={{ way: '0', later: 'now' }}
          toGiven={({ way, text, subject, later }) => ({
            params: { caseId: shown.caseId },
            body: { text, subject: subject || null, way: wayGiven(ways[Number(way)]), sendAt: momentOf(later) },
          })}
          onDone={() => {
            readAgain('conversation', 'case', 'history', 'clock');
            close();
          }}
          submit={deed}
          onCancel={close}
        >
          <p className="mg-quiet">
            {say('cases:messages.to_customer_text', { language: say(`words:language.${shown.language}`) })}
          </p>
          {goesOut && (
            <Field name="way" label={say('channels:way')}>
              <SelectInput choices={ways.map((way, i) => ({ value: String(i), text: nameOf(way) }))} />
            </Field>
          )}
          {ways[0]?.channel === 'email' && (
            <Field name="subject" label={say('channels:subject')} hint={say('channels:subject_hint')} optional>
              <Input maxLength={200} />
            </Field>
          )}
          <Field name="text" label={say('cases:messages.text')}>
            <Input.TextArea rows={6} maxLength={20_000} />
          </Field>
          {goesOut && (
            <Field name="later" label={say('channels:when')}>
              <SelectInput
                choices={(Object.keys(laterHours) as (keyof typeof laterHours)[]).map((value) => ({
                  value,
                  text: say(`channels:when_${value}`),
                }))}
              />
            </Field>
          )}
        </DeedForm>
      )}
    </DeedDialog>
  );
}

function wayGiven(way: Way | undefined) {
  return way ? { channel: way.channel, throughId: way.throughId, address: way.address } : null;
}

function momentOf(later: string): string | null {
  const hours = laterHours[later as keyof typeof laterHours] ?? 0;
  return hours === 0 ? null : new Date(Date.now() + hours * 3_600_000).toISOString();
}
