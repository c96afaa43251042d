// The lawbook as the product brings it: every shipped pack, and the tables of some playbooks. For examples and previews of letters;
// a company is judged by `readLawbooks`, which puts its own versions in their place.
import { compileLawbook, type Lawbook } from './judgement/compile-lawbook.ts';
import { shippedPacks } from './law-packs/law-packs.ts';
import { playbookNames, shippedPlaybooks } from './policy-tables/playbook.ts';

const compiled = new Map<string, Lawbook>();

/** At most sixteen sets exist, so what was compiled is kept. Our own tables are sound: TABLE-1 is tested where they stand. */
export function lawbookOf(playbooks: readonly string[]): Lawbook {
  const names = playbookNames.filter((name) => playbooks.includes(name));
  const key = names.join(' ');
  const known = compiled.get(key);
  if (known) return known;
  const made = compileLawbook(
    shippedPacks,
    names.flatMap((name) => shippedPlaybooks[name].tables),
  );
  if (!made.ok) throw new Error(`TABLE-1 ${JSON.stringify(made.problems)}`);
  compiled.set(key, made.book);
  return made.book;
}
