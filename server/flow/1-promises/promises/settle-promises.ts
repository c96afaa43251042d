// Brings the promises of one contract to what its registry entry says. Pure, and the same for a new contract, an old one that was
// fulfilled long before it was imported, and a change: so the order and the batches in which facts arrive do not matter (PROM-12).
import type { ContractTerms } from '#registry';
import type { CalendarOf } from '../calendars/place-calendar.ts';
import type { Commitment, CommitmentVersion } from '../commitments/commitment.ts';
import type { PlacedPromise } from './customer-promise.ts';
import { type Began, type Due, dueOfAgreement, dueOfLength } from './due-moment.ts';
import { type Applying, applyingTo, giveCommitted, giveDuty, whereaboutsOf } from './give-promises.ts';
import { cancel, keep, move, redate, runOut } from './promise-rules.ts';

/** A new date agreed for an obligation, as it was recorded. */
export interface Move {
  obligationId: string;
  from: Agreed;
  to: Agreed;
  agreedBy: string;
  reason: string;
  at: string;
}
export interface Agreed {
  agreedOn: string | null;
  agreedAt: string | null;
}

/** What a promise is brought up to. */
export interface Standing {
  contract: ContractTerms;
  cancelReason: string | null;
  commitments: readonly Commitment[];
  calendarOf: CalendarOf;
  now: Date;
}

export interface Asked extends Standing {
  /** Promises the contract has. */
  promises: readonly PlacedPromise[];
  /** The contract was registered just now: it gets what commitments bring. */
  isNew: boolean;
  /** Moves to apply now, in order. */
  moves: readonly Move[];
  /** What was agreed at first, for obligations moved since: the registry shows the last date only. */
  firstAgreed: ReadonlyMap<string, Agreed>;
}

/** `made` and `changed` as they now are; `was` is the promise before, for the records. Moves are those that reached a promise. */
export interface Settled {
  made: PlacedPromise[];
  changed: { was: PlacedPromise; is: PlacedPromise }[];
  moved: { promise: PlacedPromise; from: string | null; to: Due; move: Move }[];
}

export function settle(asked: Asked): Settled {
  const made = makeMissing(asked);
  const moved: Settled['moved'] = [];
  const settleOne = (promise: PlacedPromise) => {
    const { dates, steps } = applyMoves(promise, asked);
    for (const { from, to, move } of steps) moved.push({ promise, from, to, move });
    return bringUp(dates, asked);
  };
  const changed = asked.promises.map((was) => ({ was, is: settleOne(was) })).filter(({ was, is }) => differs(was, is));
  return { made: made.map(settleOne), changed, moved };
}

/** The promise as it stands by what the contract says: its clock begun, kept by what was done, ended with the contract. */
export function bringUp(promise: PlacedPromise, asked: Standing): PlacedPromise {
  return finish(applyFulfilment(startClock(promise, asked), asked), asked);
}

/** What the contract should have and has not: duties of obligations, and on its first day what commitments bring. */
function makeMissing(asked: Asked): PlacedPromise[] {
  const { contract, promises, isNew, commitments, now } = asked;
  const given = new Set(promises.map((promise) => promise.givenBy));
  const lacking = contract.obligations.filter((obligation) => !given.has(obligation.obligationId));
  if (lacking.length === 0 && !isNew) return [];
  const applying = applyingTo(contract, commitments);
  const madeAt = now.toISOString();
  const duties = lacking.flatMap((obligation) => {
    const first = asked.firstAgreed.get(obligation.obligationId);
    const agreed = first && isDated(first) ? { ...obligation, ...first } : obligation;
    return giveDuty(contract, agreed, applying, madeAt) ?? [];
  });
  const committed = isNew ? giveCommitted(contract, applying, madeAt) : [];
  return [...duties, ...committed.filter((promise) => !given.has(promise.givenBy))];
}

function applyMoves(promise: PlacedPromise, { moves, contract }: Asked) {
  const steps: { from: string | null; to: Due; move: Move }[] = [];
  const own = moves.filter(({ obligationId }) => obligationId === promise.obligationId);
  let dates = own.length === 0 ? promise : beforeCancelling(promise, contract);
  for (const step of own) {
    const to = dueOfAgreement(step.to, contract.timeZone);
    // A date where there was none is the first one, not a new one.
    if (to === null || !isDated(step.from)) continue;
    const from = dates.agreedAnewOn ?? dates.dueOn;
    const next = move(dates, to, step.at);
    if (next !== dates) steps.push({ from, to, move: step });
    dates = next;
  }
  return { dates, steps };
}

