// Cells and outputs of a policy table in words: `>= 3`, `not sofa`, `1 month of sale.receivedOn` as a reader says them.
import type { AnswerOf } from '#api/contract';
import type { showPolicyTable } from '#api/flow/3-decisions.routes';
import { useWords } from '../../../lib/use-language.ts';
import { useWriting } from '../../../lib/use-session.ts';
import { useDecisionWords } from '../words/use-decision-words.ts';
import { useLengths } from '../words/use-lengths.ts';

type Column = AnswerOf<typeof showPolicyTable>['table']['columns'][number];
const termForm = /^(after )?(\d{1,4}) (day|month)s? of ([\w.]+)$/;

export function useCellWords() {
  const say = useWords();
  const words = useDecisionWords();
  const lengths = useLengths();
  const writing = useWriting();
  const factOf = ({ kind, fact = '' }: Column): string =>
    kind === 'proof'
      ? `proofs.${fact}`
      : kind === 'finding'
        ? `findings.${fact}`
        : kind === 'other'
          ? `other.${fact}`
          : fact;
  const asks = (text: string | undefined): boolean => text !== undefined && text.trim() !== '' && text.trim() !== '-';
  const length = (count: string | undefined, unit: string | undefined) =>
    lengths(Number(count), unit === 'month' ? 'month' : 'day');

  const cell = (column: Column, text: string | undefined): string => {
    if (!asks(text)) return say('decisions:table.anything');
    const written = (text ?? '').trim();
    if (column.kind === 'cel') return written;
    const term = termForm.exec(written);
    if (term) {
      const [, after, count, unit, from = ''] = term;
      const values = { fact: words.fact(factOf(column)), term: length(count, unit), from: words.fact(from) };
      return after ? say('decisions:test.after', values) : say('decisions:test.within', values);
    }
    const isNot = written.startsWith('not ');
    const value = words.value(factOf(column), isNot ? written.slice(4) : written.replace('>=', '≥').replace('<=', '≤'));
    return isNot ? say('decisions:test.not', { test: value }) : value;
  };
  const output = (name: string, text: string): string => {
    if (name === 'remedy' || name === 'offer') return words.say('remedies', text);
    if (name === 'amount') return words.fact(text);
    if (name === 'at') return words.fact(text === 'purchase_cost' ? 'sale.purchaseCostMinor' : text);
    if (name === 'flag') return words.choice(`care.${text}`);
    if (name === 'onTop') return say(text === 'yes' ? 'decisions:owed.yes' : 'decisions:owed.no');
    const due = /^(\d+) (day|month)$/.exec(text);
    if (due) return length(due[1], due[2]);
    const money = /^(\d{1,15}) ([A-Z]{3})$/.exec(text);
    if (money) return writing.money({ amountMinor: money[1] ?? '0', currency: money[2] ?? '' });
    return words.say('parties', text);
  };
  return {
    asks,
    cell,
    output,
    title: (column: Column): string => (column.kind === 'cel' ? column.id : words.fact(factOf(column))),
    value: (column: Column, raw: string): string => words.value(factOf(column), raw),
    outputTitle: (name: string): string => String(say(`decisions:table.output.${name}` as never)),
  };
}
