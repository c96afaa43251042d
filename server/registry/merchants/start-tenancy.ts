// A firm starts trading under a brand in a store.
import { type Acting, allow } from '#platform/database/acting';
import { recordFact } from '#platform/facts/record-fact';
import { idOf, makeUuid } from '#platform/ids/make-id';
import { refuse } from '#platform/refusal';
import { catalogueReader } from '../catalogue/catalogue-store.ts';
import { merchantReader, merchantWriter } from './merchant-store.ts';
import { showTenancies, type TenancyShown } from './merchant-views.ts';
import { overlapped, type Tenancy } from './tenancy.ts';

export type TenancyGiven = Pick<Tenancy, 'firmId' | 'brandId' | 'storeId' | 'startedOn' | 'leaseEndsOn'>;

/**
 * Refuses `firm.not_found`, `brand.not_found`, `store.not_found`, `tenancy.ends_before_start` for a lease that ends before it
 * begins, and `tenancy.overlaps` while the same firm, brand and store have a tenancy on that day (REG-6).
 */
export async function startTenancy(acting: Acting, given: TenancyGiven): Promise<TenancyShown> {
  allow(acting, 'merchant.write');
  const { startedOn, leaseEndsOn } = given;
  if (leaseEndsOn !== null && leaseEndsOn < startedOn) throw refuse('tenancy.ends_before_start', { startedOn });
  return await acting.transact(async (tx) => {
    const reader = merchantReader(tx);
    // The lock on the firm makes two starts at once see each other.
    if (!(await reader.findFirm(given.firmId, 'lock'))) throw refuse('firm.not_found', {});
    if (!(await catalogueReader(tx).hasBrand(given.brandId))) throw refuse('brand.not_found', {});
    if (!(await catalogueReader(tx).findStore(given.storeId))) throw refuse('store.not_found', {});
    const other = overlapped(await reader.tenanciesLike(given), startedOn);
    if (other) throw refuse('tenancy.overlaps', { startedOn: other.startedOn });
    const tenancyId = makeUuid();
    const writer = merchantWriter(tx);
    await writer.addTenancy({ ...given, tenancyId, endedOn: null, endReason: null });
    await writer.linkBrands([given]);
    recordFact(tx, 'tenancy.started', tenancyId, {
      tenancyId: idOf('tcy', tenancyId),
      firmId: idOf('frm', given.firmId),
      brandId: idOf('brd', given.brandId),
      storeId: idOf('sto', given.storeId),
      startedOn,
    });
    const [shown] = await showTenancies(tx, [tenancyId]);
    return shown as TenancyShown;
  });
}
