// Which of comma and point is the decimal mark of a whole column of numbers.
import { decimalMarkOf, parseDecimal } from '../../money/parse-decimal.ts';
import { currenciesOfWord } from '../../money/parse-money.ts';
import type { NumberReading, Question } from '../table-types.ts';

/** `numbers`: cells that are numbers, of `cells` that are not empty. */
export type DecimalGuess = {
  reading: NumberReading;
  question: (Question & { about: 'decimal_mark' }) | null;
  numbers: number;
  cells: number;
};

/** One telling cell decides; cells with two meanings and none that tells, or cells that contradict, are asked about. */
export function detectDecimalMark(texts: Iterable<string>): DecimalGuess {
  const told = { '.': 0, ',': 0 };
  let [open, numbers, cells] = [0, 0, 0];
  for (const text of texts) {
    if (text.trim() === '') continue;
    cells += 1;
    const read = parseDecimal(text, null);
    if (!read.ok && read.reasonCode === 'cell.not_a_number') continue;
    // `SCMS-4` is a name with a number in it, `RUB 4` an amount.
    if (read.ok && read.currencyWord !== null && currenciesOfWord(read.currencyWord).length === 0) continue;
    numbers += 1;
    const written = /[\d.,'’\s]*\d[.,]?/u.exec(text.normalize('NFKC'))?.[0].trim() ?? '';
    const mark = decimalMarkOf(written);
    if (mark === null) open += 1;
    else if (mark !== 'none') told[mark] += 1;
  }
  const mixed = told['.'] > 0 && told[','] > 0;
  if (!mixed && told['.'] > 0) return { reading: { decimal: '.' }, question: null, numbers, cells };
  if (!mixed && told[','] > 0) return { reading: { decimal: ',' }, question: null, numbers, cells };
  const question = open > 0 ? ({ about: 'decimal_mark', cells: open } as const) : null;
  return { reading: { decimal: null }, question, numbers, cells };
}
