// Words of the screens of the import, in Russian.
import type { TranslationOf } from '../catalogue-shape.ts';
import type { imports as english } from '../en/imports.ts';

export const imports: TranslationOf<typeof english> = {};
