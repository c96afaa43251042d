// Compiles packs and tables into a lawbook: every rule ready to be asked, filed by country and kind of problem.
import type { PolicyTable, TablePurpose } from '#api/flow/3-decisions.tables';
import type { LawPack, LawRule } from '../law-packs/law-pack.ts';
import { type CellProblem, type CompiledTable, compileTable } from '../policy-tables/compile-table.ts';
import { compileMeter, type MeterRule } from './meters/run-meters.ts';
import { type CompiledRule, compileRule } from './rules/judge-rule.ts';
import type { RuleContext } from './rules/rule-step.ts';

/** The rules that may speak to one kind of problem in one country. */
export type LawFile = {
  readonly remedies: readonly CompiledRule[];
  readonly obligors: readonly CompiledRule[];
  readonly pauses: readonly CompiledRule[];
  readonly duties: readonly CompiledRule[];
  readonly meters: readonly MeterRule[];
};

export type Lawbook = {
  readonly files: ReadonlyMap<string, LawFile>;
  readonly tables: Readonly<Record<TablePurpose, readonly CompiledTable[]>>;
  /** Countries some pack speaks for; elsewhere every statute question goes to a person. */
  readonly countries: ReadonlySet<string>;
  /** Rules of packs that are only a minimum: no refusal rests on them. */
  readonly minimumRules: ReadonlySet<string>;
  readonly versions: readonly string[];
};

export type LawbookProblem = { table: string; problems: readonly CellProblem[] };
export type LawbookOrNot = { ok: true; book: Lawbook } | { ok: false; problems: LawbookProblem[] };

// The contract itself is law between its parties in every country, with or without a pack of that country.
const everywhere = 'ZZ';

/** Compiles a lawbook, or lists every table cell that cannot be read. Packs have been parsed: `parse-pack.ts`. */
export function compileLawbook(packs: readonly LawPack[], tables: readonly PolicyTable[]): LawbookOrNot {
  const byPurpose: Record<TablePurpose, CompiledTable[]> = {
    coverage: [],
    advance_compensation: [],
    goodwill: [],
    freight: [],
    handling: [],
    liability: [],
    care: [],
  };
  const problems: LawbookProblem[] = [];
  for (const table of tables) {
    const made = compileTable(table);
    if (made.ok) byPurpose[table.purpose].push(made.compiled);
    else problems.push({ table: table.code, problems: made.problems });
  }
  if (problems.length > 0) return { ok: false, problems };
  const countries = new Set(packs.flatMap((pack) => pack.countries).filter((country) => country !== everywhere));
  return {
    ok: true,
    book: {
      files: fileRules(packs, [...countries, everywhere]),
      tables: byPurpose,
      countries,
      minimumRules: new Set(
        packs.filter((pack) => pack.onlyMinimum).flatMap((pack) => pack.rules.map((rule) => rule.id)),
      ),
      versions: [
        ...packs.map((pack) => `${pack.id}@${pack.version}`),
        ...tables.map((table) => `${table.code}@${table.version}`),
      ].sort(),
    },
  };
}

/** The file of a country and a kind of problem; a country without a pack has only what holds everywhere. */
export function lawFile(book: Lawbook, country: string, kind: string): LawFile {
  return book.files.get(`${country} ${kind}`) ?? book.files.get(`${everywhere} ${kind}`) ?? emptyFile;
}

const emptyFile: LawFile = { remedies: [], obligors: [], pauses: [], duties: [], meters: [] };

type OpenFile = { [Part in keyof LawFile]: LawFile[Part][number][] };

function fileRules(packs: readonly LawPack[], countries: readonly string[]): Map<string, OpenFile> {
  const files = new Map<string, OpenFile>();
  for (const pack of packs) {
    const context = contextOf(pack);
    const spokenIn = pack.countries.includes(everywhere) ? countries : pack.countries;
    for (const law of pack.rules) {
      const put = filer(law, pack, context);
      for (const country of spokenIn) for (const kind of law.problems) put(openFile(files, `${country} ${kind}`));
    }
  }
  return files;
}

/** Compiles a rule once, and returns how to put it into each file it belongs to. */
function filer(law: LawRule, pack: LawPack, context: RuleContext): (file: OpenFile) => void {
  const consumersOnly = law.basis === 'statute';
  if (law.effect === 'meter') {
    const meter = compileMeter(law, pack.version, context, consumersOnly);
    return (file) => file.meters.push(meter);
  }
  const rule = compileRule(law, pack.version, context, consumersOnly);
  const part = { remedy: 'remedies', obligor: 'obligors', duty: 'duties', pauses_warranty: 'pauses' } as const;
  const place = part[law.effect];
  return (file) => file[place].push(rule);
}

function openFile(files: Map<string, OpenFile>, key: string): OpenFile {
  let file = files.get(key);
  if (!file) {
    file = { remedies: [], obligors: [], pauses: [], duties: [], meters: [] };
    files.set(key, file);
  }
  return file;
}

function contextOf(pack: LawPack): RuleContext {
  return {
    lists: new Map(
      Object.entries(pack.lists).map(([name, list]) => [
        name,
        { members: new Set(list.members), perhaps: new Set(list.perhaps) },
      ]),
    ),
    fixedDaysOff: pack.lastDayMoves ? new Set(pack.lastDayMoves.fixedDaysOff) : null,
  };
}
