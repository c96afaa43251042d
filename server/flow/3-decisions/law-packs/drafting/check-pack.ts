// Checks a pack somebody wrote: every problem is named by its path; a change without a source does not count as verified. Pure.
import { compileLawbook } from '../../judgement/compile-lawbook.ts';
import type { LawPack, LawRule } from '../law-pack.ts';
import { parsePack } from '../parse-pack.ts';

export interface PathProblem {
  /** `rules.3.citation`, `rules.3`, `version`. */
  path: string;
  problem: string;
}
export type CheckedPack =
  | { ok: true; pack: LawPack; written: Record<string, unknown>; unsourced: string[] }
  | { ok: false; problems: PathProblem[] };

/** Conditions stand in conditions; deeper than this nobody reads them. */
const depthMax = 40;

/**
 * `former`: the pack in force under this id. `taken`: version names that mean something else already, for the version is named
 * beside every figure a judgement gives. `written` is the pack as it is to be kept (BOOK-9, BOOK-10).
 */
export function checkPack(
  given: Record<string, unknown>,
  former: LawPack | undefined,
  taken: ReadonlySet<string>,
): CheckedPack {
  if (isDeeper(given, depthMax)) return { ok: false, problems: [{ path: '', problem: 'too_deep' }] };
  const parsed = parsePack(given);
  if (!parsed.ok) {
    return {
      ok: false,
      problems: parsed.problems.map(({ rule, problem }) => ({ path: pathOf(rule, given), problem })),
    };
  }
  const { pack } = parsed;
  const problems = [
    ...(taken.has(pack.version) ? [{ path: 'version', problem: 'version_used_already' }] : []),
    ...pack.rules.flatMap((rule, at) =>
      compiles(pack, rule) ? [] : [{ path: `rules.${at}`, problem: 'names_what_is_not_there' }],
    ),
  ];
  if (problems.length > 0) return { ok: false, problems };
  const unsourced = unsourcedRules(pack.rules, former?.rules ?? []);
  return { ok: true, pack: lowered(pack, unsourced), written: loweredWritten(given, unsourced), unsourced };
}

/** Rules that say something else than before, or claim to be better known, with the source they had; and new ones with none. */
export function unsourcedRules(rules: readonly LawRule[], former: readonly LawRule[]): string[] {
  const before = new Map(former.map((rule) => [rule.id, rule]));
  return rules.flatMap((rule) => {
    if (rule.verified === 'unverified') return [];
    const was = before.get(rule.id);
    if (!was) return rule.source.trim().length < newSourceMin ? [rule.id] : [];
    if (rule.source !== was.source) return [];
    return saysTheSame(rule, was) && rank[rule.verified] <= rank[was.verified] ? [] : [rule.id];
  });
}

/** Rules that are new, gone, or say something else; a mark or a source alone counts too: a refusal may rest on it. */
export function changedRules(rules: readonly LawRule[], former: readonly LawRule[]): string[] {
  const before = new Map(former.map((rule) => [rule.id, JSON.stringify(rule)]));
  const kept = new Set(rules.map((rule) => rule.id));
  return [
    ...rules.filter((rule) => before.get(rule.id) !== JSON.stringify(rule)).map((rule) => rule.id),
    ...former.filter((rule) => !kept.has(rule.id)).map((rule) => rule.id),
  ];
}

const rank: Record<LawRule['verified'], number> = { unverified: 0, secondary: 1, primary: 2 };
/** A source says where the words stand: an address or a title, not a letter. */
const newSourceMin = 8;

function saysTheSame(rule: LawRule, was: LawRule): boolean {
  const said = ({ source: _, verified: __, ...rest }: LawRule) => JSON.stringify(rest);
  return said(rule) === said(was);
}

function lowered(pack: LawPack, ids: readonly string[]): LawPack {
  const rules = pack.rules.map((rule) => (ids.includes(rule.id) ? { ...rule, verified: 'unverified' as const } : rule));
  return { ...pack, rules };
}

function loweredWritten(given: Record<string, unknown>, ids: readonly string[]): Record<string, unknown> {
  const rules = (given.rules as { id: string }[]).map((rule) =>
    ids.includes(rule.id) ? { ...rule, verified: 'unverified' } : rule,
  );
  return { ...given, rules };
}

/** Compiling asks for every list a rule names. */
function compiles(pack: LawPack, rule: LawRule): boolean {
  try {
    return compileLawbook([{ ...pack, rules: [rule] }], []).ok;
  } catch {
    return false;
  }
}

/** The parser names the sense of a rule by its id, its form by its path. */
function pathOf(rule: string, given: Record<string, unknown>): string {
  const rules = Array.isArray(given.rules) ? (given.rules as { id?: unknown }[]) : [];
  const at = rules.findLastIndex((one) => one?.id === rule);
  return at >= 0 ? `rules.${at}` : rule;
}

function isDeeper(value: unknown, left: number): boolean {
  if (typeof value !== 'object' || value === null) return false;
  return left === 0 || Object.values(value).some((part) => isDeeper(part, left - 1));
}
