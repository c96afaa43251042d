// Demanding of the merchant that it is put right; afterwards the link is shown once, with which the merchant answers.
import { Input } from 'antd';
import { useState } from 'react';
import { sendDemand } from '#api/flow/2-cases';
import { demandChannels } from '#api/flow/2-cases.words';
import { useWords } from '../../../lib/use-language.ts';
import { useSession } from '../../../lib/use-session.ts';
import { useToday } from '../../../lib/use-today.ts';
import { linkAddress } from '../../../portals/portal-address.ts';
import { DeedDialog } from '../../../ui/deed-dialog.tsx';
import { DeedForm } from '../../../ui/deed-form.tsx';
import { Field } from '../../../ui/field.tsx';
import { MomentInput } from '../../../ui/moment-input.tsx';
import { OneTimeSecret } from '../../../ui/one-time-secret.tsx';
import { SelectInput } from '../../../ui/select-input.tsx';
import { type CaseShown, useCaseAfter } from './use-case-after.ts';

interface Values {
  channel: (typeof demandChannels)[number];
  toWhom: string;
  text: string;
  dueAt?: string;
  sentAt: string;
}

export function SendDemand({ shown }: { shown: CaseShown }) {
  const say = useWords();
  return (
    <DeedDialog deed={say('cases:demands.send')} title={say('cases:demands.send_title')} kind="small" shortcut="D">
      {(close) => <DemandForm shown={shown} close={close} />}
    </DeedDialog>
  );
}

function DemandForm({ shown, close }: { shown: CaseShown; close: () => void }) {
  const say = useWords();
  const today = useToday();
  const { now, company } = useSession();
  const after = useCaseAfter();
  const [token, setToken] = useState('');
  if (token !== '') {
    return (
      <OneTimeSecret
        label={say('cases:demands.link')}
        secret={linkAddress('merchant', token)}
        hint={say('cases:demands.link_text')}
      />
    );
  }
  const moment = <MomentInput timeZone={company.timeZone} today={today} timeLabel={say('registry:time')} />;
  return (
    <DeedForm<typeof sendDemand, Values>
      contract={sendDemand}
      initial={{ channel: 'call', toWhom: shown.legalName ?? '', sentAt: now }}
      toGiven={({ channel, toWhom, text, dueAt, sentAt }) => ({
        params: { caseId: shown.caseId },
        body: { channel, toWhom, text, sentAt, dueAt: dueAt ?? null },
      })}
      onDone={(answer) => {
        after(answer.shown);
        if (answer.token === '') close();
        else setToken(answer.token);
      }}
      submit={say('cases:demands.send')}
      onCancel={close}
    >
      <Field name="channel" label={say('cases:demands.channel')}>
        <SelectInput
          choices={demandChannels.map((one) => ({ value: one, text: say(`words:demand_channel.${one}`) }))}
        />
      </Field>
      <Field name="toWhom" label={say('cases:demands.to')}>
        <Input maxLength={200} />
      </Field>
      <Field name="text" label={say('cases:demands.text')}>
        <Input.TextArea rows={3} maxLength={4000} />
      </Field>
      <Field name="sentAt" label={say('cases:demands.sent_at')}>
        {moment}
      </Field>
      <Field name="dueAt" label={say('cases:demands.due')} hint={say('cases:demands.due_hint')} optional>
        {moment}
      </Field>
    </DeedForm>
  );
}
