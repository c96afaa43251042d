// Reads a law pack from JSON: checks its form and its sense, and fills in what its rules borrow from the pack.
import { type LawPack, type LawRule, type WrittenPack, writtenPack } from './law-pack.ts';

export type PackProblem = { rule: string; problem: string };
export type ParsedPack = { ok: true; pack: LawPack } | { ok: false; problems: PackProblem[] };

/** Parses a pack. Every problem names its rule; a pack with one problem is not used at all. */
export function parsePack(given: unknown): ParsedPack {
  const read = writtenPack.safeParse(given);
  if (!read.success) {
    return {
      ok: false,
      problems: read.error.issues.map((issue) => ({ rule: issue.path.join('.'), problem: issue.message })),
    };
  }
  const problems: PackProblem[] = [];
  const rules = read.data.rules.map((rule) => fillIn(rule, read.data, problems));
  problems.push(...findProblems(rules));
  const { menus, exceptions, burdens, ...pack } = read.data;
  return problems.length > 0 ? { ok: false, problems } : { ok: true, pack: { ...pack, rules } };
}

function fillIn(rule: WrittenPack['rules'][number], pack: WrittenPack, problems: PackProblem[]): LawRule {
  const borrow = <T>(part: string | T[] | undefined, store: Record<string, T[]>): T[] => {
    if (typeof part !== 'string') return part ?? [];
    const found = Object.hasOwn(store, part) ? store[part] : undefined;
    if (!found) problems.push({ rule: rule.id, problem: 'nothing_to_borrow' });
    return found ?? [];
  };
  const burden = borrow(rule.burden, pack.burdens);
  return {
    ...rule,
    remedies: borrow(rule.remedies, pack.menus),
    except: borrow(rule.except, pack.exceptions),
    burden: burden.length > 0 ? burden : undefined,
  };
}

/** What the form cannot say: ids once, one remedy of a kind, a meter where one is promised, a burden that can be met. */
function findProblems(rules: readonly LawRule[]): PackProblem[] {
  const problems: PackProblem[] = [];
  const seen = new Set<string>();
  for (const rule of rules) {
    const add = (problem: string) => problems.push({ rule: rule.id, problem });
    if (seen.has(rule.id)) add('id_twice');
    seen.add(rule.id);
    const kinds = rule.remedies.map((remedy) => remedy.kind);
    if (new Set(kinds).size < kinds.length) add('remedy_twice');
    if (rule.effect === 'remedy' && kinds.length === 0) add('no_remedy');
    if (rule.effect === 'meter' && !rule.meter) add('no_meter');
    for (const burden of rule.burden ?? []) {
      const onCustomer = burden.lines.some((line) => line.holder === 'customer');
      if (onCustomer && burden.customerProves.length === 0) add('burden_that_cannot_be_met');
      // Else a better place in the calendar could turn a disputed case into a lost one.
      if (burden.traderProves.length > 0 && burden.customerProves.length === 0) add('proof_that_cannot_be_answered');
    }
  }
  return problems;
}
