// Asked by other areas: the company a snapshot belongs to.

import { tenantReader } from '#platform/auth/tenant-store';
import type { Snapshot } from '#platform/database/transact';
import type { Company } from './company.ts';

/** One row; its time zone and currency are what days and money follow from. */
export function readCompany(snapshot: Snapshot): Promise<Company> {
  return tenantReader(snapshot).read();
}
