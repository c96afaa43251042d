// Asked by other areas: the company a snapshot belongs to.
import type { Snapshot } from '#platform/database/transact';
import type { Company } from './company.ts';
import { companyReader } from './company-store.ts';

/** One row; its time zone and currency are what days and money follow from. */
export function readCompany(snapshot: Snapshot): Promise<Company> {
  return companyReader(snapshot).read();
}
