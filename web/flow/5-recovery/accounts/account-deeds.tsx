// Deeds on a merchant's account: money in and out of the deposit, money held, money they pay, and running the recovery at once.
import { Input } from 'antd';
import { useState } from 'react';
import type { z } from 'zod';
import {
  holdSettlement,
  type merchantAccount,
  passOnSettlement,
  receiveDeposit,
  receiveFromMerchant,
  recoverFromMerchant,
  returnDeposit,
} from '#api/flow/5-recovery.accounts';
import type { Money } from '#api/values';
import { useDeed } from '../../../lib/use-deed.ts';
import { useWords } from '../../../lib/use-language.ts';
import { useReadAgain } from '../../../lib/use-read-again.ts';
import { useSession, useWriting } from '../../../lib/use-session.ts';
import { useToday } from '../../../lib/use-today.ts';
import { AmountInput } from '../../../ui/amount-input.tsx';
import { Confirm } from '../../../ui/confirm.tsx';
import { DayInput } from '../../../ui/day-input.tsx';
import { DeedDialog } from '../../../ui/deed-dialog.tsx';
import { DeedForm } from '../../../ui/deed-form.tsx';
import { Field } from '../../../ui/field.tsx';
import { RaiseClaim } from '../claims/raise-claim.tsx';

type Account = z.infer<typeof merchantAccount>;
type Drawn = z.infer<(typeof recoverFromMerchant)['answer']>['drawn'];
const stale = ['merchant_account', 'claim', 'deposit', 'ageing', 'books', 'statement', 'history'] as const;

/** The five ways money moves on the account; all take an amount, a day and a reference. */
const movings = [
  ['books:deed.deposit_in', receiveDeposit],
  ['books:deed.received', receiveFromMerchant],
  ['books:deed.deposit_out', returnDeposit],
  ['books:deed.held', holdSettlement],
  ['books:deed.passed_on', passOnSettlement],
] as const;

export function AccountDeeds({ account }: { account: Account }) {
  const say = useWords();
  const [drawn, setDrawn] = useState<Drawn>();
  return (
    <div className="mg-stack">
      <div className="mg-row">
        {movings.map(([text, contract]) => (
          <DeedDialog key={text} deed={say(text)}>
            {(close) => <MoveMoney account={account} contract={contract} submit={say(text)} onDone={close} />}
          </DeedDialog>
        ))}
        <RaiseClaim firmId={account.firmId} />
        <RunRecovery account={account} onDrawn={setDrawn} />
      </div>
      {drawn && <DrawnList drawn={drawn} />}
    </div>
  );
}

interface MoveMoneyProps {
  account: Account;
  contract: (typeof movings)[number][1];
  submit: string;
  onDone: () => void;
}
interface MoveValues {
  amount: Money;
  on: string;
  reference?: string;
}

function MoveMoney({ account, contract, submit, onDone }: MoveMoneyProps) {
  const say = useWords();
  const today = useToday();
  const { company } = useSession();
  const readAgain = useReadAgain();
  return (
    <DeedForm<typeof receiveDeposit, MoveValues>
      // The five contracts differ in name and address alone.
      contract={contract as typeof receiveDeposit}
      initial={{ on: today }}
      toGiven={({ amount, on, reference }) => ({
        params: { firmId: account.firmId },
        body: { amount, on, reference: reference?.trim() || null },
      })}
      onDone={() => {
        readAgain(...stale);
        onDone();
      }}
      submit={submit}
      onCancel={onDone}
    >
      <Field name="amount" label={say('books:amount')}>
        <AmountInput currency={account.owed[0]?.currency ?? company.currency} />
      </Field>
      <Field name="on" label={say('books:on')}>
        <DayInput today={today} />
      </Field>
      <Field name="reference" label={say('books:reference')} optional>
        <Input maxLength={200} />
      </Field>
    </DeedForm>
  );
}

function RunRecovery({ account, onDrawn }: { account: Account; onDrawn: (drawn: Drawn) => void }) {
  const say = useWords();
  const readAgain = useReadAgain();
  const run = useDeed(recoverFromMerchant, (answer) => {
    onDrawn(answer.drawn);
    readAgain(...stale);
  });
  return (
    <Confirm
      calm
      deed={say('books:deed.recover')}
      title={say('books:deed.recover')}
      text={say('books:deed.recover_text')}
      onDo={() => run.mutateAsync({ params: { firmId: account.firmId } })}
    />
  );
}

function DrawnList({ drawn }: { drawn: Drawn }) {
  const say = useWords();
  const writing = useWriting();
  return (
    <div className="mg-panel" role="status">
      {drawn.length === 0 && <p>{say('books:drawn.none')}</p>}
      <ul className="mg-plain-list">
        {drawn.map((one) => (
          <li key={`${one.claimId} ${one.source}`}>
            {say('books:drawn.one', { amount: writing.money(one), source: say(`recovery:source.${one.source}`) })}
          </li>
        ))}
      </ul>
    </div>
  );
}
