// Words of the setup screens, in Russian.
import type { TranslationOf } from '../catalogue-shape.ts';
import type { setup as english } from '../en/setup.ts';

export const setup: TranslationOf<typeof english> = {
  'sign_in.title': 'Вход',
};
