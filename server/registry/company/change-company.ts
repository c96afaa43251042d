// Changing the company: its name, zone and language. Its currency and country stay: amounts and laws hang on them.
import type { BodyOf } from '#api/contract';
import type { changeCompany as contract } from '#api/setup';
import { tenantReader, tenantWriter } from '#platform/auth/tenant-store';
import { type Acting, allow } from '#platform/database/acting';
import { recordFact } from '#platform/facts/record-fact';
import { changesOf } from './changes-of.ts';
import { checkTimeZone } from './company.ts';
import { showCompany, type WhoAmI } from './who-am-i.ts';

/** COMP-2: refuses `time_zone.unknown`. Days already given to promises stay as they were. */
export async function changeCompany(acting: Acting, to: BodyOf<typeof contract>): Promise<WhoAmI['company']> {
  allow(acting, 'company.write');
  if (to.timeZone !== undefined) checkTimeZone(to.timeZone);
  return await acting.transact(async (tx) => {
    const company = await tenantReader(tx).read();
    const changed = changesOf(company, to);
    if (Object.keys(changed).length === 0) return showCompany(tx.tenantId, company);
    const become = { ...company, ...to };
    await tenantWriter(tx).change(become);
    recordFact(tx, 'company.changed', tx.tenantId, { changed });
    return showCompany(tx.tenantId, become);
  });
}
