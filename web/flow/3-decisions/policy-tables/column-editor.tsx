// The columns of a table: what it asks. One is added by its kind and fact, or taken away with its cells.
import { Button } from 'antd';
import { useId, useState } from 'react';
import { givenFactNames } from '#api/flow/3-decisions.choices';
import { columnKinds } from '#api/flow/3-decisions.tables';
import { useWords } from '../../../lib/use-language.ts';
import { Fold } from '../../../ui/fold.tsx';
import type { TableDraft } from './grid-model.ts';
import { useCellWords } from './use-cell-words.ts';

type Kind = (typeof columnKinds)[number];

export function ColumnEditor({ table, onChange }: { table: TableDraft; onChange: (table: TableDraft) => void }) {
  const say = useWords();
  const cells = useCellWords();
  const factsId = useId();
  const [kind, setKind] = useState<Kind>('code');
  const [fact, setFact] = useState('');
  const { columns, rows } = table;
  const add = () => {
    const stem = kind === 'cel' ? 'rule' : fact.replace(/^.*\./, '').replaceAll(/[^A-Za-z0-9_]/g, '') || 'column';
    let id = stem.slice(0, 36);
    for (let number = 2; columns.some((one) => one.id === id); number += 1) id = `${stem.slice(0, 36)}-${number}`;
    onChange({ ...table, columns: [...columns, kind === 'cel' ? { id, kind } : { id, kind, fact: fact.trim() }] });
    setFact('');
  };
  const remove = (id: string) =>
    onChange({
      ...table,
      columns: columns.filter((one) => one.id !== id),
      rows: rows.map((row) => ({
        ...row,
        when: Object.fromEntries(Object.entries(row.when).filter(([of]) => of !== id)),
      })),
    });
  return (
    <Fold title={say('decisions:edit.columns')}>
      <ul className="mg-plain-list">
        {columns.map((column) => (
          <li key={column.id}>
            {cells.title(column)} <span className="mg-quiet">({say(`decisions:kind.${column.kind}`)})</span>{' '}
            <Button size="small" onClick={() => remove(column.id)}>
              {say('decisions:edit.column_remove')}
            </Button>
          </li>
        ))}
      </ul>
      <div className="mg-row">
        <label>
          {say('decisions:edit.column_kind')}{' '}
          <select className="mg-control" value={kind} onChange={(event) => setKind(event.target.value as Kind)}>
            {columnKinds.map((one) => (
              <option key={one} value={one}>
                {say(`decisions:kind.${one}`)}
              </option>
            ))}
          </select>
        </label>
        {kind !== 'cel' && (
          <label>
            {say('decisions:edit.column_fact')}{' '}
            <input
              className="mg-control"
              list={factsId}
              value={fact}
              maxLength={60}
              onChange={(event) => setFact(event.target.value)}
            />
          </label>
        )}
        <datalist id={factsId}>
          {givenFactNames.map((name) => (
            <option key={name} value={name} />
          ))}
        </datalist>
        <Button disabled={columns.length >= 20 || (kind !== 'cel' && fact.trim() === '')} onClick={add}>
          {say('decisions:edit.column_add')}
        </Button>
      </div>
    </Fold>
  );
}
