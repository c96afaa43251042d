// The parts of a written rule a form can hold: its days, terms, rates, sums, words, choices and sources; and a rule with some of them changed.
// What a rule asks, and in what order, is its text and not a part. Pure.

export type WrittenRule = Record<string, unknown>;
export type PartName = (typeof partNames)[number];
export const partNames = [
  ...(['title', 'notice', 'text', 'from', 'until', 'length', 'unit', 'untilLength', 'pauseLeavesDays'] as const),
  ...(['atLeast', 'atMost', 'rate', 'times', 'each', 'fixedMinor', 'step', 'chooser', 'holder', 'freight'] as const),
  ...(['verified', 'citation', 'source'] as const),
] as const;

export interface RulePart {
  /** `remedies.0.due.length`: where it stands in the rule, and its name in the form. */
  path: string;
  name: PartName;
  kind: 'text' | 'day' | 'count' | 'rate' | 'choice';
  /** Codes of what it is about: a remedy, a fact. Empty: the rule itself. */
  about: readonly string[];
  /** The language of a text. */
  language?: string;
  value: string;
}

/** What a part may be chosen from; an empty choice leaves it out. */
export const partChoices: Partial<Record<PartName, readonly string[]>> = {
  unit: ['day', 'month'],
  chooser: ['customer', 'trader', 'court'],
  holder: ['trader', 'customer'],
  freight: ['trader', 'customer'],
  verified: ['primary', 'secondary', 'unverified'],
};
const kinds: Partial<Record<PartName, RulePart['kind']>> = {
  ...{ length: 'count', untilLength: 'count', pauseLeavesDays: 'count', atLeast: 'count', atMost: 'count' },
  ...{ each: 'count', fixedMinor: 'count', step: 'count', rate: 'rate', times: 'rate' },
  ...{ unit: 'choice', chooser: 'choice', holder: 'choice', freight: 'choice', verified: 'choice' },
};
const isName = (name: string): name is PartName => (partNames as readonly string[]).includes(name);
const isDay = (value: unknown) => typeof value === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(value);
const axes = ['contract', 'event', 'decision'] as const;

/** In the order of the rule; the days of validity are always all there, so that one can be added. */
export function partsOf(rule: WrittenRule): RulePart[] {
  const validity = (rule.validity ?? {}) as Record<string, Record<string, string> | undefined>;
  const days = axes.flatMap((axis) =>
    (['from', 'until'] as const).map(
      (name): RulePart => ({
        path: `validity.${axis}.${name}`,
        name,
        kind: 'day',
        about: [axis],
        value: validity[axis]?.[name] ?? '',
      }),
    ),
  );
  const { validity: _, ...rest } = rule;
  return [...days, ...walk(rest, [], [])];
}

function walk(value: unknown, path: readonly string[], about: readonly string[]): RulePart[] {
  if (Array.isArray(value)) return value.flatMap((one, at) => walk(one, [...path, String(at)], about));
  if (typeof value !== 'object' || value === null) return leaf(value, path, about);
  const one = value as Record<string, unknown>;
  const told = [one.kind, one.fact, one.at, one.of, one.code, isDay(one.from) ? undefined : one.from];
  const codes = told.filter((code): code is string => typeof code === 'string');
  const next = path.length === 0 ? about : [...new Set([...about, ...codes])];
  return Object.entries(one).flatMap(([key, part]) => walk(part, [...path, key], next));
}

function leaf(value: unknown, path: readonly string[], about: readonly string[]): RulePart[] {
  const last = path.at(-1) ?? '';
  const isText = ['zh-CN', 'ru', 'en'].includes(last);
  const name = isText ? (path.at(-2) ?? '') : last;
  if (!isName(name) || (typeof value !== 'string' && typeof value !== 'number')) return [];
  // `from` names a fact where a term starts, and a day where a law does: only a day can be changed by itself.
  if ((name === 'from' || name === 'until') && !isDay(value)) return [];
  const kind = isDay(value) ? 'day' : (kinds[name] ?? 'text');
  return [{ path: path.join('.'), name, kind, about, ...(isText ? { language: last } : {}), value: String(value) }];
}

/** A copy with the values of the form in it; what the form did not hold stays, an empty day or choice is taken out. Numbers stay numbers. */
export function withParts(rule: WrittenRule, values: Readonly<Record<string, string | undefined>>): WrittenRule {
  let changed = rule;
  for (const { path, kind, value } of partsOf(rule)) {
    const typed = values[path];
    if (typed === undefined || typed === value) continue;
    const given = typed.trim();
    const put = kind === 'count' && /^-?\d+(\.\d+)?$/.test(given) ? Number(given) : given;
    changed = set(changed, path.split('.'), put === '' ? undefined : put) as WrittenRule;
  }
  return changed;
}

function set(at: unknown, [key = '', ...rest]: readonly string[], value: unknown): unknown {
  if (Array.isArray(at)) return at.map((one, place) => (String(place) === key ? put(one, rest, value) : one));
  const { [key]: former, ...others } = (at ?? {}) as Record<string, unknown>;
  const next = put(former, rest, value);
  const isNothing = next === undefined || (rest.length > 0 && isEmpty(next));
  if (isNothing) return others;
  // In its old place: a rule reads as it did.
  return Object.hasOwn((at ?? {}) as object, key) ? { ...(at as object), [key]: next } : { ...others, [key]: next };
}
const put = (at: unknown, rest: readonly string[], value: unknown) =>
  rest.length === 0 ? value : set(at, rest, value);
const isEmpty = (value: unknown) => typeof value === 'object' && value !== null && Object.keys(value).length === 0;

export interface RuleDifference {
  path: string;
  before: string;
  after: string;
}

/** Every leaf that differs, in the order of the path. */
export function compareRules(before: unknown, after: unknown): RuleDifference[] {
  const [was, is] = [leaves(before, ''), leaves(after, '')];
  return [...new Set([...was.keys(), ...is.keys()])]
    .sort()
    .filter((path) => was.get(path) !== is.get(path))
    .map((path) => ({ path, before: was.get(path) ?? '', after: is.get(path) ?? '' }));
}

function leaves(value: unknown, path: string): Map<string, string> {
  if (typeof value !== 'object' || value === null)
    return new Map(value === undefined ? [] : [[path, typeof value === 'string' ? value : JSON.stringify(value)]]);
  return new Map(
    Object.entries(value).flatMap(([key, part]) => [...leaves(part, path === '' ? key : `${path}.${key}`)]),
  );
}
