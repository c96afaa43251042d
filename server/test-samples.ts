// For tests: a valid input for any contract, made from its own schema, so that a new route or field is covered the day it is written.
import { jsonSchemaOf } from './platform/http/describe-api.ts';
import type { Contract } from './platform/http/serve-route.ts';

interface Shape {
  type?: string | string[];
  format?: string;
  pattern?: string;
  enum?: unknown[];
  const?: unknown;
  properties?: Record<string, Shape>;
  required?: string[];
  items?: Shape;
  prefixItems?: Shape[];
  anyOf?: Shape[];
  oneOf?: Shape[];
  minimum?: number;
  minItems?: number;
  minLength?: number;
  propertyNames?: Shape;
}

/** Where in an input an id stands, and which kind it is. */
export interface IdPlace {
  part: 'params' | 'query' | 'body';
  path: (string | number)[];
  prefix: string;
}

export interface Sample {
  params: Record<string, string>;
  query: Record<string, string>;
  body: unknown;
  idPlaces: IdPlace[];
}

/** Ids by prefix: those the caller may use. */
export type KnownIds = ReadonlyMap<string, string>;

let unique = 0;

export function sampleOf(contract: Contract, ids: KnownIds): Sample {
  const idPlaces: IdPlace[] = [];
  const make = (part: IdPlace['part']) => {
    const schema = contract[part];
    return schema
      ? madeFrom(jsonSchemaOf(schema, 'input') as Shape, ids, (path, prefix) => idPlaces.push({ part, path, prefix }))
      : undefined;
  };
  return {
    params: (make('params') ?? {}) as Record<string, string>,
    query: plainQuery((make('query') ?? {}) as Record<string, unknown>),
    body: contract.takesFile ? undefined : make('body'),
    idPlaces,
  };
}

/** `/contracts/:contractId?x=1` filled in. */
export function pathOf(contract: Contract, sample: Pick<Sample, 'params' | 'query'>): string {
  const path = contract.path.replaceAll(/:(\w+)/g, (_, name: string) =>
    encodeURIComponent(sample.params[name] ?? 'none'),
  );
  const query = new URLSearchParams(sample.query).toString();
  return query ? `${path}?${query}` : path;
}

/** A copy with one place changed. */
export function withValueAt(sample: Sample, place: IdPlace, value: string): Sample {
  const copy = structuredClone(sample);
  // biome-ignore lint/suspicious/noExplicitAny: walks whatever the schema describes
  let at: any = copy[place.part];
  for (const step of place.path.slice(0, -1)) at = at[step];
  at[place.path.at(-1) as string] = value;
  return copy;
}

function plainQuery(query: Record<string, unknown>): Record<string, string> {
  const kept = Object.entries(query).filter(
    ([name, value]) => value !== null && value !== undefined && name !== 'after',
  );
  return Object.fromEntries(kept.map(([name, value]) => [name, String(value)]));
}

type Note = (path: (string | number)[], prefix: string) => void;

function madeFrom(shape: Shape, ids: KnownIds, note: Note, path: (string | number)[] = []): unknown {
  if (shape.const !== undefined) return shape.const;
  if (shape.enum) return shape.enum[0];
  const choices = shape.anyOf ?? shape.oneOf;
  if (choices) return madeFrom(choices.find((choice) => choice.type !== 'null') ?? {}, ids, note, path);
  if (shape.properties) {
    const entries = Object.entries(shape.properties).filter(([name]) => !exclusive.has(name));
    return Object.fromEntries(entries.map(([name, inner]) => [name, madeFrom(inner, ids, note, [...path, name])]));
  }
  if (shape.type === 'array') return arrayOf(shape, ids, note, path);
  if (shape.type === 'string') return textOf(shape, ids, note, path);
  if (shape.type === 'integer' || shape.type === 'number') return Math.max(shape.minimum ?? 1, 1);
  if (shape.type === 'boolean') return false;
  return {};
}

/** Of two fields that exclude each other the sample keeps the other one. */
const exclusive = new Set(['agreedAt', 'after']);

function arrayOf(shape: Shape, ids: KnownIds, note: Note, path: (string | number)[]): unknown[] {
  const count = Math.max(shape.minItems ?? 0, shape.items ? 1 : 0);
  if (/hours|week/.test(String(path.at(-1)))) return Array.from({ length: shape.minItems ?? 0 }, () => []);
  return Array.from({ length: count }, (_, i) => madeFrom(shape.items ?? {}, ids, note, [...path, i]));
}

function textOf(shape: Shape, ids: KnownIds, note: Note, path: (string | number)[]): string {
  const name = String(path.at(-1));
  const prefix = /^\^\(?([a-z]{3})[_|]/.exec(shape.pattern ?? '')?.[1];
  if (prefix) {
    note(path, prefix);
    return ids.get(prefix) ?? `${prefix}_${'0'.repeat(26)}`;
  }
  unique += 1;
  if (shape.format === 'date') return '2026-01-05';
  if (shape.format === 'date-time') return '2026-01-05T08:00:00Z';
  if (shape.format === 'email') return `sample${unique}@example.org`;
  if (/timeZone/i.test(name)) return 'Asia/Shanghai';
  if (/country/i.test(name)) return 'CN';
  if (/currency/i.test(name)) return 'CNY';
  if (name === 'iban') return 'DE89370400440532013000';
  if (name === 'bic') return 'COBADEFFXXX';
  if (name === 'strokes') return 'M1 1 L9 9';
  if (/Minor$/.test(name)) return '100';
  if (/phone/i.test(String(path.join('.')))) return `+8613800${String(100_000 + unique).slice(-6)}`;
  if (/^code$/.test(name)) return `sample-${unique}`;
  return `sample ${unique}`.padEnd(shape.minLength ?? 1, 'x');
}
