// The lawbook a company judges by: every shipped pack, and the tables of the playbooks it works by. Compiled once for each set.
import { compileLawbook, type Lawbook } from './judgement/compile-lawbook.ts';
import { shippedPacks } from './law-packs/law-packs.ts';
import { type PlaybookName, playbookNames, shippedPlaybooks } from './policy-tables/playbook.ts';

const compiled = new Map<string, Lawbook>();

/** The playbooks of a company that bring tables, in a fixed order: their set names the lawbook (ASK-1). */
export function tablePlaybooks(playbooks: readonly string[]): PlaybookName[] {
  return playbookNames.filter((name) => playbooks.includes(name));
}

/** At most sixteen sets exist, so what was compiled is kept. Our own tables are sound: TABLE-1 is tested where they stand. */
export function lawbookOf(playbooks: readonly string[]): Lawbook {
  const names = tablePlaybooks(playbooks);
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
