// What a draft changes beside the version in force: rows that came, went or moved, and cells before and after.
import { useWords } from '../../../lib/use-language.ts';
import { Mark } from '../../../ui/mark.tsx';
import { compareTables, type RowChange } from './compare-tables.ts';
import type { TableDraft } from './grid-model.ts';

const tones = { added: 'good', removed: 'bad', changed: 'quiet', moved: 'quiet' } as const;

export function TableChanges({ before, after }: { before: TableDraft; after: TableDraft }) {
  const say = useWords();
  const changes = compareTables(before, after);
  if (changes.length === 0) return <p className="mg-quiet">{say('decisions:edit.no_changes')}</p>;
  return (
    <ul className="mg-plain-list mg-changes">
      {changes.map((one) => (
        <li key={one.rowId}>
          <Mark tone={tones[one.change]}>{say(`decisions:edit.change.${one.change}`)}</Mark> {one.rowId}
          <Cells cells={one.cells} />
        </li>
      ))}
    </ul>
  );
}

function Cells({ cells }: Pick<RowChange, 'cells'>) {
  return (
    <ul className="mg-plain-list">
      {cells.map(({ column, before, after }) => (
        <li key={`${column.part} ${column.id}`}>
          <span className="mg-quiet">{column.id}:</span> {before && <del>{before}</del>} {after && <ins>{after}</ins>}
        </li>
      ))}
    </ul>
  );
}
