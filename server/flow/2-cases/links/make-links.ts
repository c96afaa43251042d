// Links made and revoked at the desk. AUTH-4: a token joins the answer outside the transaction, because that answer is stored for
// replays and no secret ever is; a replay answers with an empty one.
import { type Acting, allow } from '#platform/database/acting';
import { recordFact } from '#platform/facts/record-fact';
import { idOf, type Uuid } from '#platform/ids/make-id';
import { lockFor } from '../change-case.ts';
import { revokeLinks, writeLink } from './link-store.ts';

/** Refuses `case.not_found`. */
export async function makeLink(acting: Acting, caseId: Uuid): Promise<{ token: string; endsAt: string }> {
  allow(acting, 'case.write');
  let token = '';
  const made = await acting.transact(async (tx) => {
    await lockFor(tx, 'make_link', caseId);
    const link = await writeLink(tx, 'customer', { caseId, demandId: null });
    token = link.token;
    recordFact(tx, 'customer_link.made', caseId, { caseId: idOf('cas', caseId) });
    return { token: '', endsAt: link.endsAt };
  });
  return { ...made, token };
}

/** Refuses `case.not_found`. */
export async function revokeLink(acting: Acting, caseId: Uuid): Promise<{ revoked: boolean }> {
  allow(acting, 'case.write');
  return await acting.transact(async (tx) => {
    await lockFor(tx, 'make_link', caseId);
    const revoked = (await revokeLinks(tx, 'customer', { caseId, demandId: null })) > 0;
    if (revoked) recordFact(tx, 'customer_link.revoked', caseId, { caseId: idOf('cas', caseId) });
    return { revoked };
  });
}

/** The company's complaint form: one link works at a time. */
export async function makeComplaintLink(acting: Acting): Promise<{ token: string }> {
  allow(acting, 'case.settings');
  let token = '';
  await acting.transact(async (tx) => {
    token = (await writeLink(tx, 'form', { caseId: null, demandId: null })).token;
    recordFact(tx, 'complaint_link.made', tx.tenantId, {});
    return { token: '' };
  });
  return { token };
}
