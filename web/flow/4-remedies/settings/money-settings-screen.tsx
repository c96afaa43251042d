// Settings of money: the company's own bank accounts, and from which amount a payment needs two people.
import { Input } from 'antd';
import type { z } from 'zod';
import {
  addOwnAccount,
  closeOwnAccount,
  listOwnAccounts,
  type ownAccount as shape,
} from '#api/flow/4-remedies.settings';
import { useAnswer } from '../../../lib/use-answer.ts';
import { useDeed } from '../../../lib/use-deed.ts';
import { useWords } from '../../../lib/use-language.ts';
import { useMay, useSession, useWriting } from '../../../lib/use-session.ts';
import { Confirm } from '../../../ui/confirm.tsx';
import { DeedDialog } from '../../../ui/deed-dialog.tsx';
import { DeedForm } from '../../../ui/deed-form.tsx';
import { EmptyState } from '../../../ui/empty-state.tsx';
import { Fault } from '../../../ui/fault.tsx';
import { Field } from '../../../ui/field.tsx';
import { type Column, ListTable } from '../../../ui/list-table.tsx';
import { Mark } from '../../../ui/mark.tsx';
import { Waiting } from '../../../ui/waiting.tsx';
import { AccountFields, type AccountValues, schemeFor, toAccount } from '../account-fields.tsx';
import { MoneyFrame } from '../money-frame.tsx';
import { PaymentLimits } from './payment-limits.tsx';

type Own = z.infer<typeof shape>;

export function MoneySettingsScreen() {
  const say = useWords();
  const may = useMay();
  const accounts = useAnswer(listOwnAccounts, {});
  const columns = useOwnColumns();
  return (
    <MoneyFrame>
      <section className="mg-stack">
        <div className="mg-row">
          <h2>{say('payments:settings.accounts')}</h2>
          {may('payment.setup') && (
            <DeedDialog deed={say('payments:settings.add')} kind="small">
              {(close) => <AddAccount onDone={close} />}
            </DeedDialog>
          )}
        </div>
        {accounts.isPending && <Waiting label={say('waiting')} />}
        {accounts.isError && <Fault error={accounts.error} again={() => void accounts.refetch()} />}
        {accounts.data && (
          <ListTable
            label={say('payments:settings.accounts')}
            columns={columns}
            rows={accounts.data.rows}
            rowKey={(row) => row.ownAccountId}
            empty={
              <EmptyState
                title={say('payments:settings.accounts_none')}
                text={say('payments:settings.accounts_none_text')}
              />
            }
          />
        )}
      </section>
      <PaymentLimits />
    </MoneyFrame>
  );
}

interface AddValues {
  name: string;
  currency: string;
  account: AccountValues;
}

function AddAccount({ onDone }: { onDone: () => void }) {
  const say = useWords();
  const { company } = useSession();
  return (
    <DeedForm<typeof addOwnAccount, AddValues>
      contract={addOwnAccount}
      initial={{
        currency: company.currency,
        account: { scheme: schemeFor(company.currency), holderName: company.name },
      }}
      toGiven={({ name, currency, account }) => ({
        body: { name, currency: currency.toUpperCase(), account: toAccount(account) },
      })}
      onDone={onDone}
      submit={say('payments:settings.add')}
      onCancel={onDone}
    >
      <Field name="name" label={say('payments:settings.name')}>
        <Input maxLength={100} />
      </Field>
      <Field name="currency" label={say('payments:settings.currency')}>
        <Input maxLength={3} autoComplete="off" />
      </Field>
      <AccountFields within={['account']} />
    </DeedForm>
  );
}

function useOwnColumns(): Column<Own>[] {
  const say = useWords();
  const writing = useWriting();
  const may = useMay();
  const close = useDeed(closeOwnAccount);
  return [
    { id: 'name', title: say('payments:settings.name'), cell: (row) => row.name },
    { id: 'currency', title: say('payments:settings.currency'), cell: (row) => row.currency },
    {
      id: 'account',
      title: say('payments:one.payee'),
      cell: (row) => (
        <span>
          {row.holderName} <span className="mg-number mg-nowrap">{row.shown}</span>
          {row.bankName && <div className="mg-quiet">{row.bankName}</div>}
        </span>
      ),
    },
    {
      id: 'state',
      title: say('payments:column.state'),
      cell: ({ closedAt }) => (
        <Mark tone={closedAt === null ? 'good' : 'quiet'}>
          {closedAt === null
            ? say('payments:settings.in_use')
            : say('payments:settings.closed', { at: writing.instant(closedAt) })}
        </Mark>
      ),
    },
    {
      id: 'deeds',
      title: say('change'),
      cell: (row) =>
        row.closedAt === null && may('payment.setup') ? (
          <Confirm
            deed={say('payments:settings.close')}
            label={`${say('payments:settings.close')}: ${row.name}`}
            title={say('payments:settings.close_title', { name: row.name })}
            text={say('payments:settings.close_text')}
            onDo={() => close.mutateAsync({ params: { ownAccountId: row.ownAccountId } })}
          />
        ) : (
          '—'
        ),
    },
  ];
}
