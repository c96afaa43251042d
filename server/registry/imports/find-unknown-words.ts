// The words of a file that a field of fixed values does not know, so that a person can say once what each means (IMP-12).
import type { Mapping } from '#api/imports';
import { parseCell } from '#platform/tables/cells/parse-cell';
import type { TableSample } from '#platform/tables/sample-rows';
import type { ImportKind } from './import-kind.ts';

/** More than this is no list of words but the wrong column. */
const wordsMax = 30;

/** By field, of the rows spread over the whole table; words the mapping explains already are left out. */
export function findUnknownWords(
  kind: ImportKind,
  mapping: Mapping,
  sample: TableSample,
): { field: string; words: string[] }[] {
  return mapping.fields.flatMap((given) => {
    const field = kind.fields.find((one) => one.name === given.field && one.kind === 'enum');
    if (!field || given.columns.length === 0) return [];
    const reading = { kind: 'enum', values: field.values ?? [] } as const;
    const places = given.columns
      .map((title) => sample.header.findIndex((heading) => heading.trim() === title.trim()))
      .filter((at) => at >= 0);
    const found = new Set<string>();
    for (const { cells } of [...sample.first, ...sample.spread]) {
      const text = places
        .map((at) => (cells[at] ?? '').trim())
        .filter((part) => part !== '')
        .join(' ');
      if (text !== '' && text.length <= 200 && !Object.hasOwn(given.values ?? {}, text)) found.add(text);
    }
    const words = [...found].filter((text) => !parseCell(text, reading, null).ok).slice(0, wordsMax);
    return words.length > 0 ? [{ field: field.name, words }] : [];
  });
}
