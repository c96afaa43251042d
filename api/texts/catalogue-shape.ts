// The shape every catalogue has: English gives the keys, the other languages give the same ones with their own plurals.

/** The plural categories of our three languages (CLDR): zh other; en one, other; ru one, few, many, other. */
export type PluralCategory = 'one' | 'few' | 'many' | 'other';

type Plain<Key> = Key extends `${string}_${PluralCategory}` ? never : Key;
type Counted<Key> = Key extends `${infer Base}_other` ? Base : never;

/** What a translation of the English `Texts` must give: every plain key, and every counted key at least as `…_other`. */
export type TranslationOf<Texts> = { [Key in Plain<keyof Texts>]: string } & {
  [Key in `${Counted<keyof Texts> & string}_other`]: string;
} & { [Key in `${Counted<keyof Texts> & string}_${PluralCategory}`]?: string };
