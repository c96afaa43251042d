// Stage 2, what is claimed on a case: what the customer asks for and since when, and of the sale only what they and the paper can tell.
import { z } from 'zod';
import { route } from '../contract.ts';
import { currency, day, id, instant } from '../values.ts';
import { askedRemedies, boughtWays, buyerKinds, orderedKinds } from './2-cases.words.ts';

/** A sum somebody claims: not below zero, and within what a judgement reckons with. */
const sum = z.object({ amountMinor: z.string().regex(/^\d{1,15}$/), currency });

const inOrder = ({ askedOn, metOn }: { askedOn: string | null; metOn: string | null }) =>
  askedOn === null || metOn === null || askedOn <= metOn;

/** One thing asked for. `askedOn` is the day of the complaint when left out; `metOn` the day it was put right. */
const askGiven = z
  .object({
    remedy: z.enum(askedRemedies),
    askedOn: day.nullable().default(null),
    amount: sum.nullable().default(null),
    metOn: day.nullable().default(null),
  })
  .refine(inOrder, { error: 'met_before_asked', path: ['metOn'] });

/** What the contract says a day of lateness costs, and at most; a contract that says nothing has none. */
const latePenalty = z
  .object({ perDay: sum, atMost: sum.nullable().default(null) })
  .refine(({ perDay, atMost }) => atMost === null || atMost.currency === perDay.currency, {
    error: 'one_currency',
    path: ['atMost'],
  });

/** Null: nobody has said. Nothing is assumed of it (FILL-1). */
export const claimGiven = z.object({
  buyer: z.enum(buyerKinds).nullable().default(null),
  bought: z.enum(boughtWays).nullable().default(null),
  ordered: z.enum(orderedKinds).nullable().default(null),
  /** The day the customer had the goods, where no delivery is on record. */
  receivedOn: day.nullable().default(null),
  latePenalty: latePenalty.nullable().default(null),
  asks: z
    .array(askGiven)
    .max(10)
    .refine((asks) => new Set(asks.map(({ remedy }) => remedy)).size === asks.length, { error: 'asked_twice' })
    .default([]),
});
export type ClaimGiven = z.output<typeof claimGiven>;

export const claimed = z.object({
  version: z.number().int().min(1),
  buyer: z.enum(buyerKinds).nullable(),
  bought: z.enum(boughtWays).nullable(),
  ordered: z.enum(orderedKinds).nullable(),
  receivedOn: day.nullable(),
  latePenalty: z.object({ perDay: sum, atMost: sum.nullable() }).nullable(),
  asks: z.array(
    z.object({ remedy: z.enum(askedRemedies), askedOn: day, amount: sum.nullable(), metOn: day.nullable() }),
  ),
  who: z.string(),
  at: instant,
});
export type ClaimedShown = z.input<typeof claimed>;
const answer = z.object({
  caseId: id('cas'),
  /** Of the sale, else the company's: what a penalty is written in. */
  currency,
  /** Null until somebody has said anything. */
  now: claimed.nullable(),
  /** Earlier versions, the latest first. */
  before: z.array(claimed).max(100),
  /** Whether who asks may change it now. */
  mayChange: z.boolean(),
});

/** What a customer says on a page of their own: one thing asked for, in the currency the page names. */
export const customerClaim = z.object({
  remedy: z.enum(askedRemedies),
  amountMinor: sum.shape.amountMinor.nullable().default(null),
  buyer: z.enum(buyerKinds).nullable().default(null),
  receivedOn: day.nullable().default(null),
});
export type CustomerClaim = z.output<typeof customerClaim>;
/** The same as it stands: everything asked for, the rest as last said. */
export const customerClaimed = z.object({
  currency,
  buyer: z.enum(buyerKinds).nullable(),
  receivedOn: day.nullable(),
  asks: claimed.shape.asks,
  mayChange: z.boolean(),
});

const params = z.object({ caseId: id('cas') });
export const showClaimed = route({
  name: 'case.claimed',
  method: 'GET',
  path: '/cases/:caseId/claim',
  summary: 'What is claimed on a case, and what was claimed before',
  policy: { permission: 'case.read' },
  params,
  answer,
});
/** A new version of all of it: what is left out is no longer said. */
export const claimOnCase = route({
  name: 'case.claim',
  method: 'POST',
  path: '/cases/:caseId/claim',
  summary: 'Say what the customer asks for and since when, who bought, how and what; what was said before is kept',
  policy: { permission: 'case.write' },
  params,
  body: claimGiven,
  answer,
});