function isDated({ agreedOn, agreedAt }: Agreed): boolean {
  return agreedOn !== null || agreedAt !== null;
}

/** Moves were agreed before the contract was cancelled, even when we hear of them after: they are applied first. */
function beforeCancelling(promise: PlacedPromise, { cancelledOn }: ContractTerms): PlacedPromise {
  const excused = promise.state === 'excused' && cancelledOn !== null && promise.endedOn === cancelledOn;
  return excused ? { ...promise, state: 'open', endedOn: null, reason: null } : promise;
}

/** PROM-5: sets the due moment of a clock whose event has happened, or was corrected. A date a person moved is not counted again. */
function startClock(promise: PlacedPromise, asked: Standing): PlacedPromise {
  if (promise.obligationId !== null || promise.commitmentId === null || promise.movedTimes > 0) return promise;
  if (promise.state === 'waived' || promise.state === 'excused') return promise;
  const clock = versionOf(promise, asked.commitments)?.clock;
  if (!clock || (clock.kind !== 'within' && clock.kind !== 'right')) return promise;
  const began = beganOf(clock.start, asked.contract);
  const due = began && dueOfLength(began, clock, asked.calendarOf(promise.timeZone));
  const changed = due && (promise.dueAt === null || Date.parse(due.dueAt) !== Date.parse(promise.dueAt));
  return changed ? redate(promise, due) : promise;
}

function versionOf(promise: PlacedPromise, commitments: readonly Commitment[]): CommitmentVersion | undefined {
  const commitment = commitments.find(({ commitmentId }) => commitmentId === promise.commitmentId);
  return commitment?.versions.find(({ version }) => version === promise.commitmentVersion);
}

const kindsOfStart = { delivered: 'deliver', installed: 'install', performed: 'perform' } as const;
type ClockStart = Extract<Applying['version']['clock'], { kind: 'right' }>['start'];

/** PROM-5: a clock begins when the last obligation of its kind is fulfilled, or of all kinds when the contract has none of it. */
function beganOf(start: ClockStart, contract: ContractTerms): Began | undefined {
  if (start === 'contract_signed') return { on: contract.signedOn };
  const kind = kindsOfStart[start];
  const ofKind = contract.obligations.filter((obligation) => obligation.kind === kind);
  const at = lastFulfilled(ofKind.length > 0 ? ofKind : contract.obligations);
  return at === undefined ? undefined : { at };
}

/** When the last of them was fulfilled; undefined while one is open, or when there is none. */
function lastFulfilled(obligations: ContractTerms['obligations']): string | undefined {
  let last: string | undefined;
  for (const { fulfilledAt } of obligations) {
    if (fulfilledAt === null) return undefined;
    if (last === undefined || Date.parse(fulfilledAt) > Date.parse(last)) last = fulfilledAt;
  }
  return last;
}

/** PROM-6, for what hangs on obligations. */
function applyFulfilment(promise: PlacedPromise, { contract }: Standing): PlacedPromise {
  if (promise.kind !== 'duty' || promise.obligationKind === null) return promise;
  const bound = contract.obligations.filter(({ obligationId, kind }) =>
    promise.obligationId === null ? kind === promise.obligationKind : obligationId === promise.obligationId,
  );
  const at = lastFulfilled(bound);
  return at === undefined ? promise : keep(promise, at, bound.at(-1)?.proof ?? null);
}

/** The end of the contract, rights whose time is over, and what lists copy. Duties past due are left to the watcher, who alone breaks. */
function finish(promise: PlacedPromise, { contract, cancelReason, now }: Standing): PlacedPromise {
  const placed = { ...promise, ...whereaboutsOf(contract) };
  const standing =
    contract.cancelledOn === null ? placed : cancel(placed, contract.cancelledOn, cancelReason ?? placed.reason ?? '');
  return standing.kind === 'right' ? runOut(standing, now) : standing;
}

function differs(was: PlacedPromise, is: PlacedPromise): boolean {
  return (Object.keys(is) as (keyof PlacedPromise)[]).some((key) => !same(was[key], is[key]));
}

/** Instants are compared as moments: the database and we may write the same one differently. */
function same(was: unknown, is: unknown): boolean {
  if (was === is) return true;
  if (typeof was !== 'string' || typeof is !== 'string' || !was.includes('T') || !is.includes('T')) return false;
  return Date.parse(was) === Date.parse(is);
}
