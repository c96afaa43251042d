// A statement in the reader's words, as rows: what each line is, amounts with the decimals of the currency. Spreadsheet and PDF are
// made of the same rows, so that they cannot say different things.
import { textOf } from '#api/texts/index';
import { plainAmount } from '../books/plain-amount.ts';
import type { Statement } from './read-statement.ts';

export interface WordedRow {
  part: string;
  on: string | null;
  what: string;
  contract: string;
  change: string | null;
  balance: string;
}
export interface WordedStatement {
  title: string;
  header: string[];
  facts: { name: string; value: string }[];
  rows: WordedRow[];
}

export function wordStatement(statement: Statement, language: string): WordedStatement {
  const say = (key: string) => textOf(key, {}, language);
  const { currency } = statement;
  const plain = (amountMinor: string) => plainAmount(BigInt(amountMinor), currency);
  const rows = statement.parts.flatMap(({ part, openingMinor, lines, closingMinor }) => {
    const name = say(`statement.part.${part}`);
    const edge = (what: string, on: string, amountMinor: string): WordedRow => ({
      ...{ part: name, on, what: say(`statement.${what}`), contract: '', change: null, balance: plain(amountMinor) },
    });
    return [
      edge('opening', statement.from, openingMinor),
      ...lines.map(({ on, what, contractNumber, changeMinor, balanceMinor }) => ({
        ...{ part: name, on, what: say(what.startsWith('move.') ? what : `statement.${what}`) },
        ...{ contract: contractNumber ?? '', change: plain(changeMinor), balance: plain(balanceMinor) },
      })),
      edge('closing', statement.until, closingMinor),
    ];
  });
  const { legalName, registrationNumber, companyName, from, until } = statement;
  const merchant = registrationNumber === null ? legalName : `${legalName} (${registrationNumber})`;
  return {
    title: say('statement.title'),
    header: ['part', 'on', 'what', 'contract', 'change', 'balance'].map((column) => columnName(say, column, currency)),
    facts: [
      { name: say('statement.merchant'), value: merchant },
      { name: say('statement.company'), value: companyName },
      { name: say('statement.period'), value: `${from} – ${until}` },
    ],
    rows,
  };
}

/** Amount columns name the currency once, so that cells can be numbers. */
function columnName(say: (key: string) => string, column: string, currency: string): string {
  const title = say(column === 'part' ? 'statement.account' : `statement.${column}`);
  return column === 'change' || column === 'balance' ? `${title}, ${currency}` : title;
}
