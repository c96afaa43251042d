// What shows a payment: its fields, for one voucher of a contract that stands and for those of a new one.
import { Button, Form, Input } from 'antd';
import { voucher as voucherShape } from '#api/registry/contracts';
import type { Money } from '#api/values';
import { useWords } from '../../../lib/use-language.ts';
import { useToday } from '../../../lib/use-today.ts';
import { AmountInput } from '../../../ui/amount-input.tsx';
import { DayInput } from '../../../ui/day-input.tsx';
import { Field } from '../../../ui/field.tsx';
import { Icon } from '../../../ui/icon.tsx';
import { SelectInput } from '../../../ui/select-input.tsx';

const kinds = voucherShape.shape.kind.options;

export interface VoucherValues {
  kind: (typeof kinds)[number];
  number?: string;
  paidOn?: string;
  amount?: Money | null;
}

/** What a form leaves empty is not known. */
export function voucherOf({ kind, number, paidOn, amount }: VoucherValues) {
  return { kind, number: number?.trim() ? number : null, paidOn: paidOn ?? null, amount: amount ?? null };
}

export function VoucherFields({ within = [], currency }: { within?: (string | number)[]; currency: string }) {
  const say = useWords();
  const today = useToday();
  return (
    <>
      <Field name={[...within, 'kind']} label={say('registry:voucher.kind')}>
        <SelectInput choices={kinds.map((kind) => ({ value: kind, text: say(`words:voucher.${kind}`) }))} />
      </Field>
      <Field name={[...within, 'number']} label={say('registry:voucher.number')} optional>
        <Input maxLength={100} />
      </Field>
      <Field name={[...within, 'paidOn']} label={say('registry:voucher.paid_on')} optional>
        <DayInput today={today} />
      </Field>
      <Field name={[...within, 'amount']} label={say('registry:line.amount')} optional>
        <AmountInput currency={currency} />
      </Field>
    </>
  );
}

/** The vouchers of a new contract; there are none until one is added. */
export function VoucherList({ currency }: { currency: string }) {
  const say = useWords();
  const today = useToday();
  return (
    <fieldset className="mg-fieldset">
      <legend>{say('registry:voucher.title')}</legend>
      <Form.List name="vouchers">
        {(fields, { add, remove }) => (
          <div className="mg-stack">
            {fields.map(({ key, name }, place) => {
              const title = say('registry:voucher.one', { number: place + 1 });
              return (
                // biome-ignore lint/a11y/useSemanticElements: a fieldset within a fieldset would be read out twice
                <div key={key} role="group" aria-label={title} className="mg-entry mg-entry-even">
                  <VoucherFields within={[name]} currency={currency} />
                  <div>
                    <Button size="small" aria-label={`${say('remove')}: ${title}`} onClick={() => remove(name)}>
                      <Icon name="trash" size={14} /> {say('remove')}
                    </Button>
                  </div>
                </div>
              );
            })}
            <div>
              <Button size="small" onClick={() => add({ kind: 'receipt', paidOn: today })}>
                <Icon name="plus" size={14} /> {say('registry:voucher.add')}
              </Button>
            </div>
          </div>
        )}
      </Form.List>
    </fieldset>
  );
}
