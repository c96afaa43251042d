// The questions of a claim: what is asked for, who bought, how and what, and what the contract says lateness costs. All may stay open.
import { boughtWays, buyerKinds, orderedKinds } from '#api/flow/2-cases.words';
import type { Money } from '#api/values';
import { useWords } from '../../../lib/use-language.ts';
import { useToday } from '../../../lib/use-today.ts';
import { AmountInput } from '../../../ui/amount-input.tsx';
import { DayInput } from '../../../ui/day-input.tsx';
import { Field } from '../../../ui/field.tsx';
import { SelectInput } from '../../../ui/select-input.tsx';
import { type AskDraft, AsksInput } from './asks-input.tsx';
import './claimed.css';

/** As the form holds it: an empty choice is one nobody has made. */
export interface ClaimDraft {
  buyer?: (typeof buyerKinds)[number] | '' | null;
  bought?: (typeof boughtWays)[number] | '' | null;
  ordered?: (typeof orderedKinds)[number] | '' | null;
  receivedOn?: string | null;
  latePenalty?: { perDay?: Money | null; atMost?: Money | null } | null;
  asks?: AskDraft[];
}

/** Null when nothing was said at all. A most without a day's penalty says nothing and is left out. */
export function claimOf(draft: ClaimDraft | undefined) {
  const { buyer, bought, ordered, receivedOn, latePenalty, asks = [] } = draft ?? {};
  const perDay = latePenalty?.perDay ?? null;
  const said = {
    buyer: buyer || null,
    bought: bought || null,
    ordered: ordered || null,
    receivedOn: receivedOn ?? null,
    latePenalty: perDay && { perDay, atMost: latePenalty?.atMost ?? null },
    asks,
  };
  const isEmpty = asks.length === 0 && Object.values({ ...said, asks: null }).every((part) => part === null);
  return isEmpty ? null : said;
}

export interface ClaimFieldsProps {
  /** The path of the claim in the form: none where the form is the claim. */
  at: string[];
  currency: string;
  withMet: boolean;
}

export function ClaimFields({ at, currency, withMet }: ClaimFieldsProps) {
  const say = useWords();
  const today = useToday();
  const choose = <Code extends string>(codes: readonly Code[], word: (code: Code) => string) => [
    { value: '', text: say('cases:claimed.not_said') },
    ...codes.map((code) => ({ value: code, text: word(code) })),
  ];
  return (
    <>
      <Field name={[...at, 'asks']} label={say('cases:claimed.asks')} hint={say('cases:claimed.asks_hint')} optional>
        <AsksInput currency={currency} withMet={withMet} />
      </Field>
      <Field name={[...at, 'buyer']} label={say('cases:claimed.buyer')} optional>
        <SelectInput choices={choose(buyerKinds, (code) => say(`words:buyer.${code}`))} />
      </Field>
      <Field name={[...at, 'ordered']} label={say('cases:claimed.ordered')} optional>
        <SelectInput choices={choose(orderedKinds, (code) => say(`words:ordered.${code}`))} />
      </Field>
      <Field name={[...at, 'bought']} label={say('cases:claimed.bought')} optional>
        <SelectInput choices={choose(boughtWays, (code) => say(`words:bought.${code}`))} />
      </Field>
      <Field
        name={[...at, 'receivedOn']}
        label={say('cases:claimed.received')}
        hint={say('cases:claimed.received_hint')}
        optional
      >
        <DayInput today={today} />
      </Field>
      <Field name={[...at, 'latePenalty', 'perDay']} label={say('cases:claimed.late_daily')} optional>
        <AmountInput currency={currency} />
      </Field>
      <Field name={[...at, 'latePenalty', 'atMost']} label={say('cases:claimed.late_cap')} optional>
        <AmountInput currency={currency} />
      </Field>
    </>
  );
}
