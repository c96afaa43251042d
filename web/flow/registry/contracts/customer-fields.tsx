// The customer of a new contract: found by phone or name, or given anew; who is already known is shown while typing.
import { Input } from 'antd';
import { useId, useState } from 'react';
import { find } from '#api/registry/finding';
import { useAnswer } from '../../../lib/use-answer.ts';
import { useWords } from '../../../lib/use-language.ts';
import { useLater } from '../../../lib/use-later.ts';
import { Field } from '../../../ui/field.tsx';
import { FindChoice, type FoundChoice } from '../../../ui/find-choice.tsx';
import { LinesInput } from '../../../ui/lines-input.tsx';

export interface CustomerFieldsProps {
  chosen: FoundChoice | undefined;
  onChoose: (person: FoundChoice | undefined) => void;
}

export function CustomerFields({ chosen, onChoose }: CustomerFieldsProps) {
  const say = useWords();
  const id = useId();
  const [typed, setTyped] = useState('');
  const words = useLater(typed.trim(), 200);
  const found = useAnswer(find, { query: { words, limit: 20 } }, { when: words.length > 1, keepLast: true });
  const people = (found.data?.rows ?? []).filter((row) => row.kind === 'person');
  return (
    <fieldset className="mg-fieldset">
      <legend>{say('registry:contract.customer')}</legend>
      <label htmlFor={id}>{say('registry:customer.known')}</label>
      <FindChoice
        id={id}
        label={say('registry:customer.known')}
        hint={say('registry:customer.known_hint')}
        chosen={chosen}
        typed={typed}
        onType={setTyped}
        choices={words.length > 1 ? people.map((row) => ({ value: row.id, text: row.title, detail: row.detail })) : []}
        onChoose={onChoose}
      />
      {!chosen && (
        <>
          <p className="mg-quiet">{say('registry:customer.new')}</p>
          <Field name={['customer', 'name']} label={say('registry:person.name')}>
            <Input maxLength={200} autoComplete="off" />
          </Field>
          <Field
            name={['customer', 'phones']}
            label={say('registry:person.phones')}
            hint={say('registry:person.phones_hint')}
            optional
          >
            <LinesInput inputMode="tel" />
          </Field>
        </>
      )}
    </fieldset>
  );
}
