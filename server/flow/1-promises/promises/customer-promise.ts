// The promise a customer was given: what it is, until when, and where it stands. `Promise` is taken by the language.
import type { z } from 'zod';
import type { promise, promiseKinds, promiseStates } from '#api/flow/1-promises';
import type { obligationKinds } from '#api/registry/contracts';
import type { InThreeLanguages } from '#api/values';
import type { IsoDay } from '#platform/calendar/calendar-types';
import type { Uuid } from '#platform/ids/make-id';

export type PromiseState = (typeof promiseStates)[number];
export type PromiseKind = (typeof promiseKinds)[number];
export type PromiseSource = z.output<typeof promise>['source'];
export type ObligationKind = (typeof obligationKinds)[number];

/**
 * Always true: a `kept` one was kept by `dueAt`, a `kept_late` one after it; a `broken` one is past `dueAt`, not kept, and broke at
 * `dueAt`; `waived`, `excused` and `expired` are ends. `endedOn` is the day, at the place, from which it is no longer owed.
 */
export interface CustomerPromise {
  promiseId: Uuid;
  contractId: Uuid;
  /** What gave it to the contract: the obligation, else the commitment, else itself. Unique within the contract. */
  givenBy: Uuid;
  kind: PromiseKind;
  state: PromiseState;
  source: PromiseSource;
  commitmentId: Uuid | null;
  commitmentVersion: number | null;
  obligationId: Uuid | null;
  /** The kind of obligation whose fulfilment keeps it; set without `obligationId` on a duty within a length of time. */
  obligationKind: ObligationKind | null;
  /** The zone of the place, in which its days are counted. */
  timeZone: string;
  /** The last moment that still keeps it (a right: the last in which it can be used), and the day of it at the place. */
  dueAt: string | null;
  dueOn: IsoDay | null;
  agreedAnewOn: IsoDay | null;
  movedTimes: number;
  keptAt: string | null;
  brokenAt: string | null;
  endedOn: IsoDay | null;
  proof: string | null;
  reason: string | null;
  wording: InThreeLanguages | null;
  saidBy: string | null;
  saidOn: IsoDay | null;
  saidEvidence: string | null;
  madeAt: string;
}

/** What lists group and filter by, copied from the contract and kept equal to it (PROM-12). */
export interface Whereabouts {
  contractNumber: string;
  personId: Uuid;
  firmId: Uuid | null;
  brandId: Uuid | null;
  storeId: Uuid | null;
  city: string | null;
  family: string | null;
  signedOn: IsoDay;
  amountMinor: bigint | null;
  currency: string | null;
  complainedOn: IsoDay | null;
}

export type PlacedPromise = CustomerPromise & Whereabouts;
