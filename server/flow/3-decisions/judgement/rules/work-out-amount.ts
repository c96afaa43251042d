// Works out amounts of money as exact fractions, rounded once at the end, or says which fact is missing.
import { divideRounded } from '#platform/money/divide-rounded';
import type { AmountLaw } from '../../law-packs/rule-language.ts';
import { factSlots } from '../facts/fact-names.ts';
import type { FactSheet } from '../facts/fact-sheet.ts';

type Fraction = { n: bigint; d: bigint };
type Worked = Fraction | string; // a string names the missing fact
type Formula = (sheet: FactSheet) => Worked;
export type WorkedAmount = { amountMinor: bigint } | { missing: string };
export type Amount = (sheet: FactSheet) => WorkedAmount;

// Rates are kept in millionths, so that 0.05 % a day is a whole number.
const million = 1_000_000n;

/** Compiles an amount. Never negative: a deduction larger than the price leaves nothing, not a debt of the customer. */
export function compileAmount(law: AmountLaw): Amount {
  const formula = compile(law);
  return (sheet) => {
    const worked = formula(sheet);
    if (typeof worked === 'string') return { missing: worked };
    return { amountMinor: worked.n <= 0n ? 0n : divideRounded(worked.n, worked.d, 'half_up') };
  };
}

function compile(law: AmountLaw): Formula {
  if ('of' in law) return moneyFact(law.of);
  if ('fixedMinor' in law) return fixed(law.fixedMinor, law.currency);
  if ('times' in law) {
    const factor = parseFactor(law.times);
    return map(compile(law.amount), (amount) => ({ n: amount.n * factor, d: amount.d * million }));
  }
  if ('perUnit' in law) return perUnit(law.perUnit);
  if ('minus' in law) return combine(law.minus.map(compile), subtract);
  if ('plus' in law) return combine(law.plus.map(compile), add);
  if ('floor' in law) return combine([compile(law.amount), compile(law.floor)], (a, b) => (lower(a, b) ? b : a));
  return combine([compile(law.amount), compile(law.cap)], (a, b) => (lower(b, a) ? b : a));
}

function moneyFact(name: string): Formula {
  const slot = factSlots.get(name) ?? -1;
  return (sheet) => {
    const value = sheet.values[slot];
    return typeof value === 'bigint' ? { n: value, d: 1n } : name;
  };
}

/** A figure the law states in one currency says nothing about a sale in another. */
function fixed(amountMinor: number, currency: string): Formula {
  const worked: Fraction = { n: BigInt(amountMinor), d: 1n };
  return (sheet) => (sheet.currency === currency ? worked : 'sale.currency');
}

function perUnit(law: { of: string; rate: string; count: string; each: number }): Formula {
  const base = moneyFact(law.of);
  const slot = factSlots.get(law.count) ?? -1;
  const rate = parseFactor(law.rate.slice(0, -1));
  return (sheet) => {
    const amount = base(sheet);
    const count = sheet.values[slot];
    if (typeof amount === 'string') return amount;
    if (typeof count !== 'number') return law.count;
    return { n: amount.n * rate * BigInt(count), d: amount.d * million * 100n * BigInt(law.each) };
  };
}

/** `0.5` as millionths. */
export function parseFactor(text: string): bigint {
  const [whole = '0', decimals = ''] = text.split('.');
  return BigInt(whole) * million + BigInt(decimals.padEnd(6, '0'));
}

function map(formula: Formula, change: (worked: Fraction) => Fraction): Formula {
  return (sheet) => {
    const worked = formula(sheet);
    return typeof worked === 'string' ? worked : change(worked);
  };
}

function combine(formulas: Formula[], join: (a: Fraction, b: Fraction) => Fraction): Formula {
  return (sheet) => {
    let sum: Fraction | null = null;
    for (const formula of formulas) {
      const worked = formula(sheet);
      if (typeof worked === 'string') return worked;
      sum = sum === null ? worked : join(sum, worked);
    }
    return sum ?? { n: 0n, d: 1n };
  };
}

const add = (a: Fraction, b: Fraction): Fraction => ({ n: a.n * b.d + b.n * a.d, d: a.d * b.d });
const subtract = (a: Fraction, b: Fraction): Fraction => ({ n: a.n * b.d - b.n * a.d, d: a.d * b.d });
const lower = (a: Fraction, b: Fraction): boolean => a.n * b.d < b.n * a.d;
