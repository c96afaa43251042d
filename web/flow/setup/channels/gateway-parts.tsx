// A gateway to WeChat, WhatsApp, Telegram or SMS: what it is, where its words stand in its JSON, and its signing keys.
import { Button, Checkbox, Form, Input, InputNumber } from 'antd';
import { useState } from 'react';
import type { CallOf } from '#api/contract';
import { addGateway, changeGateway, gatewayKinds, makeGatewayKeys } from '#api/flow/2-cases.channel-setup';
import { channelLines } from '#api/flow/2-cases.words';
import { languages } from '#api/values';
import { useDeed } from '../../../lib/use-deed.ts';
import { useWords } from '../../../lib/use-language.ts';
import { useWriting } from '../../../lib/use-session.ts';
import { DeedForm } from '../../../ui/deed-form.tsx';
import { Field } from '../../../ui/field.tsx';
import { Mark } from '../../../ui/mark.tsx';
import { OneTimeSecret } from '../../../ui/one-time-secret.tsx';
import { Overlay } from '../../../ui/overlay.tsx';
import { SelectInput } from '../../../ui/select-input.tsx';
import type { Gateway } from './channel-shown.ts';

type Body = CallOf<typeof addGateway>['body'];

export function GatewayPanel({ gateway, onChange }: { gateway: Gateway; onChange: () => void }) {
  const say = useWords();
  const writing = useWriting();
  const { name, kind, url, heardAt, fault, faultAt, active, hasKeys } = gateway;
  return (
    <section className="mg-panel" aria-label={name}>
      <div className="mg-row">
        <h2>{name}</h2>
        <Mark>{say(`words:gateway_kind.${kind}`)}</Mark>
        {!active && <Mark>{say('channels:off')}</Mark>}
        {!hasKeys && <Mark tone="warn">{say('channels:gateway.no_keys')}</Mark>}
        <Button size="small" aria-label={`${say('change')}: ${name}`} onClick={onChange}>
          {say('change')}
        </Button>
        <GatewayKeys gatewayId={gateway.gatewayId} />
      </div>
      <p className="mg-quiet">
        {[url, heardAt && say('channels:seen', { at: writing.instant(heardAt) })].filter(Boolean).join(' · ')}
      </p>
      {fault && faultAt && (
        <p>
          <Mark tone="bad">{say(`words:send_fault.${fault}`)}</Mark>{' '}
          {say('channels:since', { at: writing.instant(faultAt) })}
        </p>
      )}
    </section>
  );
}

function GatewayKeys({ gatewayId }: Pick<Gateway, 'gatewayId'>) {
  const say = useWords();
  const [keys, setKeys] = useState<{ incoming: string; outgoing: string }>();
  const make = useDeed(makeGatewayKeys, setKeys);
  return (
    <>
      <Button size="small" onClick={() => make.mutate({ params: { gatewayId }, body: {} })}>
        {say('channels:gateway.keys')}
      </Button>
      {keys && (
        <Overlay title={say('channels:gateway.keys')} onClose={() => setKeys(undefined)}>
          <OneTimeSecret
            label={say('channels:gateway.incoming')}
            secret={keys.incoming}
            hint={say('channels:key_hint')}
          />
          <OneTimeSecret
            label={say('channels:gateway.outgoing')}
            secret={keys.outgoing}
            hint={say('channels:key_hint')}
          />
        </Overlay>
      )}
    </>
  );
}

export function GatewayForm({ gateway, onDone }: { gateway: Gateway | undefined; onDone: () => void }) {
  const say = useWords();
  const initial: Partial<Body> = gateway ?? {
    kind: 'wechat',
    line: 'ordinary',
    addresses: 'name',
    strangers: 'wait',
    active: true,
  };
  const shared = { initial, onDone, submit: say('save') };
  if (!gateway)
    return (
      <DeedForm<typeof addGateway, Body>
        contract={addGateway}
        toGiven={(values) => ({ body: tidied(values) })}
        {...shared}
      >
        <GatewayFields />
      </DeedForm>
    );
  const { incoming, outgoing, gatewayId } = gateway;
  return (
    <DeedForm<typeof changeGateway, Body>
      contract={changeGateway}
      toGiven={(values) => ({ params: { gatewayId }, body: { ...tidied(values), incoming, outgoing } })}
      {...shared}
    >
      <GatewayFields />
    </DeedForm>
  );
}

const tidied = (values: Body): Body => ({ ...values, url: values.url || null });

function GatewayFields() {
  const say = useWords();
  return (
    <>
      <Field name="name" label={say('channels:name')}>
        <Input maxLength={100} />
      </Field>
      <Field name="kind" label={say('channels:gateway.kind')}>
        <SelectInput choices={gatewayKinds.map((value) => ({ value, text: say(`words:gateway_kind.${value}`) }))} />
      </Field>
      <Field name="line" label={say('channels:line')} hint={say('channels:line_hint')}>
        <SelectInput choices={channelLines.map((value) => ({ value, text: say(`words:channel_line.${value}`) }))} />
      </Field>
      <Field name="language" label={say('channels:language')}>
        <SelectInput choices={languages.map((value) => ({ value, text: say(`words:language.${value}`) }))} />
      </Field>
      <Field name="url" label={say('channels:gateway.url')} hint={say('channels:gateway.url_hint')} optional>
        <Input maxLength={500} />
      </Field>
      <Field name="addresses" label={say('channels:gateway.addresses')}>
        <SelectInput
          choices={(['name', 'phone'] as const).map((value) => ({
            value,
            text: say(`channels:gateway.addresses_${value}`),
          }))}
        />
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
      <Form.Item name="active" valuePropName="checked">
        <Checkbox>{say('channels:mailbox.active')}</Checkbox>
      </Form.Item>
    </>
  );
}
