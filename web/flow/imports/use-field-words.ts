// Words for the fields of an import and for what is wrong with a cell, in the language the reader has chosen now.
import { useWords } from '../../lib/use-language.ts';

/** A field of a kind we have no words for shows its own name. */
export function useFieldWords(): (field: string) => string {
  const say = useWords();
  return (field) => {
    const text = say(`imports:field.${field}` as 'imports:field.number');
    return text === `field.${field}` ? field : text;
  };
}

/** A value of a field in words; one we have no words for shows its code. */
export function useChoiceWords(): (field: string, choice: string) => string {
  const say = useWords();
  return (field, choice) => {
    if (field === 'satisfaction')
      return say(`cases:finished.satisfaction.${choice}` as 'cases:finished.satisfaction.yes');
    if (field !== 'voucherKind') return choice;
    const text = say(`words:voucher.${choice}` as 'words:voucher.receipt');
    return text === `voucher.${choice}` ? choice : text;
  };
}

interface Reason {
  reason: string;
  message: string;
}
/** What stands between a mapping and a run, in the words cells are spoken of. */
const problemCodes: Readonly<Record<string, string>> = {
  required: 'cell.missing',
  ambiguous_dates: 'cell.date_order_unknown',
  ambiguous_numbers: 'cell.decimal_mark_unknown',
};

/** By the code, so that switching the language switches the words too; the server's own words where they say more. */
export function useReasonWords(): (given: Reason) => string {
  const say = useWords();
  return ({ reason, message }) => {
    const code = problemCodes[reason] ?? reason;
    const text = say(`cells:${code}` as 'cells:cell.missing');
    return text === code ? message : text;
  };
}
