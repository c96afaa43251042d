// What the customer asks for: one thing, how much, whether they bought for themselves, and since when they have it. Only the first is asked.
import type { CustomerClaim } from '#api/flow/2-cases.claimed';
import type { customerAsks as asked } from '#api/flow/2-cases.words';
import { parseAmount } from '../../lib/write-money.ts';
import { Labelled } from '../frame/labelled.tsx';
import { usePortalWords } from '../words/portal-words.tsx';

/** Written out once more, because the file of `api/` brings zod, which a page opened from a link has no room for (FACE-1). */
const customerAsks: typeof asked = [
  'refund',
  'replace',
  'repair',
  'price_reduction',
  'deliver',
  'missing_part',
  'redo',
  'damages',
];

/** As it is typed; nothing of it is sent while nothing is asked for. */
export interface ClaimDraft {
  remedy?: CustomerClaim['remedy'] | '';
  amount?: string;
  buyer?: NonNullable<CustomerClaim['buyer']> | '';
  receivedOn?: string;
}

/** Whether an amount was typed that is none: its field says so, and nothing is sent. */
export function isAmountUnread({ remedy, amount = '' }: ClaimDraft, currency: string): boolean {
  return Boolean(remedy) && amount.trim() !== '' && (parseAmount(amount, currency) ?? '-').startsWith('-');
}

/** Null: nothing is asked for. */
export function customerClaimOf(draft: ClaimDraft | undefined, currency: string): CustomerClaim | null {
  if (!draft?.remedy) return null;
  const amountMinor = draft.amount?.trim() ? parseAmount(draft.amount, currency) : undefined;
  return {
    remedy: draft.remedy,
    amountMinor: amountMinor ?? null,
    buyer: draft.buyer || null,
    receivedOn: draft.receivedOn || null,
  };
}

export interface ClaimFieldsProps {
  draft: ClaimDraft;
  currency: string;
  isOptional: boolean;
  onChange: (draft: ClaimDraft) => void;
}

export function ClaimFields({ draft, currency, isOptional, onChange }: ClaimFieldsProps) {
  const { say } = usePortalWords();
  const set = (change: ClaimDraft) => onChange({ ...draft, ...change });
  const { remedy = '', amount = '', buyer = '', receivedOn = '' } = draft;
  const isUnread = isAmountUnread(draft, currency);
  return (
    <>
      <Labelled label={say(isOptional ? 'claim.what_optional' : 'claim.what')}>
        {(marks) => (
          <select
            {...marks}
            className="pt-control"
            required={!isOptional}
            value={remedy}
            onChange={(event) => set({ remedy: customerAsks.find((one) => one === event.target.value) ?? '' })}
          >
            <option value="">{say(isOptional ? 'claim.later' : 'complain.choose')}</option>
            {customerAsks.map((one) => (
              <option key={one} value={one}>
                {say(`ask.${one}`)}
              </option>
            ))}
          </select>
        )}
      </Labelled>
      {remedy !== '' && (
        <>
          <Labelled label={say('claim.amount', { currency })} fault={isUnread ? say('claim.amount_unread') : undefined}>
            {(marks) => (
              <input
                {...marks}
                className="pt-control"
                inputMode="decimal"
                autoComplete="off"
                maxLength={20}
                value={amount}
                onChange={(event) => set({ amount: event.target.value })}
              />
            )}
          </Labelled>
          <Labelled label={say('claim.buyer')}>
            {(marks) => (
              <select
                {...marks}
                className="pt-control"
                value={buyer}
                onChange={(event) => set({ buyer: event.target.value as ClaimDraft['buyer'] })}
              >
                <option value="">{say('claim.not_said')}</option>
                <option value="consumer">{say('claim.consumer')}</option>
                <option value="business">{say('claim.business')}</option>
              </select>
            )}
          </Labelled>
          <Labelled label={say('claim.received')}>
            {(marks) => (
              <input
                {...marks}
                className="pt-control"
                type="date"
                value={receivedOn}
                onChange={(event) => set({ receivedOn: event.target.value })}
              />
            )}
          </Labelled>
        </>
      )}
    </>
  );
}
