// A merchant's deposit: what is there, what of it is frozen for claims, what was agreed, and by when it must be topped up.

import { InputNumber } from 'antd';
import type { ReactNode } from 'react';
import type { z } from 'zod';
import { agreeDeposit, type merchantAccount } from '#api/flow/5-recovery.accounts';
import type { Money } from '#api/values';
import { useWords } from '../../../lib/use-language.ts';
import { useReadAgain } from '../../../lib/use-read-again.ts';
import { useMay, useSession, useWriting } from '../../../lib/use-session.ts';
import { AmountInput } from '../../../ui/amount-input.tsx';
import { DeedDialog } from '../../../ui/deed-dialog.tsx';
import { DeedForm } from '../../../ui/deed-form.tsx';
import { Field } from '../../../ui/field.tsx';
import { Mark } from '../../../ui/mark.tsx';
import { Pairs } from '../../../ui/pairs.tsx';
import { isSome, MinorText } from '../minor-text.tsx';

type Account = z.infer<typeof merchantAccount>;
type Deposit = Account['deposits'][number];

export function DepositPanel({ account }: { account: Account }) {
  const say = useWords();
  const may = useMay();
  const { company } = useSession();
  return (
    <section className="mg-panel">
      <div className="mg-row">
        <h2>{say('books:deposit')}</h2>
        {may('recovery.write') && account.deposits.length === 0 && (
          <AgreeDialog account={account} currency={company.currency} />
        )}
      </div>
      {account.deposits.length === 0 && <p className="mg-quiet">{say('books:deposit.none')}</p>}
      {account.deposits.map((deposit) => (
        <OneDeposit key={deposit.currency} account={account} deposit={deposit} />
      ))}
    </section>
  );
}

function OneDeposit({ account, deposit }: { account: Account; deposit: Deposit }) {
  const say = useWords();
  const may = useMay();
  const writing = useWriting();
  const { currency, topUpDueOn } = deposit;
  const amount = (minor: string) => <MinorText minor={minor} currency={currency} zero />;
  const pairs: [string, ReactNode][] = [
    [say('books:deposit.balance'), amount(deposit.balanceMinor)],
    [say('books:frozen'), amount(deposit.frozenMinor)],
    [say('books:deposit.available'), amount(deposit.availableMinor)],
    [say('books:deposit.minimum'), amount(deposit.minimumMinor)],
    [
      say('books:top_up'),
      isSome(deposit.missingMinor) && (
        <span className="mg-row">
          {amount(deposit.missingMinor)}
          {topUpDueOn !== null && (
            <Mark tone={deposit.topUpLate ? 'bad' : 'warn'}>
              {say(deposit.topUpLate ? 'books:deposit.late_since' : 'books:due_by', { day: writing.day(topUpDueOn) })}
            </Mark>
          )}
        </span>
      ),
    ],
    [say('books:deposit.top_up_days'), say('books:days', { count: deposit.topUpDays })],
    [say('books:deposit.hold_back_days'), say('books:days', { count: deposit.holdBackDays })],
  ];
  return (
    <div className="mg-stack">
      <Pairs pairs={pairs} />
      {may('recovery.write') && (
        <div className="mg-row">
          <AgreeDialog account={account} deposit={deposit} currency={currency} />
        </div>
      )}
    </div>
  );
}

interface AgreeProps {
  account: Account;
  deposit?: Deposit;
  currency: string;
}

function AgreeDialog({ account, deposit, currency }: AgreeProps) {
  const say = useWords();
  const readAgain = useReadAgain();
  const initial = deposit
    ? { ...deposit, minimum: { amountMinor: deposit.minimumMinor, currency } }
    : { topUpDays: 15, holdBackDays: 180 };
  return (
    <DeedDialog deed={say('books:deposit.agree')} kind="small">
      {(close) => (
        <DeedForm<typeof agreeDeposit, { minimum: Money; topUpDays: number; holdBackDays: number }>
          contract={agreeDeposit}
          initial={initial}
          toGiven={({ minimum, topUpDays, holdBackDays }) => ({
            params: { firmId: account.firmId },
            body: { minimum, topUpDays, holdBackDays },
          })}
          onDone={() => {
            readAgain('merchant_account', 'history');
            close();
          }}
          submit={say('save')}
          onCancel={close}
        >
          <Field name="minimum" label={say('books:deposit.minimum')}>
            <AmountInput currency={currency} />
          </Field>
          <Field name="topUpDays" label={say('books:deposit.top_up_days')}>
            <InputNumber min={0} max={365} />
          </Field>
          <Field
            name="holdBackDays"
            label={say('books:deposit.hold_back_days')}
            hint={say('books:deposit.hold_back_hint')}
          >
            <InputNumber min={0} max={3650} />
          </Field>
        </DeedForm>
      )}
    </DeedDialog>
  );
}
