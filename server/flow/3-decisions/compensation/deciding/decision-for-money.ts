// Asked by later stages: what was decided, as those need it who pay and book it.
import type { Snapshot } from '#platform/database/transact';
import type { Uuid } from '#platform/ids/make-id';
import { refuse } from '#platform/refusal';
import type { Head } from '../assessing/known-case.ts';
import type { Decision } from './decision.ts';
import { decisionReader } from './decision-store.ts';

export interface DecisionForMoney {
  decisionUuid: Uuid;
  caseUuid: Uuid;
  /** Null only of a refusal. */
  contractUuid: Uuid | null;
  personUuid: Uuid;
  firmUuid: Uuid | null;
  incidentUuid: Uuid | null;
  kind: Decision['kind'];
  state: Decision['state'];
  lines: { head: Head; amountMinor: bigint; currency: string; ruleId: string; ruleVersion: string }[];
  totalMinor: bigint;
  currency: string;
  approvedOn: string | null;
}

/** Refuses `decision.not_found`. */
export async function decisionForMoney(snapshot: Snapshot, decisionUuid: Uuid): Promise<DecisionForMoney> {
  const [decision] = await decisionReader(snapshot).find([decisionUuid]);
  if (!decision) throw refuse('decision.not_found', {});
  return forMoney(decision);
}

/** All decisions on a case, oldest first. */
export async function decisionsOfCase(snapshot: Snapshot, caseUuid: Uuid): Promise<DecisionForMoney[]> {
  return (await decisionReader(snapshot).ofCase(caseUuid)).map(forMoney);
}

function forMoney(decision: Decision): DecisionForMoney {
  const { currency } = decision;
  return {
    decisionUuid: decision.decisionId,
    caseUuid: decision.caseId,
    contractUuid: decision.contractId,
    personUuid: decision.personId,
    firmUuid: decision.firmId,
    incidentUuid: decision.incidentId,
    kind: decision.kind,
    state: decision.state,
    lines: decision.lines.map(({ head, amountMinor, ruleId, ruleVersion }) => ({
      head,
      amountMinor: BigInt(amountMinor),
      currency,
      ruleId,
      ruleVersion,
    })),
    totalMinor: decision.totalMinor,
    currency,
    approvedOn: decision.approvedOn,
  };
}
