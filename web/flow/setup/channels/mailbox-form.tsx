// A mailbox: its address, how mail comes in, how it goes out, and how it is answered.
import { Checkbox, Form, Input, InputNumber } from 'antd';
import type { CallOf } from '#api/contract';
import { addMailbox, changeMailbox, receivingWays, securities } from '#api/flow/2-cases.channel-setup';
import { channelLines } from '#api/flow/2-cases.words';
import { languages } from '#api/values';
import { useWords } from '../../../lib/use-language.ts';
import { DeedForm } from '../../../ui/deed-form.tsx';
import { Field } from '../../../ui/field.tsx';
import { SelectInput } from '../../../ui/select-input.tsx';
import type { Mailbox } from './channel-shown.ts';
import './channels.css';

type Body = CallOf<typeof addMailbox>['body'];
interface ServerValues {
  host?: string;
  port?: number;
  security?: (typeof securities)[number];
  user?: string;
  password?: string;
}
type Values = Omit<Body, 'imap' | 'smtp'> & { imap?: ServerValues; smtp?: ServerValues };

export function MailboxForm({ mailbox, onDone }: { mailbox: Mailbox | undefined; onDone: () => void }) {
  const say = useWords();
  const initial: Partial<Values> = {
    ...(mailbox ?? {
      receives: 'imap',
      line: 'ordinary',
      strangers: 'wait',
      plusAddress: true,
      confirms: true,
      active: true,
    }),
    imap: mailbox?.imap ?? { port: 993, security: 'tls' },
    smtp: mailbox?.smtp ?? { port: 465, security: 'tls' },
  };
  const fields = <MailboxFields hasSecrets={mailbox !== undefined} />;
  const shared = { initial, onDone, submit: say('save') };
  if (!mailbox)
    return (
      <DeedForm<typeof addMailbox, Values>
        contract={addMailbox}
        toGiven={(values) => ({ body: bodyOf(values) })}
        {...shared}
      >
        {fields}
      </DeedForm>
    );
  const params = { mailboxId: mailbox.mailboxId };
  return (
    <DeedForm<typeof changeMailbox, Values>
      contract={changeMailbox}
      toGiven={(values) => ({ params, body: { ...bodyOf(values), signature: mailbox.signature } })}
      {...shared}
    >
      {fields}
    </DeedForm>
  );
}

function bodyOf({ imap, smtp, ...values }: Values): Body {
  return { ...values, imap: values.receives === 'imap' ? serverOf(imap) : null, smtp: serverOf(smtp) };
}

/** An empty password leaves the one that is kept. */
function serverOf(given: ServerValues | undefined): Body['smtp'] {
  if (!given?.host || !given.port || !given.security) return null;
  const { host, port, security, user = '', password } = given;
  return { host, port, security, user, secret: password ? { kind: 'kept', secret: password } : null };
}

function MailboxFields({ hasSecrets }: { hasSecrets: boolean }) {
  const say = useWords();
  const receives = Form.useWatch('receives');
  return (
    <>
      <Field name="name" label={say('channels:name')}>
        <Input maxLength={100} />
      </Field>
      <Field name="address" label={say('channels:mailbox.address')} hint={say('channels:mailbox.address_hint')}>
        <Input type="email" maxLength={254} />
      </Field>
      <Field name="line" label={say('channels:line')} hint={say('channels:line_hint')}>
        <SelectInput choices={channelLines.map((value) => ({ value, text: say(`words:channel_line.${value}`) }))} />
      </Field>
      <Field name="language" label={say('channels:language')}>
        <SelectInput choices={languages.map((value) => ({ value, text: say(`words:language.${value}`) }))} />
      </Field>
      <Field name="receives" label={say('channels:mailbox.receives')}>
        <SelectInput choices={receivingWays.map((value) => ({ value, text: say(`words:receiving_way.${value}`) }))} />
      </Field>
      {receives === 'imap' && <ServerFields part="imap" hasSecrets={hasSecrets} />}
      <ServerFields part="smtp" hasSecrets={hasSecrets} />
      <Field
        name="checkedBy"
        label={say('channels:mailbox.checked_by')}
        hint={say('channels:mailbox.checked_by_hint')}
        optional
      >
        <Input maxLength={253} />
      </Field>
      <Field name="strangers" label={say('channels:strangers')}>
        <SelectInput
          choices={(['wait', 'open_case'] as const).map((value) => ({
            value,
            text: say(`channels:strangers_${value}`),
          }))}
        />
      </Field>
      <Field name="holdSeconds" label={say('channels:hold')} hint={say('channels:hold_hint')} optional>
        <InputNumber min={0} max={600} />
      </Field>
      {(['plusAddress', 'confirms', 'active'] as const).map((name) => (
        <Form.Item key={name} name={name} valuePropName="checked">
          <Checkbox>{say(`channels:mailbox.${name}`)}</Checkbox>
        </Form.Item>
      ))}
    </>
  );
}

function ServerFields({ part, hasSecrets }: { part: 'imap' | 'smtp'; hasSecrets: boolean }) {
  const say = useWords();
  return (
    <fieldset className="mg-fieldset">
      <legend>{say(`channels:server.${part}`)}</legend>
      <Field name={[part, 'host']} label={say('channels:server.host')} optional>
        <Input maxLength={253} />
      </Field>
      <Field name={[part, 'port']} label={say('channels:server.port')} optional>
        <InputNumber min={1} max={65_535} />
      </Field>
      <Field name={[part, 'security']} label={say('channels:server.security')} optional>
        <SelectInput choices={securities.map((value) => ({ value, text: say(`words:security.${value}`) }))} />
      </Field>
      <Field name={[part, 'user']} label={say('channels:server.user')} optional>
        <Input maxLength={254} autoComplete="off" />
      </Field>
      <Field
        name={[part, 'password']}
        label={say('channels:server.password')}
        hint={hasSecrets ? say('channels:server.password_stays') : undefined}
        optional
      >
        <Input.Password maxLength={500} autoComplete="new-password" />
      </Field>
    </fieldset>
  );
}
