// The lawbooks a company judges by: the product's packs and the tables of its playbooks, with its own published versions in
// their place. Compiled once for each set of versions; a version published now is in the set of the next judgement (BOOK-6).
import type { PolicyTable } from '#api/flow/3-decisions.tables';
import { assert } from '#platform/assert';
import type { Snapshot } from '#platform/database/transact';
import type { Uuid } from '#platform/ids/make-id';
import { readCompany } from '#registry';
import { compileLawbook, type Lawbook } from '../judgement/compile-lawbook.ts';
import type { LawPack } from '../law-packs/law-pack.ts';
import { shippedPacks } from '../law-packs/law-packs.ts';
import { parsePack } from '../law-packs/parse-pack.ts';
import { playbookNames, shippedPlaybooks } from '../policy-tables/playbook.ts';
import { type PublishedPack, packsOn, tablesOf } from './lawbook-version.ts';
import { type PublishedKey, publishedContents, publishedKeys } from './version-store.ts';

export interface Lawbooks {
  /** The lawbook for what is decided on a day. Tables choose their version themselves, each by its own axis. */
  on(day: string): Lawbook;
  /** The same with one pack in place of the one in force: what a draft would do. */
  onWith(day: string, draft: LawPack): Lawbook;
}

interface Shelf {
  tables: readonly PolicyTable[];
  packs: readonly PublishedPack[];
  /** Compiled so far, by the packs on them. */
  books: Map<string, Lawbook>;
}

const shelves = new Map<string, Shelf>();
/** Shelves of companies that judged last; most share one of the sixteen without own versions. */
const shelvesMax = 64;

export async function readLawbooks(snapshot: Snapshot): Promise<Lawbooks> {
  const [{ playbooks }, keys] = await Promise.all([readCompany(snapshot), publishedKeys(snapshot)]);
  const name = nameOf(snapshot.tenantId, playbooks, keys);
  const known = shelves.get(name);
  const shelf = known ?? stockShelf(playbooks, keys.length === 0 ? [] : await publishedContents(snapshot));
  // Put last again, so that the one not asked for longest goes first.
  shelves.delete(name);
  shelves.set(name, shelf);
  const [oldest] = shelves.keys();
  if (shelves.size > shelvesMax && oldest !== undefined) shelves.delete(oldest);
  return {
    on: (day) => bookOn(shelf, day),
    onWith: (day, draft) => {
      const packs = packsOn(shippedPacks, shelf.packs, day);
      const others = packs.some((pack) => pack.id === draft.id) ? packs : [...packs, draft];
      return compile(
        others.map((pack) => (pack.id === draft.id ? draft : pack)),
        shelf.tables,
      );
    },
  };
}

/** Published versions never change, so their numbers and days name what they say. */
function nameOf(tenantId: Uuid, playbooks: readonly string[], keys: readonly PublishedKey[]): string {
  const books = playbookNames.filter((name) => playbooks.includes(name)).join(' ');
  if (keys.length === 0) return books;
  return [tenantId, books, ...keys.map((key) => `${key.kind} ${key.code}@${key.version} ${key.inForceFrom}`)].join(
    '\n',
  );
}

function stockShelf(playbooks: readonly string[], published: readonly (PublishedKey & { content: unknown })[]): Shelf {
  const shipped = playbookNames
    .filter((name) => playbooks.includes(name))
    .flatMap((name) => shippedPlaybooks[name].tables);
  const own = published.flatMap(({ kind, version, inForceFrom, content }) =>
    kind === 'policy_table' ? [{ version, inForceFrom, table: content as PolicyTable }] : [],
  );
  const packs = published.flatMap(({ kind, version, inForceFrom, content }) =>
    kind === 'law_pack' ? [{ version, inForceFrom, pack: packOf(content) }] : [],
  );
  return { tables: tablesOf(shipped, own), packs, books: new Map() };
}

function packOf(content: unknown): LawPack {
  const parsed = parsePack(content);
  assert(parsed.ok, 'BOOK-9 only a pack that can be read is kept');
  return parsed.pack;
}

function bookOn(shelf: Shelf, day: string): Lawbook {
  const packs = packsOn(shippedPacks, shelf.packs, day);
  const key = packs.map((pack) => `${pack.id}@${pack.version}`).join(' ');
  const known = shelf.books.get(key);
  if (known) return known;
  const made = compile(packs, shelf.tables);
  shelf.books.set(key, made);
  return made;
}

function compile(packs: readonly LawPack[], tables: readonly PolicyTable[]): Lawbook {
  const made = compileLawbook(packs, tables);
  assert(made.ok, 'BOOK-3 only a table whose cells can all be read is published');
  return made.book;
}
