// Telling again what was received between two days, for a program that lost what it had.
import { replayDeliveries } from '#api/registry/webhooks';
import type { Id } from '#api/values';
import { useWords } from '../../../lib/use-language.ts';
import { useSession } from '../../../lib/use-session.ts';
import { useToday } from '../../../lib/use-today.ts';
import { DeedForm } from '../../../ui/deed-form.tsx';
import { Field } from '../../../ui/field.tsx';
import { MomentInput } from '../../../ui/moment-input.tsx';
import { useNotice } from '../../../ui/notice-board.tsx';

interface Values {
  from: string;
  until: string;
}

export function ReplayForm({ webhookId, onDone }: { webhookId: Id<'whk'>; onDone: () => void }) {
  const say = useWords();
  const tell = useNotice();
  const today = useToday();
  const { now, company } = useSession();
  const moment = <MomentInput timeZone={company.timeZone} today={today} timeLabel={say('registry:time')} />;
  return (
    <DeedForm<typeof replayDeliveries, Values>
      contract={replayDeliveries}
      initial={{ until: now }}
      toGiven={({ from, until }) => ({ params: { webhookId }, body: { from, until } })}
      onDone={({ replayed }) => {
        tell(say('setup:webhooks.replayed', { count: replayed }));
        onDone();
      }}
      submit={say('setup:webhooks.replay')}
      onCancel={onDone}
    >
      <p className="mg-quiet">{say('setup:webhooks.replay_text')}</p>
      <Field name="from" label={say('setup:webhooks.from')}>
        {moment}
      </Field>
      <Field name="until" label={say('setup:webhooks.until')}>
        {moment}
      </Field>
    </DeedForm>
  );
}
