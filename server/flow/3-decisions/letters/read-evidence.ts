// Gathers everything on a case for its evidence pack (PACK-1), in one snapshot.
import { sql } from 'kysely';
import type { Language } from '#api/values';
import { type CaseShown, showCaseOf } from '#cases';
import type { Actor } from '#platform/auth/actor';
import type { Snapshot } from '#platform/database/transact';
import { type Uuid, uuidOf } from '#platform/ids/make-id';
import { refuse } from '#platform/refusal';
import { namesOfActors, readCompany } from '#registry';
import { type DecisionForMoney, decisionsOfCase } from '../compensation/deciding/decision-for-money.ts';
import { type KnownContract, readKnownContracts } from '../contract-facts/read-known-contract.ts';
import { type JudgedCase, judgeCases } from '../entitlements/judge-cases.ts';
import { type KeptLetter, letterReader } from './letter-store.ts';

export interface HistoryLine {
  name: string;
  at: string;
  who: string;
  body: Record<string, unknown>;
}
export interface Evidence {
  company: string;
  language: Language;
  madeAt: Date;
  timeZone: string;
  file: CaseShown;
  judged: JudgedCase;
  contract: KnownContract | undefined;
  decisions: readonly DecisionForMoney[];
  letters: readonly KeptLetter[];
  history: readonly HistoryLine[];
}

/** More facts than a case has in years; a pack with more would be read by nobody. */
const factsMax = 2_000;

/** Refuses `case.not_found`, also to whom it is about. */
export async function readEvidence(
  snapshot: Snapshot,
  caseId: Uuid,
  actor: Actor,
  language: Language,
): Promise<Evidence> {
  const file = await showCaseOf(snapshot, caseId, actor);
  const [judged] = await judgeCases(snapshot, [caseId]);
  if (!judged) throw refuse('case.not_found', {});
  const contractId = file.contractId && uuidOf(file.contractId);
  return {
    language,
    file,
    judged,
    company: (await readCompany(snapshot)).name,
    madeAt: snapshot.at,
    timeZone: judged.file.timeZone,
    contract: contractId ? (await readKnownContracts(snapshot, [contractId])).get(contractId) : undefined,
    decisions: await decisionsOfCase(snapshot, caseId),
    letters: (await letterReader(snapshot).ofCase(caseId)).toReversed(),
    history: await readHistory(snapshot, caseId),
  };
}

async function readHistory(snapshot: Snapshot, caseId: Uuid): Promise<HistoryLine[]> {
  const { rows } = await sql<{ name: string; at: string; actor: string; body: Record<string, unknown> }>`
    select name, at, actor, body from facts where tenant_id = ${snapshot.tenantId} and subject = ${caseId}
    order by fact_id limit ${factsMax}`.execute(snapshot.sql);
  const names = await namesOfActors(
    snapshot,
    rows.map(({ actor }) => actor),
  );
  return rows.map(({ actor, ...row }) => ({ ...row, who: names.get(actor) ?? actor.split(':', 1)[0] ?? '' }));
}

export function evidenceName({ file }: Evidence): string {
  return `evidence-${file.number}.pdf`;
}
