// What became of an import: the counts, and the rows that did not go in, to read and to take away, correct and send again.
import { Link } from '@tanstack/react-router';
import type { z } from 'zod';
import { type badRow, downloadBadRows, listBadRows } from '#api/imports';
import { addressOf } from '../../lib/address-of.ts';
import { useList } from '../../lib/use-answer.ts';
import { useWords } from '../../lib/use-language.ts';
import { useWriting } from '../../lib/use-session.ts';
import { type Column, ListTable } from '../../ui/list-table.tsx';
import { ImportCounts } from './import-counts.tsx';
import type { ImportShown } from './imports-screen.tsx';
import { useFieldWords, useReasonWords } from './use-field-words.ts';

export function ImportOutcome({ run }: { run: ImportShown }) {
  const say = useWords();
  const reason = run.error === null ? '' : say(`cells:${run.error}` as 'cells:table.empty');
  return (
    <section className="mg-stack">
      {run.error !== null && (
        <p className="mg-loose-fault" role="alert">
          {say('imports:failed', { reason })}
        </p>
      )}
      <ImportCounts progress={run.progress} />
      {run.progress.added > 0 && (
        <p>
          {run.kind === 'finished_cases' ? (
            <Link to="/cases/finished">{say('imports:to_finished')}</Link>
          ) : (
            <Link to="/contracts">{say('imports:to_contracts')}</Link>
          )}
        </p>
      )}
      {run.progress.bad > 0 && <BadRows run={run} />}
    </section>
  );
}

function BadRows({ run: { importId } }: { run: ImportShown }) {
  const say = useWords();
  const columns = useBadColumns();
  const { list, rows } = useList(listBadRows, { params: { importId }, query: { limit: 50 } }, { worded: true });
  return (
    <section className="mg-stack">
      <div className="mg-row">
        <h2>{say('imports:bad.title')}</h2>
        <a href={addressOf(downloadBadRows, { params: { importId } })} download>
          {say('imports:bad.download')}
        </a>
      </div>
      <p className="mg-quiet">{say('imports:bad.text')}</p>
      <ListTable
        label={say('imports:bad.title')}
        columns={columns}
        rows={rows}
        rowKey={(row) => `${row.line} ${row.field} ${row.reason}`}
        list={list}
        empty={null}
      />
    </section>
  );
}

function useBadColumns(): Column<z.infer<typeof badRow>>[] {
  const say = useWords();
  const writing = useWriting();
  const fieldWords = useFieldWords();
  const reasonWords = useReasonWords();
  return [
    { id: 'line', title: say('imports:bad.line'), cell: (row) => writing.number(row.line, { useGrouping: false }) },
    { id: 'field', title: say('imports:field'), cell: (row) => (row.field === null ? '—' : fieldWords(row.field)) },
    { id: 'column', title: say('imports:column'), cell: (row) => row.column ?? '—' },
    { id: 'value', title: say('imports:bad.value'), cell: (row) => (row.value ? <q>{row.value}</q> : '—') },
    { id: 'message', title: say('imports:bad.message'), cell: reasonWords },
  ];
}
