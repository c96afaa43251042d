// The company's complaint form: a customer without an account complains in two minutes.
import { sql } from 'kysely';
import type { z } from 'zod';
import type { showComplaintForm as formRoute, complain as route } from '#api/flow/2-cases.portals';
import { caseProblems } from '#api/flow/2-cases.words';
import type { Language } from '#api/values';
import type { Acting } from '#platform/database/acting';
import type { Snapshot } from '#platform/database/transact';
import { idOf, type Uuid, uuidOf } from '#platform/ids/make-id';
import { readCompany, settleCustomer } from '#registry';
import { withCustomerClaim } from '../claimed/customer-claim.ts';
import { keepCustomerWalk } from '../knowledge/diagnosis/customer-walks.ts';
import { makeCustomerLink } from '../links/serve-customer.ts';
import { openCaseIn } from './open-case.ts';

export async function showForm(snapshot: Snapshot): Promise<z.input<typeof formRoute.answer>> {
  const { name, language, country, currency } = await readCompany(snapshot);
  const { rows } = await sql<{ id: Uuid; name: string; city: string }>`select store_id as id, name, city from stores
    where tenant_id = ${snapshot.tenantId} order by city, name, store_id limit 500`.execute(snapshot.sql);
  const stores = rows.map(({ id, ...store }) => ({ ...store, storeId: idOf('sto', id) }));
  return { company: name, language: language as Language, country, currency, problems: [...caseProblems], stores };
}

/**
 * The case is nobody's until somebody takes it: on the page nobody has been the first contact. Refuses `phone.unreadable` and
 * `store.not_found`, and what a walk is refused for. The token joins the answer outside the transaction (AUTH-4).
 */
export async function complain(
  acting: Acting,
  given: z.output<typeof route.body>,
): Promise<z.input<typeof route.answer>> {
  let token = '';
  const made = await acting.transact(async (tx) => {
    const { personId, phone } = await settleCustomer(tx, given);
    const contractId = await findOwnContract(tx, given.contractNumber, phone);
    const { file } = await openCaseIn(tx, {
      contractId,
      personId,
      firmId: null,
      storeId: contractId === null && given.storeId !== null ? uuidOf(given.storeId) : null,
      commitmentId: null,
      incidentId: null,
      sweepId: null,
      problem: given.problem,
      description: given.description,
      openedBy: 'customer',
      channel: 'page',
      mode: 'v1',
      complainedOn: null,
      language: given.language,
      damageClass: 'none',
      assessedLoss: null,
      about: null,
      proofs: [],
      claimed: given.claimed && withCustomerClaim(undefined, given.claimed, (await readCompany(tx)).currency),
    });
    if (given.diagnosis !== null) await keepCustomerWalk(tx, file.caseId, given.diagnosis);
    token = await makeCustomerLink(tx, file.caseId);
    return { number: file.number, token: '' };
  });
  return { ...made, token };
}

/**
 * The contract of that number whose customer has that telephone number; otherwise the complaint goes without one and the desk finds it.
 * The answer is the same either way, so that nobody learns from it which contracts there are.
 */
async function findOwnContract(snapshot: Snapshot, number: string, phone: string): Promise<Uuid | null> {
  if (number === '') return null;
  const { rows } = await sql<{ id: Uuid }>`select t.contract_id as id from contracts t
    join person_phones x on x.tenant_id = t.tenant_id and x.person_id = t.person_id and x.phone = ${phone}
    where t.tenant_id = ${snapshot.tenantId} and t.number_key = ${number.normalize('NFKC').toLowerCase().replace(/\s+/g, '')}
    order by t.contract_id limit 2`.execute(snapshot.sql);
  return rows.length === 1 ? (rows[0]?.id ?? null) : null;
}
