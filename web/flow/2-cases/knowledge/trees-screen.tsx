// The diagnosis trees of the company: published or being written, and how often they were right.
import { Link, useNavigate } from '@tanstack/react-router';
import { Button } from 'antd';
import type { AnswerOf } from '#api/contract';
import { listTrees, startTree } from '#api/flow/2-cases.diagnosis';
import { useAnswer } from '../../../lib/use-answer.ts';
import { useDeed } from '../../../lib/use-deed.ts';
import { pickLanguageOf, useLanguage, useWords } from '../../../lib/use-language.ts';
import { useMay } from '../../../lib/use-session.ts';
import { EmptyState } from '../../../ui/empty-state.tsx';
import { Fault } from '../../../ui/fault.tsx';
import { type Column, ListTable } from '../../../ui/list-table.tsx';
import { Mark } from '../../../ui/mark.tsx';
import { PageFrame } from '../../../ui/page-frame.tsx';
import { Waiting } from '../../../ui/waiting.tsx';
import { KnowledgeTabs } from './knowledge-tabs.tsx';

type Listed = AnswerOf<typeof listTrees>['rows'][number];

export function TreesScreen() {
  const say = useWords();
  const may = useMay();
  const navigate = useNavigate();
  const { data, error, refetch } = useAnswer(listTrees, {});
  const start = useDeed(startTree, ({ treeId }) => void navigate({ to: `/knowledge/trees/${treeId}` }));
  const columns = useTreeColumns();
  const blank = { title: {}, symptom: {}, forCustomers: true, first: null, nodes: [] };
  return (
    <PageFrame
      title={say('knowledge:trees.title')}
      lead={say('knowledge:trees.lead')}
      deeds={
        may('knowledge.write') && (
          <Button type="primary" loading={start.isPending} onClick={() => start.mutate({ body: { tree: blank } })}>
            {say('knowledge:trees.add')}
          </Button>
        )
      }
    >
      <KnowledgeTabs />
      {start.isError && <Fault error={start.error} />}
      {error && <Fault error={error} again={() => void refetch()} />}
      {data ? (
        <ListTable
          label={say('knowledge:trees.title')}
          columns={columns}
          rows={data.rows}
          rowKey={(row) => row.treeId}
          empty={<EmptyState title={say('knowledge:trees.none')} />}
        />
      ) : (
        !error && <Waiting label={say('waiting')} lines={6} />
      )}
    </PageFrame>
  );
}

function useTreeColumns(): Column<Listed>[] {
  const say = useWords();
  const language = useLanguage();
  return [
    {
      id: 'title',
      title: say('knowledge:column.title'),
      cell: (row) => (
        <Link to={`/knowledge/trees/${row.treeId}`}>
          {pickLanguageOf(row.title, language) || say('knowledge:tree.one')}
        </Link>
      ),
    },
    {
      id: 'state',
      title: say('knowledge:answer.versions'),
      cell: (row) => (
        <>
          {row.version !== null && say('knowledge:trees.published', { version: row.version })}{' '}
          {row.hasDraft && <Mark tone="accent">{say('knowledge:trees.draft')}</Mark>}
          {row.retiredAt && <Mark>{say('knowledge:trees.retired')}</Mark>}
        </>
      ),
    },
    { id: 'reached', title: say('knowledge:trees.reached'), cell: (row) => row.reached, align: 'end' },
    { id: 'right', title: say('knowledge:trees.right'), cell: (row) => row.right, align: 'end' },
    { id: 'wrong', title: say('knowledge:trees.wrong'), cell: (row) => row.wrong, align: 'end' },
  ];
}
