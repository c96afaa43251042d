// Words of the screens of the import, in Chinese.
import type { TranslationOf } from '../catalogue-shape.ts';
import type { imports as english } from '../en/imports.ts';

export const imports: TranslationOf<typeof english> = {};
