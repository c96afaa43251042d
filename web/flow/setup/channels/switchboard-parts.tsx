// A switchboard that tells of calls: its numbers and their lines, by when a missed caller is called back, and its signing key.
import { Button, Checkbox, Form, Input, InputNumber } from 'antd';
import { useState } from 'react';
import type { AnswerOf, CallOf } from '#api/contract';
import { addSwitchboard, changeSwitchboard, type listSwitchboards, makeSwitchboardKey } from '#api/flow/2-cases.calls';
import { channelLines } from '#api/flow/2-cases.words';
import { languages } from '#api/values';
import { useDeed } from '../../../lib/use-deed.ts';
import { useWords } from '../../../lib/use-language.ts';
import { useSession, useWriting } from '../../../lib/use-session.ts';
import { DeedForm } from '../../../ui/deed-form.tsx';
import { Field } from '../../../ui/field.tsx';
import { Mark } from '../../../ui/mark.tsx';
import { OneTimeSecret } from '../../../ui/one-time-secret.tsx';
import { Overlay } from '../../../ui/overlay.tsx';
import { SelectInput } from '../../../ui/select-input.tsx';

export type Switchboard = AnswerOf<typeof listSwitchboards>['rows'][number];
type Body = CallOf<typeof addSwitchboard>['body'];

export function SwitchboardPanel({ board, onChange }: { board: Switchboard; onChange: () => void }) {
  const say = useWords();
  const writing = useWriting();
  const { name, numbers, heardAt, hasKey, active, switchboardId } = board;
  const { company } = useSession();
  const address = `${location.origin}/api/channels/${company.companyId}/calls/${switchboardId}`;
  return (
    <section className="mg-panel" aria-label={name}>
      <div className="mg-row">
        <h2>{name}</h2>
        <Mark>{say('calls:board')}</Mark>
        {!active && <Mark>{say('channels:off')}</Mark>}
        {!hasKey && <Mark tone="warn">{say('calls:board.no_key')}</Mark>}
        <Button size="small" aria-label={`${say('change')}: ${name}`} onClick={onChange}>
          {say('change')}
        </Button>
        <Key switchboardId={switchboardId} />
      </div>
      <ul>
        {numbers.map((one) => (
          <li key={one.number}>
            {one.name} · {one.number} {one.vip && <Mark tone="accent">{say('calls:board.vip')}</Mark>}{' '}
            {one.line === 'supervision' && <Mark tone="warn">{say('words:channel_line.supervision')}</Mark>}
          </li>
        ))}
      </ul>
      <p className="mg-quiet">
        {say('calls:board.address')} <code>{address}</code>
        {heardAt && ` · ${say('channels:seen', { at: writing.instant(heardAt) })}`}
      </p>
    </section>
  );
}

function Key({ switchboardId }: Pick<Switchboard, 'switchboardId'>) {
  const say = useWords();
  const [secret, setSecret] = useState<string>();
  const make = useDeed(makeSwitchboardKey, (made) => setSecret(made.secret));
  return (
    <>
      <Button size="small" onClick={() => make.mutate({ params: { switchboardId }, body: {} })}>
        {say('calls:board.key')}
      </Button>
      {secret && (
        <Overlay title={say('calls:board.key')} onClose={() => setSecret(undefined)}>
          <OneTimeSecret label={say('calls:board.key_of')} secret={secret} hint={say('channels:key_hint')} />
        </Overlay>
      )}
    </>
  );
}

export function SwitchboardForm({ board, onDone }: { board: Switchboard | undefined; onDone: () => void }) {
  const say = useWords();
  const { language } = useSession();
  const initial: Partial<Body> = board ?? {
    numbers: [{ number: '', name: '', line: 'ordinary', vip: false }],
    language,
    callBackMinutes: 60,
    active: true,
  };
  const shared = { initial, onDone, submit: say('save') };
  if (!board)
    return (
      <DeedForm<typeof addSwitchboard, Body> contract={addSwitchboard} toGiven={(body) => ({ body })} {...shared}>
        <SwitchboardFields />
      </DeedForm>
    );
  const { switchboardId, seniorIds } = board;
  return (
    <DeedForm<typeof changeSwitchboard, Body>
      contract={changeSwitchboard}
      toGiven={(body) => ({ params: { switchboardId }, body: { ...body, seniorIds } })}
      {...shared}
    >
      <SwitchboardFields />
    </DeedForm>
  );
}

function SwitchboardFields() {
  const say = useWords();
  return (
    <>
      <Field name="name" label={say('channels:name')}>
        <Input maxLength={100} />
      </Field>
      <NumberFields />
      <Field name="language" label={say('channels:language')}>
        <SelectInput choices={languages.map((value) => ({ value, text: say(`words:language.${value}`) }))} />
      </Field>
      <Field name="callBackMinutes" label={say('calls:board.minutes')}>
        <InputNumber min={1} max={10_080} />
      </Field>
      <Form.Item name="active" valuePropName="checked">
        <Checkbox>{say('calls:board.active')}</Checkbox>
      </Form.Item>
    </>
  );
}

function NumberFields() {
  const say = useWords();
  return (
    <Form.List name="numbers">
      {(fields, { add, remove }) => (
        <>
          {fields.map(({ key, name }) => (
            <fieldset key={key} className="mg-panel">
              <Field name={[name, 'number']} label={say('calls:board.number')}>
                <Input maxLength={60} inputMode="tel" />
              </Field>
              <Field name={[name, 'name']} label={say('calls:board.number_name')}>
                <Input maxLength={100} />
              </Field>
              <Field name={[name, 'line']} label={say('calls:board.line')}>
                <SelectInput
                  choices={channelLines.map((value) => ({ value, text: say(`words:channel_line.${value}`) }))}
                />
              </Field>
              <Form.Item name={[name, 'vip']} valuePropName="checked">
                <Checkbox>{say('calls:board.vip')}</Checkbox>
              </Form.Item>
              {fields.length > 1 && (
                <Button size="small" onClick={() => remove(name)}>
                  {say('calls:board.number_remove')}
                </Button>
              )}
            </fieldset>
          ))}
          <Button onClick={() => add({ line: 'ordinary', vip: false })}>{say('calls:board.number_add')}</Button>
        </>
      )}
    </Form.List>
  );
}
