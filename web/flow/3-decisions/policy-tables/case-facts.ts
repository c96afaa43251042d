// The facts of a test case as lines a person writes, `problem.kind = defect`, and back. Pure.
import { kindOfFact } from '#api/flow/3-decisions.choices';

export type CaseFacts = Record<string, string | boolean | number>;
export interface ReadLines {
  facts: CaseFacts;
  /** Lines that are no `fact = value`, counted from 1. */
  unread: number[];
}

export function writeFacts(facts: CaseFacts): string {
  return Object.entries(facts)
    .map(([name, value]) => `${name} = ${value === true ? 'yes' : value === false ? 'no' : value}`)
    .join('\n');
}

export function readFactLines(text: string): ReadLines {
  const facts: CaseFacts = {};
  const unread: number[] = [];
  for (const [at, line] of text.split('\n').entries()) {
    if (line.trim() === '') continue;
    const [, name, value] = /^\s*([A-Za-z]+\.[A-Za-z0-9_]+|decidedOn|buyer)\s*=\s*(\S.*?)\s*$/.exec(line) ?? [];
    if (name === undefined || value === undefined) unread.push(at + 1);
    else facts[name] = readValue(name, value);
  }
  return { facts, unread };
}

function readValue(name: string, value: string): string | boolean | number {
  if (value === 'yes' || value === 'true') return true;
  if (value === 'no' || value === 'false') return false;
  const isNumber = /^-?\d{1,15}$/.test(value);
  if (!isNumber || name.startsWith('other.')) return value;
  return kindOfFact(name) === 'code' ? value : Number(value);
}
