// The cells of a policy table in words, row by row; with a case, what each cell said of it, and the rows that held.
import type { AnswerOf } from '#api/contract';
import type { showPolicyTable } from '#api/flow/3-decisions.routes';
import { useWords } from '../../../lib/use-language.ts';
import { type Column, ListTable } from '../../../ui/list-table.tsx';
import { Mark } from '../../../ui/mark.tsx';
import { AnswerSign } from '../words/answer-sign.tsx';
import { useDecisionWords } from '../words/use-decision-words.ts';
import { useCellWords } from './use-cell-words.ts';
import './policy-grid.css';

type Shown = AnswerOf<typeof showPolicyTable>;
type Table = Shown['table'];
type Run = Shown['cases'][number];
type Row = Table['rows'][number];

export interface PolicyGridProps {
  table: Table;
  run: Run | undefined;
  /** Ids of the rows that held. */
  fired: readonly string[];
}

export function PolicyGrid({ table, run, fired }: PolicyGridProps) {
  const say = useWords();
  const words = useDecisionWords();
  const cells = useCellWords();
  const outputs = [...new Set(table.rows.flatMap((row) => Object.keys(row.gives)))];
  const columns: Column<Row>[] = [
    {
      id: 'row',
      title: say('decisions:table.row'),
      cell: (row) => (
        <>
          {row.title ? words.text(row.title) : row.id}{' '}
          {fired.includes(row.id) && <Mark tone="good">✓ {say('decisions:table.fired')}</Mark>}
        </>
      ),
    },
    ...table.columns.map((column) => ({
      id: column.id,
      title: cells.title(column),
      cell: (row: Row) => (
        <>
          <span className={cells.asks(row.when[column.id]) ? undefined : 'mg-quiet'}>
            {cells.cell(column, row.when[column.id])}
          </span>
          <CellAnswers run={run} rowId={row.id} column={column} />
        </>
      ),
    })),
    {
      id: 'gives',
      title: say('decisions:table.gives'),
      cell: (row) => (
        <ul className="mg-plain-list mg-gives">
          {outputs
            .filter((name) => row.gives[name] !== undefined)
            .map((name) => (
              <li key={name}>
                <span className="mg-quiet">{cells.outputTitle(name)}:</span> {cells.output(name, row.gives[name] ?? '')}
              </li>
            ))}
        </ul>
      ),
    },
  ];
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls sideways must be reachable by the keyboard
    <section className="mg-policy" aria-label={words.text(table.title)} tabIndex={0}>
      <ListTable<Row>
        label={words.text(table.title)}
        rows={table.rows}
        rowKey={(row) => row.id}
        columns={columns}
        empty={null}
      />
    </section>
  );
}

/** A number cell may ask two things (from and until): each answer stands. */
function CellAnswers({
  run,
  rowId,
  column,
}: {
  run: Run | undefined;
  rowId: string;
  column: Table['columns'][number];
}) {
  const say = useWords();
  const cells = useCellWords();
  const said = run?.rows.find((row) => row.rowId === rowId)?.cells.filter((cell) => cell.column === column.id) ?? [];
  return said.map((cell, at) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: two answers of one cell have only their order
    <small key={at} className="mg-cell-answer">
      <AnswerSign answer={cell.answer} />{' '}
      {say('decisions:table.saw', { saw: cell.saw === null ? '—' : cells.value(column, cell.saw) })}
    </small>
  ));
}
