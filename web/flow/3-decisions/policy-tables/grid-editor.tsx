// The cells of a table as a spreadsheet takes them: arrows, Enter and pasted blocks; what is wrong stands at its cell.
import { type ClipboardEvent, type KeyboardEvent, useRef } from 'react';
import type { AnswerOf } from '#api/contract';
import type { PolicyRow } from '#api/flow/3-decisions.tables';
import type { tryPolicyTable } from '#api/flow/3-decisions.versions';
import { useWords } from '../../../lib/use-language.ts';
import { Icon } from '../../../ui/icon.tsx';
import { AnswerSign } from '../words/answer-sign.tsx';
import {
  cellText,
  type GridColumn,
  gridColumns,
  isBlock,
  moved,
  newRow,
  pasted,
  type TableDraft,
  withCell,
} from './grid-model.ts';
import { useCellWords } from './use-cell-words.ts';
import { useProblemWords } from './use-problem-words.ts';
import './grid-editor.css';

type Trial = AnswerOf<typeof tryPolicyTable>;

export interface GridEditorProps {
  table: TableDraft;
  onChange: (rows: PolicyRow[]) => void;
  trial: Trial | undefined;
  /** The case whose way through the cells is shown. */
  run: Trial['cases'][number] | undefined;
}

export function GridEditor({ table, onChange, trial, run }: GridEditorProps) {
  const say = useWords();
  const place = useRef<HTMLTableElement>(null);
  const columns = gridColumns(table.purpose, table.columns);
  const titleOf = useColumnTitle();
  const { rows } = table;
  const go = (line: number, column: number) =>
    place.current?.querySelector<HTMLInputElement>(`input[data-place="${line}:${column}"]`)?.focus();
  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>, line: number, column: number) => {
    const to = stepOf(event);
    if (!to) return;
    event.preventDefault();
    if (event.key === 'Enter' && line === rows.length - 1) onChange([...rows, newRow(rows)]);
    // After the new row is drawn.
    requestAnimationFrame(() => go(line + to.down, column + to.right));
  };
  const onPaste = (event: ClipboardEvent<HTMLInputElement>, line: number, column: number) => {
    const text = event.clipboardData.getData('text/plain');
    if (!isBlock(text)) return;
    event.preventDefault();
    onChange(pasted(rows, columns, { line, column }, text));
  };
  return (
    <div className="mg-grid-editor">
      <table ref={place} aria-label={say('decisions:edit.grid')}>
        <thead>
          <tr>
            {columns.map((column) => (
              <th key={`${column.part} ${column.id}`} scope="col">
                {titleOf(column)}
              </th>
            ))}
            <th scope="col">
              <span className="mg-unseen">{say('decisions:edit.row_deeds')}</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row, line) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: the name of a row is itself edited, its place is not
            <tr key={line} className={run?.got.includes(row.id) ? 'mg-grid-fired' : undefined}>
              {columns.map((column, at) => (
                <td key={`${column.part} ${column.id}`}>
                  <GridCell
                    label={`${row.id}, ${titleOf(column)}`}
                    text={cellText(row, column)}
                    place={`${line}:${at}`}
                    problem={problemAt(trial, row.id, column)}
                    answers={answersAt(run, row.id, column)}
                    onText={(text) => onChange(rows.with(line, withCell(row, column, text)))}
                    onKeyDown={(event) => onKeyDown(event, line, at)}
                    onPaste={(event) => onPaste(event, line, at)}
                  />
                </td>
              ))}
              <td>
                <RowDeeds rows={rows} line={line} onChange={onChange} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

interface GridCellProps {
  label: string;
  text: string;
  place: string;
  problem: string | undefined;
  answers: ('yes' | 'no' | 'unknown')[];
  onText: (text: string) => void;
  onKeyDown: (event: KeyboardEvent<HTMLInputElement>) => void;
  onPaste: (event: ClipboardEvent<HTMLInputElement>) => void;
}

function GridCell({ label, text, place, problem, answers, onText, onKeyDown, onPaste }: GridCellProps) {
  const problemWord = useProblemWords();
  return (
    <>
      <input
        className="mg-control"
        aria-label={label}
        aria-invalid={problem !== undefined}
        data-place={place}
        value={text}
        maxLength={500}
        spellCheck={false}
        autoComplete="off"
        onChange={(event) => onText(event.target.value)}
        onKeyDown={onKeyDown}
        onPaste={onPaste}
      />
      {problem && <small className="mg-grid-problem">{problemWord(problem)}</small>}
      {answers.map((answer, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: two answers of one cell have only their order
        <AnswerSign key={at} answer={answer} />
      ))}
    </>
  );
}

function RowDeeds({
  rows,
  line,
  onChange,
}: {
  rows: readonly PolicyRow[];
  line: number;
  onChange: (rows: PolicyRow[]) => void;
}) {
  const say = useWords();
  const row = rows[line]?.id ?? '';
  return (
    <span className="mg-grid-deeds">
      <button
        type="button"
        className="mg-plain"
        disabled={line === 0}
        aria-label={say('decisions:edit.up', { row })}
        onClick={() => onChange(moved(rows, line, -1))}
      >
        ↑
      </button>
      <button
        type="button"
        className="mg-plain"
        disabled={line === rows.length - 1}
        aria-label={say('decisions:edit.down', { row })}
        onClick={() => onChange(moved(rows, line, 1))}
      >
        ↓
      </button>
      <button
        type="button"
        className="mg-plain"
        disabled={rows.length === 1}
        aria-label={say('decisions:edit.remove', { row })}
        onClick={() => onChange(rows.toSpliced(line, 1))}
      >
        <Icon name="trash" />
      </button>
    </span>
  );
}

function useColumnTitle(): (column: GridColumn) => string {
  const say = useWords();
  const cells = useCellWords();
  return ({ part, id, column }) => {
    if (part === 'row') return say('decisions:table.row');
    if (part === 'gives') return `→ ${cells.outputTitle(id)}`;
    if (part === 'title') return say('decisions:edit.title_in', { language: id });
    return column ? cells.title(column) : id;
  };
}

/** Up, down and Enter always leave a cell; left and right only at the end of its text, and not with a selection. */
function stepOf({
  key,
  currentTarget,
  altKey,
  ctrlKey,
  metaKey,
  shiftKey,
  nativeEvent,
}: KeyboardEvent<HTMLInputElement>) {
  if (altKey || ctrlKey || metaKey || nativeEvent.isComposing) return undefined;
  const { selectionStart, selectionEnd, value } = currentTarget;
  if (key === 'ArrowUp' || (key === 'Enter' && shiftKey)) return { down: -1, right: 0 };
  if (key === 'ArrowDown' || key === 'Enter') return { down: 1, right: 0 };
  if (shiftKey || selectionStart !== selectionEnd) return undefined;
  if (key === 'ArrowLeft' && selectionStart === 0) return { down: 0, right: -1 };
  if (key === 'ArrowRight' && selectionStart === value.length) return { down: 0, right: 1 };
  return undefined;
}

function problemAt(trial: Trial | undefined, rowId: string, { part, id }: GridColumn): string | undefined {
  const found = trial?.problems.find(
    ({ row, column }) =>
      row === rowId &&
      (column === id || (column === '' && part === 'row') || (column === 'title' && part === 'title' && id === 'en')),
  );
  return found?.problem;
}

function answersAt(run: GridEditorProps['run'], rowId: string, { part, id }: GridColumn) {
  if (part !== 'when') return [];
  const cells = run?.rows.find((row) => row.rowId === rowId)?.cells ?? [];
  return cells.filter((cell) => cell.column === id).map((cell) => cell.answer);
}
