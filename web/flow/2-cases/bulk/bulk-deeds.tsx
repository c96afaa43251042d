// The deeds on many cases, each a button that opens its form.
import { Input } from 'antd';
import type { ReactNode } from 'react';
import type { z } from 'zod';
import { listWorkers } from '#api/flow/2-cases';
import { type bulkGiven, startBulk } from '#api/flow/2-cases.finding';
import { listIncidents } from '#api/flow/2-cases.incidents';
import { type WaitReason, waitReasons } from '#api/flow/2-cases.words';
import type { Id } from '#api/values';
import type { Given } from '../../../lib/address-of.ts';
import { useAnswer } from '../../../lib/use-answer.ts';
import { useWords } from '../../../lib/use-language.ts';
import { useSession } from '../../../lib/use-session.ts';
import { useToday } from '../../../lib/use-today.ts';
import { DeedDialog } from '../../../ui/deed-dialog.tsx';
import { DeedForm } from '../../../ui/deed-form.tsx';
import { Field } from '../../../ui/field.tsx';
import { MomentInput } from '../../../ui/moment-input.tsx';
import { SelectInput } from '../../../ui/select-input.tsx';

export type BulkGiven = z.input<typeof bulkGiven>;

interface BulkDeedsProps {
  bodyOf: (given: BulkGiven) => Given<typeof startBulk>['body'];
  onStarted: (bulkId: string) => void;
}
interface OneProps<Values> extends BulkDeedsProps {
  deed: string;
  shortcut?: string;
  text?: string;
  toGiven: (values: Values) => BulkGiven;
  children?: ReactNode;
}

function BulkDeed<Values extends object>(props: OneProps<Values>) {
  const { bodyOf, onStarted, deed, shortcut, text, toGiven, children } = props;
  return (
    <DeedDialog deed={deed} kind="small" shortcut={shortcut}>
      {(close) => (
        <DeedForm<typeof startBulk, Values>
          contract={startBulk}
          initial={{}}
          toGiven={(values) => ({ body: bodyOf(toGiven(values)) })}
          onDone={({ bulkId }) => {
            close();
            onStarted(bulkId);
          }}
          submit={deed}
          onCancel={close}
        >
          {text && <p className="mg-quiet">{text}</p>}
          {children}
        </DeedForm>
      )}
    </DeedDialog>
  );
}

const wordsOf = (typed: string | undefined) =>
  (typed ?? '')
    .split(/[,，、;]/)
    .map((one) => one.trim())
    .filter(Boolean);

export function BulkDeeds(way: BulkDeedsProps) {
  const say = useWords();
  return (
    <>
      <BulkDeed
        {...way}
        deed={say('finding:bulk.take')}
        shortcut="O"
        text={say('finding:bulk.take_text')}
        toGiven={() => ({ deed: 'take' })}
      />
      <OfferMany {...way} />
      <WaitMany {...way} />
      <BulkDeed<{ text: string }>
        {...way}
        deed={say('finding:bulk.note')}
        shortcut="N"
        text={say('finding:bulk.note_text')}
        toGiven={({ text }) => ({ deed: 'note', text })}
      >
        <Field name="text" label={say('finding:bulk.note_field')}>
          <Input.TextArea rows={3} maxLength={4000} />
        </Field>
      </BulkDeed>
      <BulkDeed<{ add?: string; remove?: string }>
        {...way}
        deed={say('finding:bulk.tag')}
        shortcut="T"
        toGiven={({ add, remove }) => ({ deed: 'tag', add: wordsOf(add), remove: wordsOf(remove) })}
      >
        <Field name="add" label={say('finding:bulk.tag_add')} hint={say('finding:bulk.tag_hint')} optional>
          <Input maxLength={400} />
        </Field>
        <Field name="remove" label={say('finding:bulk.tag_remove')} optional>
          <Input maxLength={400} />
        </Field>
      </BulkDeed>
      <IncidentForMany {...way} />
      <BulkDeed<{ reason: string }>
        {...way}
        deed={say('finding:bulk.cancel')}
        toGiven={({ reason }) => ({ deed: 'cancel', reason })}
      >
        <Field name="reason" label={say('cases:deed.reason')}>
          <Input.TextArea rows={2} maxLength={1000} />
        </Field>
      </BulkDeed>
    </>
  );
}

function OfferMany(way: BulkDeedsProps) {
  const say = useWords();
  const workers = useAnswer(listWorkers, {});
  return (
    <BulkDeed<{ toId: string; note: string }>
      {...way}
      deed={say('finding:bulk.offer')}
      shortcut="H"
      text={say('finding:bulk.offer_text')}
      toGiven={({ toId, note }) => ({ deed: 'offer', toId: toId as Id<'acc'>, note })}
    >
      <Field name="toId" label={say('cases:owner.offer_to')}>
        <SelectInput choices={(workers.data?.rows ?? []).map((one) => ({ value: one.workerId, text: one.name }))} />
      </Field>
      <Field name="note" label={say('cases:owner.offer_note')}>
        <Input.TextArea rows={2} maxLength={500} />
      </Field>
    </BulkDeed>
  );
}

function WaitMany(way: BulkDeedsProps) {
  const say = useWords();
  const today = useToday();
  const { company } = useSession();
  return (
    <BulkDeed<{ reason: WaitReason; until?: string; note?: string }>
      {...way}
      deed={say('finding:bulk.wait')}
      shortcut="W"
      text={say('cases:deed.wait_text')}
      toGiven={({ reason, until, note }) => ({ deed: 'wait', reason, until: until ?? null, note: note ?? '' })}
    >
      <Field name="reason" label={say('cases:deed.wait_for')}>
        <SelectInput choices={waitReasons.map((one) => ({ value: one, text: say(`words:wait_reason.${one}`) }))} />
      </Field>
      <Field name="until" label={say('cases:deed.wait_until')} optional>
        <MomentInput timeZone={company.timeZone} today={today} timeLabel={say('registry:time')} />
      </Field>
      <Field name="note" label={say('cases:deed.wait_note')} optional>
        <Input maxLength={500} />
      </Field>
    </BulkDeed>
  );
}

function IncidentForMany(way: BulkDeedsProps) {
  const say = useWords();
  const open = useAnswer(listIncidents, { query: { state: 'open', limit: 100 } });
  return (
    <BulkDeed<{ incidentId: string }>
      {...way}
      deed={say('finding:bulk.incident')}
      toGiven={({ incidentId }) => ({ deed: 'incident', incidentId: incidentId as Id<'inc'> })}
    >
      <Field name="incidentId" label={say('cases:deed.incident_which')}>
        <SelectInput choices={(open.data?.rows ?? []).map((one) => ({ value: one.incidentId, text: one.title }))} />
      </Field>
    </BulkDeed>
  );
}
