// The first proposal for a file: which column is which field, how dates and numbers are written, and what must be asked.
import type { Mapping } from '#api/imports';
import { guessColumns } from '#platform/tables/columns/guess-columns';
import type { TableSample } from '#platform/tables/sample-rows';
import type { ColumnGuess, ColumnReading } from '#platform/tables/table-types';
import type { ImportKind } from './import-kind.ts';
import type { Defaults } from './read-through-mapping.ts';

export interface GuessedMapping {
  mapping: Mapping;
  guesses: readonly ColumnGuess[];
}

/** IMP-2: nothing is guessed in silence. A column whose dates have two meanings gets no order, and a person is asked. */
export function guessMapping(kind: ImportKind, sample: TableSample, defaults: Defaults): GuessedMapping {
  const guesses = guessColumns(kind.fields, sample.header, sample.spread, { ...defaults, dayAlone: 'day_end' });
  const fields = guesses.flatMap((guess): Mapping['fields'] => {
    if (guess.column === null || guess.reading === null) return [];
    return [{ field: guess.field, columns: [sample.header[guess.column] ?? ''], ...writingOf(guess.reading) }];
  });
  return { mapping: { kind: kind.kind, headerRow: sample.headerLine, fields }, guesses };
}

function writingOf(reading: ColumnReading): Pick<Mapping['fields'][number], 'dateOrder' | 'serial' | 'decimal'> {
  if (reading.kind === 'date' || reading.kind === 'instant') {
    return {
      ...(reading.order ? { dateOrder: reading.order } : {}),
      ...(reading.serial ? { serial: reading.serial } : {}),
    };
  }
  if ((reading.kind === 'money' || reading.kind === 'integer') && reading.decimal) return { decimal: reading.decimal };
  return {};
}
