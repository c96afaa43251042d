// The door's way in for sweeps: the mall opens a case unasked (E9, E11), marked as its own and with the same rights as any other.
import type { CaseProblem } from '#api/flow/2-cases.words';
import type { Language } from '#api/values';
import type { Tx } from '#platform/database/transact';
import type { Uuid } from '#platform/ids/make-id';
import { lockCase } from '../case-store.ts';
import { bringIntoIncident } from '../incidents/join-incident.ts';
import { openCaseIn } from './open-case.ts';

export interface FoundBySweep {
  contractUuid: Uuid;
  personUuid: Uuid;
  incidentUuid: Uuid | null;
  problem: CaseProblem;
  description: string;
  sweepUuid: Uuid | null;
  language: Language | null;
}

/**
 * Where an open case of that contract and problem is known already, it is brought into the incident instead: `already` is true and it is
 * that case's id. A case is in one incident at a time: one that is in another stays there. Refuses as `openCase`.
 */
export async function openCaseByMall(tx: Tx, found: FoundBySweep): Promise<{ caseUuid: Uuid; already: boolean }> {
  const { file } = await openCaseIn(tx, {
    contractId: found.contractUuid,
    personId: found.personUuid,
    firmId: null,
    storeId: null,
    commitmentId: null,
    incidentId: found.incidentUuid,
    sweepId: found.sweepUuid,
    problem: found.problem,
    description: found.description,
    openedBy: 'mall',
    channel: 'sweep',
    mode: 'v2',
    complainedOn: null,
    language: found.language,
    damageClass: 'none',
    assessedLoss: null,
    about: null,
    proofs: [],
    joinsOpenMatter: true,
  });
  const known = file.joinedInto;
  if (known === null) return { caseUuid: file.caseId, already: false };
  const standing = await lockCase(tx, known);
  if (standing && found.incidentUuid !== null && standing.incidentId === null)
    await bringIntoIncident(tx, found.incidentUuid, [standing]);
  return { caseUuid: known, already: true };
}
