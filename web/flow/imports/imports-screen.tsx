// Import: a file goes up here, and the files that came before are listed with what became of them.
import { Link } from '@tanstack/react-router';
import type { z } from 'zod';
import { listImports, type importRun as shape } from '#api/imports';
import { useList } from '../../lib/use-answer.ts';
import { useWords } from '../../lib/use-language.ts';
import { useMay, useWriting } from '../../lib/use-session.ts';
import { EmptyState } from '../../ui/empty-state.tsx';
import { type Column, ListTable } from '../../ui/list-table.tsx';
import { PageFrame } from '../../ui/page-frame.tsx';
import { FileDrop } from './file-drop.tsx';
import { ImportState } from './import-state.tsx';

export type ImportShown = z.infer<typeof shape>;

export function ImportsScreen() {
  const say = useWords();
  const may = useMay();
  const { list, rows } = useList(listImports, { query: { limit: 50 } });
  const columns = useImportColumns();
  return (
    <PageFrame title={say('area.imports')} lead={say('imports:lead')}>
      {may('import.run') && <FileDrop />}
      <section className="mg-stack">
        <h2>{say('imports:list')}</h2>
        <ListTable
          label={say('imports:list')}
          columns={columns}
          rows={rows}
          rowKey={(row) => row.importId}
          list={list}
          empty={<EmptyState title={say('imports:none')} text={say('imports:none_text')} />}
        />
      </section>
    </PageFrame>
  );
}

function useImportColumns(): Column<ImportShown>[] {
  const say = useWords();
  const writing = useWriting();
  const counts = ['added', 'changed', 'unchanged', 'bad'] as const;
  return [
    {
      id: 'file',
      title: say('imports:file'),
      cell: (row) => <Link to={`/imports/${row.importId}`}>{row.fileName}</Link>,
    },
    { id: 'state', title: say('imports:state'), cell: (row) => <ImportState state={row.state} /> },
    { id: 'at', title: say('imports:uploaded'), cell: (row) => writing.instant(row.uploadedAt) },
    ...counts.map((count) => ({
      id: count,
      title: say(`imports:count.${count}`),
      align: 'end' as const,
      cell: (row: ImportShown) => writing.number(row.progress[count]),
    })),
  ];
}
