// Writing to the customer: by which way, what, and when it leaves. Who else writes, and what came meanwhile, is seen before it is sent;
// what is begun is kept.
import { Input } from 'antd';
import { useState } from 'react';
import type { z } from 'zod';
import { type wayShown, writeMessage } from '#api/flow/2-cases.channels';
import { useWords } from '../../../lib/use-language.ts';
import { useReadAgain } from '../../../lib/use-read-again.ts';
import { DeedForm } from '../../../ui/deed-form.tsx';
import { Fault } from '../../../ui/fault.tsx';
import { Field } from '../../../ui/field.tsx';
import { SelectInput } from '../../../ui/select-input.tsx';
import { Waiting } from '../../../ui/waiting.tsx';
import type { CaseShown } from '../case/use-case-after.ts';
import { WritingHere } from '../writing/case-presence.tsx';
import { DraftLine } from '../writing/draft-line.tsx';
import { type Draft, useDraft, useFoundDraft } from '../writing/use-draft.ts';
import { NewerWords, newerWords, type Said } from './newer-words.tsx';

type Way = z.infer<typeof wayShown>;
interface Values {
  way: string;
  text: string;
  subject?: string;
  later: string;
}
const laterHours = { now: 0, hour: 1, four_hours: 4, day: 24 } as const;

export interface ComposeProps {
  shown: CaseShown;
  ways: readonly Way[];
  /** The conversation, newest first. */
  rows: readonly Said[];
  close: () => void;
}

/** Opens with what was begun before, on whatever device. */
export function ComposeMessage(props: ComposeProps) {
  const say = useWords();
  const { data, error, refetch } = useFoundDraft(props.shown.caseId);
  if (error) return <Fault error={error} again={() => void refetch()} />;
  if (!data) return <Waiting label={say('waiting')} lines={3} />;
  return <ComposeForm {...props} found={data.draft} />;
}

function ComposeForm({ shown, ways, rows, close, found }: ComposeProps & { found: Draft | null }) {
  const say = useWords();
  const readAgain = useReadAgain();
  const { caseId } = shown;
  const [begunAfter] = useState(() => (found ? found.readUpTo : (newerWords(rows, null)[0]?.messageId ?? null)));
  const draft = useDraft(caseId, found, begunAfter);
  const newer = newerWords(rows, begunAfter);
  // What is shown above the text has been read: sending now is sending anyway.
  const readUpTo = newer[0]?.messageId ?? begunAfter;
  return (
    <DeedForm<typeof writeMessage, Values>
      contract={writeMessage}
      initial={{ way: '0', later: 'now', text: found?.text, subject: found?.subject ?? undefined }}
      toGiven={({ way, text, subject, later }) => ({
        params: { caseId },
        body: { text, subject: subject || null, way: wayGiven(ways[Number(way)]), sendAt: momentOf(later), readUpTo },
      })}
      onDone={() => {
        draft.end();
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
      <DraftLine draft={draft} close={close} />
    </DeedForm>
  );
}

function MessageFields({ ways }: Pick<ComposeProps, 'ways'>) {
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
