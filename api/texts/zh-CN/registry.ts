// Words of the screens of people, merchants and contracts, in Chinese.
import type { TranslationOf } from '../catalogue-shape.ts';
import type { registry as english } from '../en/registry.ts';

export const registry: TranslationOf<typeof english> = {
  'contract.register': '登记合同',
};
