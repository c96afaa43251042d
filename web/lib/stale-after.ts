// Which answers a fact makes stale. The server tells names of facts; the web reads again what they may have changed.
import type { FactName } from '#api/facts/index';

/** First word of a fact → first words of the routes whose answers may differ now. */
const staleFamilies: Record<string, readonly string[]> = {
  company: ['session'],
  person: ['person', 'contract', 'promise', 'history', 'registry'],
  firm: ['merchant', 'firm', 'contract', 'promise', 'history', 'registry'],
  brand: ['brand', 'merchant'],
  store: ['store', 'merchant', 'contract', 'promise', 'judgement'],
  staff: ['staff'],
  product: ['product'],
  tenancy: ['merchant', 'tenancy', 'store', 'history', 'judgement'],
  contract: ['contract', 'person', 'merchant', 'promise', 'history', 'tenancy', 'registry', 'judgement'],
  obligation: ['contract', 'promise', 'person', 'merchant', 'history', 'tenancy', 'judgement'],
  voucher: ['contract', 'history', 'judgement'],
  import: ['import', 'contract', 'person', 'merchant', 'promise', 'history'],
  account: ['account', 'session'],
  key: ['key'],
  commitment: ['commitment', 'history'],
  promise: ['promise', 'contract', 'person', 'merchant', 'commitment', 'history', 'tenancy', 'judgement'],
};

/** The families of routes to read again after these facts; a fact we do not know makes everything stale, to be safe. */
export function staleAfter(facts: readonly (FactName | string)[]): ReadonlySet<string> | 'all' {
  const stale = new Set<string>();
  for (const fact of facts) {
    const word = fact.split('.')[0] ?? '';
    if (!Object.hasOwn(staleFamilies, word)) return 'all';
    for (const family of staleFamilies[word] ?? []) stale.add(family);
  }
  return stale;
}
