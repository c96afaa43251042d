// One signature under a decision or a batch: who signs, whether they may, and whether the money is released by it (DEC-4 to DEC-6).
import { sql } from 'kysely';
import { personsBehind } from '#platform/auth/persons-behind';
import type { Snapshot, Tx } from '#platform/database/transact';
import { type Uuid, uuidOf } from '#platform/ids/make-id';
import { refuse } from '#platform/refusal';
import { readCompany } from '#registry';
import { limitsFor, readLimits } from '../limits/limits-store.ts';
import { maySign, type SignAnswer } from './approval-rules.ts';
import { decisionReader, decisionWriter } from './decision-store.ts';

export interface Signing {
  signedId: Uuid;
  proposedBy: string;
  currency: string;
  personIds: readonly Uuid[];
}

/** `signatures`: with this one. Refuses `approval.own_proposal`, `.signed_already`, `.payee`, `.above_limit`. */
export async function sign(tx: Tx, signing: Signing): Promise<{ releases: boolean; signatures: number }> {
  const { currency } = signing;
  const reader = decisionReader(tx);
  const limits = limitsFor(await readLimits(tx, (await readCompany(tx)).currency), currency);
  const signer = await readSigner(tx);
  const signedBy = await reader.signedBy(signing.signedId);
  const exposureMinor = (await reader.exposures([signing.signedId])).get(signing.signedId) ?? 0n;
  const personOf = await personsBehind(tx, [tx.actor.signature, signing.proposedBy, ...signedBy]);
  const answer = maySign(
    { signature: personOf(tx.actor.signature), roles: signer.roles },
    {
      proposedBy: personOf(signing.proposedBy),
      signedBy: signedBy.map(personOf),
      exposureMinor,
      isPayee: await isPayee(tx, signer.emailKey, signing.personIds),
    },
    limits,
  );
  if (!answer.may) throw refusalOf(answer, currency);
  await decisionWriter(tx).sign(signing.signedId, limits.version);
  return { releases: answer.releases, signatures: signedBy.length + 1 };
}

function refusalOf(answer: SignAnswer & { may: false }, currency: string): Error {
  if (answer.because === 'above_limit')
    return refuse('approval.above_limit', { limitMinor: answer.limitMinor.toString(), currency });
  return refuse(`approval.${answer.because}`, {});
}

interface SignerRow {
  roles: string[];
  /** Null for a key no account made. */
  emailKey: string | null;
}

/** The roles as they are now, and the address an account is known by. The system signs nothing: it has no roles. */
async function readSigner(snapshot: Tx): Promise<SignerRow> {
  const { actor } = snapshot;
  if (actor.id === undefined) return { roles: [], emailKey: null };
  const uuid = uuidOf(actor.id as `acc_${string}`);
  const { rows } = await sql<SignerRow>`
    select roles, email_key as "emailKey" from accounts where tenant_id = ${snapshot.tenantId} and account_id = ${uuid}
    union all
    select k.roles, a.email_key from api_keys k
      left join accounts a on a.tenant_id = k.tenant_id and a.account_id = k.account_id
    where k.tenant_id = ${snapshot.tenantId} and k.key_id = ${uuid}`.execute(snapshot.sql);
  return rows[0] ?? { roles: [], emailKey: null };
}

/** DEC-5: one of the people paid has the signer's e-mail address, also those merged into them. */
async function isPayee(snapshot: Snapshot, emailKey: string | null, personIds: readonly Uuid[]): Promise<boolean> {
  if (emailKey === null) return false;
  const { rows } = await sql`
    select 1 from person_emails e join persons p on p.tenant_id = e.tenant_id and p.person_id = e.person_id
    where e.tenant_id = ${snapshot.tenantId} and e.email = ${emailKey}
      and coalesce(p.merged_into, p.person_id) in (
        select coalesce(q.merged_into, q.person_id) from persons q
        where q.tenant_id = ${snapshot.tenantId} and q.person_id = any(${[...personIds]}::uuid[]))
    limit 1`.execute(snapshot.sql);
  return rows.length > 0;
}
