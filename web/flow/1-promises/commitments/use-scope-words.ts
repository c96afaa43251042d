// Where a commitment applies, in words: everywhere, or in which stores, for which brands, merchants and products.
import { listBrands, listStores } from '#api/registry/merchants';
import { useAnswer } from '../../../lib/use-answer.ts';
import { useLanguage, useWords } from '../../../lib/use-language.ts';
import { useWriting } from '../../../lib/use-session.ts';
import type { VersionShown } from './commitment-shown.ts';

/** Empty lists mean everywhere. Merchants are counted, because a scope may name five hundred. */
export function useScopeWords(scope: VersionShown['scope']): string {
  const say = useWords();
  const language = useLanguage();
  const writing = useWriting();
  const stores = useAnswer(listStores, { query: { limit: 200 } }, { when: scope.storeIds.length > 0 });
  const brands = useAnswer(listBrands, { query: { limit: 200 } }, { when: scope.brandIds.length > 0 });
  const join = (texts: readonly string[]) => new Intl.ListFormat(language).format(texts);
  // Names not among the first two hundred are counted: saying less than the scope holds would say "everywhere".
  const told = (ids: readonly string[], names: readonly string[] = []) =>
    names.length === ids.length ? join(names) : writing.number(ids.length);
  const storeNames = stores.data?.rows.filter((row) => scope.storeIds.includes(row.storeId)).map((row) => row.name);
  const brandNames = brands.data?.rows.filter((row) => scope.brandIds.includes(row.brandId)).map((row) => row.name);
  const parts = [
    scope.storeIds.length > 0 && `${say('area.stores')}: ${told(scope.storeIds, storeNames)}`,
    scope.brandIds.length > 0 && `${say('registry:merchant.brands')}: ${told(scope.brandIds, brandNames)}`,
    scope.firmIds.length > 0 && `${say('area.merchants')}: ${writing.number(scope.firmIds.length)}`,
    scope.families.length > 0 && `${say('promises:filter.family')}: ${join(scope.families)}`,
  ].filter(Boolean);
  return parts.length === 0 ? say('promises:commitment.everywhere') : parts.join('; ');
}
