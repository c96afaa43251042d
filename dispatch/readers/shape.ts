// Reads values nobody has checked: each reader says where (a path such as `jobs[3].windows[0].opensAt`) and why not.
// Written by hand because this library imports nothing.
import type { TroubleFacts, TroubleReason } from './trouble-words.ts';

export interface Trouble {
  readonly path: string;
  readonly reason: TroubleReason;
  readonly facts: TroubleFacts;
}

export type Say = (path: string, reason: TroubleReason, facts?: TroubleFacts) => void;

/** Gives the value, or says what is wrong with it and gives something of the right shape that nobody will use. */
export type Reader<T> = (value: unknown, path: string, say: Say) => T;

export const text: Reader<string> = (value, path, say) => {
  if (typeof value === 'string' && value !== '') return value;
  if (value === '') say(path, 'empty');
  else say(path, 'not_text', kindOf(value));
  return '';
};

export const number: Reader<number> = (value, path, say) => {
  if (typeof value === 'number' && Number.isFinite(value)) return value;
  say(path, 'not_number', kindOf(value));
  return 0;
};

/** Whole and not below nought. */
export const count: Reader<number> = (value, path, say) => {
  if (typeof value === 'number' && Number.isSafeInteger(value) && value >= 0) return value;
  say(path, 'not_count', typeof value === 'number' ? { found: value } : kindOf(value));
  return 0;
};

export function oneOf<T extends string>(words: readonly T[]): Reader<T> {
  return (value, path, say) => {
    const found = words.find((word) => word === value);
    if (found !== undefined) return found;
    say(path, 'not_one_of', { words: words.join(', ') });
    return words[0] as T;
  };
}

export function orNull<T>(reader: Reader<T>): Reader<T | null> {
  return (value, path, say) => (value === null ? null : reader(value, path, say));
}

/** Absent is allowed and means this. */
export function absentIs<T>(reader: Reader<T>, absent: T): Reader<T> {
  return (value, path, say) => (value === undefined ? absent : reader(value, path, say));
}

export function listOf<T>(reader: Reader<T>): Reader<readonly T[]> {
  return (value, path, say) => {
    if (Array.isArray(value)) return value.map((one: unknown, at) => reader(one, `${path}[${at}]`, say));
    say(path, 'not_list', kindOf(value));
    return [];
  };
}

export function tableOf<T>(reader: Reader<T>): Reader<Readonly<Record<string, T>>> {
  return (value, path, say) => {
    if (isRecord(value))
      return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, reader(one, `${path}.${key}`, say)]));
    say(path, 'not_object', kindOf(value));
    return {};
  };
}

/** Every field by its own reader; a field nobody knows is most likely misspelt, and told. */
export function shapeOf<T extends object>(fields: { readonly [K in keyof T]-?: Reader<T[K]> }): Reader<T> {
  const names = Object.keys(fields) as (keyof T & string)[];
  return (value, path, say) => {
    const given = isRecord(value) ? value : {};
    if (!isRecord(value)) say(path, 'not_object', kindOf(value));
    const at = (name: string) => (path === '' ? name : `${path}.${name}`);
    for (const name of Object.keys(given)) if (!(name in fields)) say(at(name), 'not_known');
    const read = names.map((name) => {
      const missing = isRecord(value) && given[name] === undefined;
      const tell: Say = (where, why, facts) =>
        missing && where === at(name) ? say(where, 'missing') : say(where, why, facts);
      // Where the whole is no object its fields have nothing to add.
      return [name, fields[name](given[name], at(name), isRecord(value) ? tell : () => {})] as const;
    });
    return Object.fromEntries(read.filter(([, found]) => found !== undefined)) as T;
  };
}

export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The kind of what was found, for the words to name. */
function kindOf(value: unknown): TroubleFacts {
  if (value === undefined) return { kind: 'undefined' };
  if (value === null) return { kind: 'null' };
  return { kind: Array.isArray(value) ? 'list' : typeof value };
}
