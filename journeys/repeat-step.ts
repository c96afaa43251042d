// A step told once and done many times: `{n}` in its words is the number of the repetition.
import type { Step } from './story-format.ts';

/**
 * The step as it is, or once for each number of its `repeat`. In any text, `{n}` is the number, `{n:3}` the number with leading zeros
 * (`007`), and `{n?a|b|c}` takes the words in turn, so that a mass of cases is not all alike.
 */
export function repetitionsOf(step: Step): Step[] {
  if (step.repeat === undefined) return [step];
  const { from, to } = step.repeat;
  return Array.from({ length: to - from + 1 }, (_, at) => {
    const n = from + at;
    return { ...step, with: numbered(step.with, n), ...(step.as === undefined ? {} : { as: worded(step.as, n) }) };
  });
}

function numbered<T>(given: T, n: number): T {
  if (typeof given === 'string') return worded(given, n) as T;
  if (Array.isArray(given)) return given.map((one) => numbered(one, n)) as T;
  if (typeof given !== 'object' || given === null || given instanceof Date) return given;
  return Object.fromEntries(Object.entries(given).map(([field, value]) => [field, numbered(value, n)])) as T;
}

function worded(text: string, n: number): string {
  return text.replace(/\{n(?::(\d+)|\?([^{}]*))?\}/g, (_, digits?: string, words?: string) => {
    if (digits !== undefined) return String(n).padStart(Number(digits), '0');
    if (words === undefined) return String(n);
    const choices = words.split('|');
    return choices[(n - 1) % choices.length] ?? '';
  });
}
