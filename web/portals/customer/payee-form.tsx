// Where the customer wants the money: the account as their country writes it. What cannot be an account is said at its field.
import { useState } from 'react';
import type { z } from 'zod';
import type { AccountScheme, bankAccount } from '#api/flow/4-remedies.accounts';
import { useDeed } from '../../lib/use-deed.ts';
import { Choices, Labelled } from '../frame/labelled.tsx';
import { Press } from '../frame/press.tsx';
import { faultAt, Trouble } from '../frame/trouble.tsx';
import { customerGivePayee } from '../portal-routes.ts';
import { usePortalWords } from '../words/portal-words.tsx';

type Given = z.input<typeof bankAccount>;
const fields = {
  cn: ['holderName', 'account', 'bankName'],
  ru: ['holderName', 'account', 'bik'],
  iban: ['holderName', 'iban'],
} as const satisfies Record<AccountScheme, readonly string[]>;
type Part = (typeof fields)[AccountScheme][number];

/** The kind people of a currency most likely have. */
const likely: Readonly<Record<string, AccountScheme>> = { CNY: 'cn', RUB: 'ru' };

export interface PayeeFormProps {
  currency: string;
  name: string;
  token: string;
  onDone: () => void;
}

export function PayeeForm({ currency, name, token, onDone }: PayeeFormProps) {
  const { say } = usePortalWords();
  const [scheme, setScheme] = useState<AccountScheme>(likely[currency] ?? 'iban');
  const [parts, setParts] = useState<Partial<Record<Part, string>>>({ holderName: name });
  const give = useDeed(customerGivePayee, onDone);
  return (
    <form
      className="pt-form"
      onSubmit={(event) => {
        event.preventDefault();
        give.mutate({ params: { token }, body: accountOf(scheme, parts) });
      }}
    >
      <p>{say('payee.text')}</p>
      <Choices
        label={say('payee.scheme')}
        name="scheme"
        value={scheme}
        choices={(['cn', 'ru', 'iban'] as const).map((value) => ({ value, text: say(`scheme.${value}`) }))}
        onChoose={setScheme}
      />
      {fields[scheme].map((part) => (
        <Labelled
          key={`${scheme} ${part}`}
          label={say(`payee.${part}`)}
          hint={part === 'holderName' && say('payee.holder_hint')}
          fault={faultAt(give.error, `body.${part}`)}
        >
          {(marks) => (
            <input
              {...marks}
              className="pt-control"
              required
              autoComplete={part === 'holderName' ? 'name' : 'off'}
              inputMode={part === 'account' || part === 'bik' ? 'numeric' : undefined}
              spellCheck={false}
              maxLength={140}
              value={parts[part] ?? ''}
              onChange={(event) => setParts({ ...parts, [part]: event.target.value })}
            />
          )}
        </Labelled>
      ))}
      <Trouble error={give.error} fields={fields[scheme].map((part) => `body.${part}`)} />
      <Press kind="main" sends isBusy={give.isPending}>
        {say('payee.give')}
      </Press>
    </form>
  );
}

function accountOf(scheme: AccountScheme, parts: Partial<Record<Part, string>>): Given {
  const { holderName = '', account = '', bankName = '', bik = '', iban = '' } = parts;
  if (scheme === 'cn') return { scheme, holderName, account, bankName };
  if (scheme === 'ru') return { scheme, holderName, account, bik };
  return { scheme, holderName, iban };
}
