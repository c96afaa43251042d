// What was bought, line by line, in the form of a new contract.
import { Button, Form, Input } from 'antd';
import type { Money } from '#api/values';
import { useWords } from '../../../lib/use-language.ts';
import { AmountInput } from '../../../ui/amount-input.tsx';
import { Field } from '../../../ui/field.tsx';
import { Icon } from '../../../ui/icon.tsx';
import { LinesInput } from '../../../ui/lines-input.tsx';

export interface LineValues {
  description?: string;
  quantity?: string;
  amount?: Money | null;
  serials?: string[];
}

export function LineFields({ currency }: { currency: string }) {
  const say = useWords();
  return (
    <fieldset className="mg-fieldset">
      <legend>{say('registry:line.title')}</legend>
      <Form.List name="lines">
        {(fields, { add, remove }) => (
          <div className="mg-stack">
            {fields.map(({ key, name }, place) => (
              // biome-ignore lint/a11y/useSemanticElements: a fieldset within a fieldset would be read out twice
              <div
                key={key}
                role="group"
                aria-label={say('registry:line.one', { number: place + 1 })}
                className="mg-entry"
              >
                <Field name={[name, 'description']} label={say('registry:line.description')}>
                  <Input maxLength={500} />
                </Field>
                <Field name={[name, 'quantity']} label={say('registry:line.quantity')}>
                  <Input inputMode="decimal" maxLength={12} />
                </Field>
                <Field name={[name, 'amount']} label={say('registry:line.amount')} optional>
                  <AmountInput currency={currency} />
                </Field>
                <Field
                  name={[name, 'serials']}
                  label={say('registry:line.serials')}
                  hint={say('registry:one_a_line')}
                  optional
                >
                  <LinesInput />
                </Field>
                <div>
                  <Button
                    size="small"
                    aria-label={`${say('remove')}: ${say('registry:line.one', { number: place + 1 })}`}
                    onClick={() => remove(name)}
                  >
                    <Icon name="trash" size={14} /> {say('remove')}
                  </Button>
                </div>
              </div>
            ))}
            <div>
              <Button size="small" onClick={() => add({ quantity: '1' })}>
                <Icon name="plus" size={14} /> {say('registry:line.add')}
              </Button>
            </div>
          </div>
        )}
      </Form.List>
    </fieldset>
  );
}
