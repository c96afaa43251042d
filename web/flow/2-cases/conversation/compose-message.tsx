// Writing to the customer: by which way, what, and when it leaves. Who else writes, and what came meanwhile, is seen before it is sent.
import { Input } from 'antd';
import { useState } from 'react';
import { writeMessage } from '#api/flow/2-cases.channels';
import { useWords } from '../../../lib/use-language.ts';
import { useReadAgain } from '../../../lib/use-read-again.ts';
import { DeedForm } from '../../../ui/deed-form.tsx';
import { Field } from '../../../ui/field.tsx';
import { SelectInput } from '../../../ui/select-input.tsx';
import { WritingHere } from '../writing/case-presence.tsx';
import { NewerWords, newerWords } from './newer-words.tsx';
import type { WriteMessageProps } from './write-message.tsx';

type Way = WriteMessageProps['ways'][number];
interface Values {
  way: string;
  text: string;
  subject?: string;
  later: string;
}
const laterHours = { now: 0, hour: 1, four_hours: 4, day: 24 } as const;

export function ComposeMessage({ shown, ways, rows, close }: WriteMessageProps & { close: () => void }) {
  const say = useWords();
  const readAgain = useReadAgain();
  const [begunAfter] = useState(() => newerWords(rows, null)[0]?.messageId ?? null);
  const newer = newerWords(rows, begunAfter);
  // What is shown above the text has been read: sending now is sending anyway.
  const readUpTo = newer[0]?.messageId ?? begunAfter;
  const { caseId } = shown;
  return (
    <DeedForm<typeof writeMessage, Values>
      contract={writeMessage}
      initial={{ way: '0', later: 'now' }}
      toGiven={({ way, text, subject, later }) => ({
        params: { caseId },
        body: { text, subject: subject || null, way: wayGiven(ways[Number(way)]), sendAt: momentOf(later), readUpTo },
      })}
      onDone={() => {
        readAgain('conversation', 'case', 'history', 'clock');
        close();
      }}
      onRefused={({ code }) => code === 'message.newer_came' && readAgain('conversation')}
      submit={newer.length > 0 ? say('channels:newer.send_anyway') : say('cases:messages.to_customer')}
      onCancel={close}
    >
      <p className="mg-quiet">
        {say('cases:messages.to_customer_text', { language: say(`words:language.${shown.language}`) })}
      </p>
      <WritingHere />
      <NewerWords newer={newer} />
      <MessageFields ways={ways} />
    </DeedForm>
  );
}

function MessageFields({ ways }: Pick<WriteMessageProps, 'ways'>) {
  const say = useWords();
  const nameOf = ({ channel, through, address }: Way) =>
    [say(`words:message_channel.${channel}`), through, address].filter(Boolean).join(' · ');
  const goesOut = ways.some(({ channel }) => channel !== 'page');
  return (
    <>
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
    </>
  );
}

function wayGiven(way: Way | undefined) {
  return way ? { channel: way.channel, throughId: way.throughId, address: way.address } : null;
}

function momentOf(later: string): string | null {
  const hours = laterHours[later as keyof typeof laterHours] ?? 0;
  return hours === 0 ? null : new Date(Date.now() + hours * 3_600_000).toISOString();
}
