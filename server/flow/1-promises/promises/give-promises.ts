// What a contract is promised: a duty for each of its obligations, and what the commitments in force on its signing day bring.

import { makeUuid, type Uuid } from '#platform/ids/make-id';
import type { ContractTerms, ObligationTerms } from '#registry';
import { type Commitment, type CommitmentVersion, isInScope, versionInForce } from '../commitments/commitment.ts';
import type { CustomerPromise, ObligationKind, PlacedPromise, Whereabouts } from './customer-promise.ts';
import { dueOfAgreement } from './due-moment.ts';

/** A version of a commitment that a contract gets. */
export interface Applying {
  commitmentId: Uuid;
  version: CommitmentVersion;
}

/** The commitments in force on the signing day and in scope (PROM-1), in their order: the first that covers something gives it. */
export function applyingTo(contract: ContractTerms, commitments: readonly Commitment[]): Applying[] {
  const scoped = { ...contract, families: contract.family === null ? [] : [contract.family] };
  return commitments.flatMap((commitment) => {
    const version = versionInForce(commitment, contract.signedOn);
    return version && isInScope(version.scope, scoped) ? [{ commitmentId: commitment.commitmentId, version }] : [];
  });
}

/**
 * PROM-2: the agreed date of an obligation is itself the promise, given by the commitment to keep agreed dates where one applies
 * (E19), else by the agreement. An obligation that nobody set a date for promises nothing.
 */
export function giveDuty(
  contract: ContractTerms,
  obligation: ObligationTerms,
  applying: readonly Applying[],
  madeAt: string,
): PlacedPromise | undefined {
  const due = dueOfAgreement(obligation, contract.timeZone);
  if (due === null) return undefined;
  const covering = applying.find(
    ({ version: { clock } }) => clock.kind === 'agreed_date' && clock.obligations.includes(obligation.kind),
  );
  return {
    ...blank(contract, madeAt),
    givenBy: obligation.obligationId,
    kind: 'duty',
    source: covering ? 'commitment' : 'agreement',
    commitmentId: covering?.commitmentId ?? null,
    commitmentVersion: covering?.version.version ?? null,
    obligationId: obligation.obligationId,
    obligationKind: obligation.kind,
    ...due,
  };
}

/** The promise of every other commitment; clocks that begin with an event have no due moment yet. */
export function giveCommitted(contract: ContractTerms, applying: readonly Applying[], madeAt: string): PlacedPromise[] {
  return applying.flatMap(({ commitmentId, version }) => {
    const { clock } = version;
    if (clock.kind === 'agreed_date') return [];
    return {
      ...blank(contract, madeAt),
      givenBy: commitmentId,
      kind: clock.kind === 'within' ? 'duty' : clock.kind,
      source: 'commitment' as const,
      commitmentId,
      commitmentVersion: version.version,
      obligationKind: clock.kind === 'within' ? kindOnContract(contract, clock.duty) : null,
    };
  });
}

/** A promise of the contract that says nothing yet. */
export function blank(contract: ContractTerms, madeAt: string): PlacedPromise {
  const promiseId = makeUuid();
  const unset: Omit<CustomerPromise, 'promiseId' | 'contractId' | 'givenBy' | 'timeZone' | 'madeAt'> = {
    kind: 'duty',
    state: 'open',
    source: 'agreement',
    commitmentId: null,
    commitmentVersion: null,
    obligationId: null,
    obligationKind: null,
    dueAt: null,
    dueOn: null,
    agreedAnewOn: null,
    movedTimes: 0,
    keptAt: null,
    brokenAt: null,
    endedOn: null,
    proof: null,
    reason: null,
    wording: null,
    saidBy: null,
    saidOn: null,
    saidEvidence: null,
  };
  const { contractId, timeZone } = contract;
  return { ...unset, promiseId, contractId, givenBy: promiseId, timeZone, madeAt, ...whereaboutsOf(contract) };
}

/** What a promise copies from its contract. */
export function whereaboutsOf(contract: ContractTerms): Whereabouts {
  return {
    contractNumber: contract.number,
    personId: contract.personId,
    firmId: contract.firmId,
    brandId: contract.brandId,
    storeId: contract.storeId,
    city: contract.city,
    family: contract.family,
    signedOn: contract.signedOn,
    amountMinor: contract.amountMinor,
    currency: contract.currency,
    complainedOn: contract.firstComplainedOn,
  };
}

/** A duty within a length of time is kept by the contract's obligations of that kind; without any, a person records it. */
function kindOnContract(contract: ContractTerms, kind: ObligationKind): ObligationKind | null {
  return contract.obligations.some((obligation) => obligation.kind === kind) ? kind : null;
}
