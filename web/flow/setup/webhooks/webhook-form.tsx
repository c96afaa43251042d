// The form of a webhook: its name, its address and the facts it is told, by family, with a filter.
import { Input } from 'antd';
import { useState } from 'react';
import type { AnswerOf, RouteContract } from '#api/contract';
import { type FactName, facts } from '#api/facts/index';
import type { Given } from '../../../lib/address-of.ts';
import { useWords } from '../../../lib/use-language.ts';
import { CheckList } from '../../../ui/check-list.tsx';
import { DeedForm } from '../../../ui/deed-form.tsx';
import { Field } from '../../../ui/field.tsx';
import { Fold } from '../../../ui/fold.tsx';
import { Mark } from '../../../ui/mark.tsx';

export interface WebhookValues {
  name: string;
  url: string;
  factNames: FactName[];
}

export interface WebhookFormProps<R extends RouteContract> {
  contract: R;
  submit: string;
  initial?: Partial<WebhookValues>;
  toGiven: (values: WebhookValues) => Given<R>;
  onDone: (answer: AnswerOf<R>) => void;
}

export function WebhookForm<R extends RouteContract>({
  contract,
  submit,
  initial,
  toGiven,
  onDone,
}: WebhookFormProps<R>) {
  const say = useWords();
  return (
    <DeedForm<R, WebhookValues>
      contract={contract}
      initial={{ factNames: [], ...initial }}
      toGiven={toGiven}
      onDone={onDone}
      submit={submit}
    >
      <Field name="name" label={say('setup:webhooks.name')}>
        <Input maxLength={100} autoComplete="off" />
      </Field>
      <Field name="url" label={say('setup:webhooks.url')} hint={say('setup:webhooks.url_hint')}>
        <Input maxLength={500} type="url" inputMode="url" autoComplete="off" placeholder="https://" />
      </Field>
      <Field name="factNames" label={say('setup:webhooks.facts')} hint={say('setup:webhooks.facts_hint')}>
        <FactsInput />
      </Field>
    </DeedForm>
  );
}

const families = Map.groupBy(Object.keys(facts) as FactName[], (name) => name.split('.')[0] ?? '');

interface FactsInputProps {
  id?: string;
  value?: FactName[];
  onChange?: (chosen: FactName[]) => void;
}

/** Facts are shown by their codes, as the body of a delivery names them. */
function FactsInput({ id, value = [], onChange }: FactsInputProps) {
  const say = useWords();
  const [words, setWords] = useState('');
  const wanted = words.trim().toLowerCase();
  const found = [...families].flatMap(([family, names]) => {
    const fitting = names.filter((name) => name.includes(wanted));
    return fitting.length === 0 ? [] : [{ family, names: fitting }];
  });
  return (
    <div className="mg-stack">
      <Input
        id={id}
        allowClear
        value={words}
        onChange={(event) => setWords(event.target.value)}
        placeholder={say('setup:webhooks.facts_find')}
      />
      {found.map(({ family, names }) => {
        const chosen = names.filter((name) => value.includes(name));
        return (
          <Fold
            key={family}
            title={<code className="mg-code">{family}</code>}
            mark={chosen.length > 0 && <Mark tone="accent">{String(chosen.length)}</Mark>}
            open={wanted !== ''}
          >
            <CheckList
              label={family}
              value={chosen}
              onChange={(now) => onChange?.([...value.filter((name) => !names.includes(name)), ...now])}
              choices={names.map((name) => ({ value: name, text: <code className="mg-code">{name}</code> }))}
            />
          </Fold>
        );
      })}
    </div>
  );
}
