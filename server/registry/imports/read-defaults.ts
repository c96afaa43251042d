// What a file does not say is taken from the company: its zone, its currency, the country of its phones.
import type { Acting } from '#platform/database/acting';
import { readCompany } from '../company/read-company.ts';
import type { Defaults } from './read-through-mapping.ts';

export async function readDefaults(acting: Acting): Promise<Defaults> {
  const { timeZone, currency, country } = await acting.look(readCompany);
  return { zone: timeZone, currency, region: country };
}
