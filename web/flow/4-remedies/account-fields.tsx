// The fields of a bank account as its country writes it: IBAN, a Chinese card or account, a Russian account with its BIK.
import { Form, Input } from 'antd';
import type { z } from 'zod';
import { type AccountScheme, accountSchemes, type bankAccount } from '#api/flow/4-remedies.accounts';
import { useWords } from '../../lib/use-language.ts';
import { Field } from '../../ui/field.tsx';
import { SelectInput } from '../../ui/select-input.tsx';

export type AccountGiven = z.input<typeof bankAccount>;
/** What the form holds: the fields of every kind; those of the chosen one are sent. */
export interface AccountValues {
  scheme: AccountScheme;
  holderName: string;
  iban?: string;
  bic?: string;
  account?: string;
  bankName?: string;
  cnaps?: string;
  bik?: string;
}

/** The kind people of a currency most likely have. */
export function schemeFor(currency: string): AccountScheme {
  return currency === 'CNY' ? 'cn' : currency === 'RUB' ? 'ru' : 'iban';
}

/** Empty boxes are nothing, not empty words. */
export function toAccount(values: AccountValues): AccountGiven {
  const { scheme, holderName, iban = '', account = '', bankName = '', bik = '' } = values;
  const orNull = (text: string | undefined) => (text?.trim() ? text : null);
  if (scheme === 'iban') return { scheme, holderName, iban, bic: orNull(values.bic) };
  if (scheme === 'cn') return { scheme, holderName, account, bankName, cnaps: orNull(values.cnaps) };
  return { scheme, holderName, account, bik, bankName: orNull(bankName) };
}

/** `within`: the path of the account in the body, when it is not the body itself. */
export function AccountFields({ within = [] }: { within?: readonly string[] }) {
  const say = useWords();
  const scheme = Form.useWatch<AccountScheme | undefined>([...within, 'scheme']);
  const at = (name: keyof AccountValues) => [...within, name];
  const box = <Input maxLength={60} autoComplete="off" spellCheck={false} />;
  return (
    <>
      <Field name={at('scheme')} label={say('payments:payee.scheme')}>
        <SelectInput choices={accountSchemes.map((value) => ({ value, text: say(`payments:scheme.${value}`) }))} />
      </Field>
      <Field name={at('holderName')} label={say('payments:payee.holder')}>
        <Input maxLength={140} autoComplete="off" />
      </Field>
      {scheme === 'iban' && (
        <>
          <Field name={at('iban')} label={say('payments:payee.iban')}>
            {box}
          </Field>
          <Field name={at('bic')} label={say('payments:payee.bic')} optional>
            {box}
          </Field>
        </>
      )}
      {scheme === 'cn' && (
        <>
          <Field name={at('account')} label={say('payments:payee.card')}>
            <Input maxLength={60} inputMode="numeric" autoComplete="off" />
          </Field>
          <Field name={at('bankName')} label={say('payments:payee.bank')}>
            <Input maxLength={140} />
          </Field>
          <Field name={at('cnaps')} label={say('payments:payee.cnaps')} optional>
            {box}
          </Field>
        </>
      )}
      {scheme === 'ru' && (
        <>
          <Field name={at('account')} label={say('payments:payee.account')}>
            <Input maxLength={60} inputMode="numeric" autoComplete="off" />
          </Field>
          <Field name={at('bik')} label={say('payments:payee.bik')}>
            <Input maxLength={20} inputMode="numeric" autoComplete="off" />
          </Field>
          <Field name={at('bankName')} label={say('payments:payee.bank')} optional>
            <Input maxLength={140} />
          </Field>
        </>
      )}
    </>
  );
}
