// A legal entity is registered or changed. Brand and entity are kept apart (E2): a firm may trade under many brands.
import { type Acting, allow } from '#platform/database/acting';
import type { Tx } from '#platform/database/transact';
import { recordFact } from '#platform/facts/record-fact';
import { idOf, type Uuid } from '#platform/ids/make-id';
import { refuse } from '#platform/refusal';
import { changedFields } from '../changed-fields.ts';
import { readPhones } from '../people/person.ts';
import { personReader } from '../people/person-store.ts';
import { type FirmWritten, type KnownFirm, merchantReader, merchantWriter } from './merchant-store.ts';

/** Refuses `firm.exists` for a legal name that differs from a known one in case, width or signs only (REG-5). */
export async function registerFirm(acting: Acting, given: FirmWritten): Promise<KnownFirm> {
  allow(acting, 'merchant.write');
  return await acting.transact(async (tx) => {
    const [firm] = await merchantWriter(tx).addFirms([await tidyFirm(tx, given)]);
    if (!firm) throw refuse('firm.exists', { legalName: given.legalName });
    recordFact(tx, 'firm.registered', firm.firmId, { firmId: idOf('frm', firm.firmId) });
    return firm;
  });
}

/** Refuses `firm.not_found`, `firm.exists` and `phone.unreadable`. */
export async function changeFirm(acting: Acting, firmId: Uuid, given: FirmWritten): Promise<KnownFirm> {
  allow(acting, 'merchant.write');
  return await acting.transact(async (tx) => {
    const before = await merchantReader(tx).findFirm(firmId, 'lock');
    if (!before) throw refuse('firm.not_found', {});
    const after = { firmId, ...(await tidyFirm(tx, given)) };
    const changed = changedFields<FirmWritten>(
      before,
      after,
      ['legalName', 'registrationNumber', 'contactName', 'phone', 'email'],
      ['contactName', 'phone', 'email'],
    );
    if (Object.keys(changed).length === 0) return before;
    if (!(await merchantWriter(tx).changeFirm(after))) throw refuse('firm.exists', { legalName: given.legalName });
    recordFact(tx, 'firm.changed', firmId, { firmId: idOf('frm', firmId), changed });
    return after;
  });
}

async function tidyFirm(tx: Tx, { legalName, registrationNumber, contactName, phone, email }: FirmWritten) {
  const read = phone ? readPhones([phone], await personReader(tx).country()) : [];
  return { legalName, registrationNumber, contactName, phone: read[0] ?? null, email };
}
