// Words of the screens of promises and commitments, in Russian.
import type { TranslationOf } from '../catalogue-shape.ts';
import type { promises as english } from '../en/promises.ts';

export const promises: TranslationOf<typeof english> = {};
