// Where a field comes from: one of the file's columns, one value for every row, or nowhere.
import { useWords } from '../../lib/use-language.ts';
import type { FieldMapping } from './mapping-parts.ts';

export interface SourceChoiceProps {
  label: string;
  field: string;
  given: FieldMapping | undefined;
  columns: readonly string[];
  onChange: (next: FieldMapping | undefined) => void;
}

/** No title of a column is these, because titles in the list carry their place before them. */
const nowhere = 'none';
const sameForAll = 'fixed';

export function SourceChoice({ label, field, given, columns, onChange }: SourceChoiceProps) {
  const say = useWords();
  const isFixed = given !== undefined && given.columns.length === 0 && given.fixed !== undefined;
  const place = columns.indexOf(given?.columns[0] ?? '');
  const value = isFixed ? sameForAll : place < 0 ? nowhere : String(place);
  const choose = (chosen: string) => {
    if (chosen === nowhere) return onChange(undefined);
    if (chosen === sameForAll) return onChange({ field, columns: [], fixed: '' });
    const column = columns[Number(chosen)];
    // The reading of the old column says nothing about the new one: the server looks at it anew.
    if (column !== undefined) onChange({ field, columns: [column] });
  };
  return (
    <span className="mg-mapping-source">
      <select
        className="mg-control"
        aria-label={`${label}: ${say('imports:column')}`}
        value={value}
        onChange={(event) => choose(event.target.value)}
      >
        <option value={nowhere}>{say('imports:mapping.nowhere')}</option>
        {columns.map((column, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: two columns may have one title, and columns never move
          <option key={`${index} ${column}`} value={index}>
            {column}
          </option>
        ))}
        <option value={sameForAll}>{say('imports:mapping.fixed')}</option>
      </select>
      {given && given.columns.length > 1 && (
        <small className="mg-quiet">{say('imports:mapping.joined', { columns: given.columns.join(' + ') })}</small>
      )}
      {isFixed && (
        <input
          className="mg-control"
          aria-label={`${label}: ${say('imports:mapping.fixed')}`}
          maxLength={300}
          value={given.fixed ?? ''}
          onChange={(event) => onChange({ field, columns: [], fixed: event.target.value })}
        />
      )}
    </span>
  );
}
