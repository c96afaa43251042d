// The policy tables of the playbooks: what each decides, and whether this company asks it.
import { Link } from '@tanstack/react-router';
import type { AnswerOf } from '#api/contract';
import { listPolicyTables } from '#api/flow/3-decisions.routes';
import { useAnswer } from '../../../lib/use-answer.ts';
import { useWords } from '../../../lib/use-language.ts';
import { useMay, useWriting } from '../../../lib/use-session.ts';
import { DeedDialog } from '../../../ui/deed-dialog.tsx';
import { Fault } from '../../../ui/fault.tsx';
import { ListTable } from '../../../ui/list-table.tsx';
import { Mark } from '../../../ui/mark.tsx';
import { PageFrame } from '../../../ui/page-frame.tsx';
import { Waiting } from '../../../ui/waiting.tsx';
import { useDecisionWords } from '../words/use-decision-words.ts';
import { NewTableForm } from './new-table-form.tsx';

type Row = AnswerOf<typeof listPolicyTables>['rows'][number];

export function PolicyTablesScreen() {
  const say = useWords();
  const may = useMay();
  const tables = useAnswer(listPolicyTables, {});
  return (
    <PageFrame title={say('area.policy_tables')} lead={say('decisions:table.lead')}>
      {tables.isError && <Fault error={tables.error} again={() => void tables.refetch()} />}
      {tables.isPending && <Waiting label={say('waiting')} lines={8} />}
      {may('lawbook.draft') && (
        <div className="mg-row">
          <DeedDialog deed={say('decisions:edit.new')}>{(close) => <NewTableForm close={close} />}</DeedDialog>
        </div>
      )}
      {tables.data && <TableOfTables rows={tables.data.rows} />}
    </PageFrame>
  );
}

function TableOfTables({ rows }: { rows: readonly Row[] }) {
  const say = useWords();
  const words = useDecisionWords();
  const writing = useWriting();
  return (
    <ListTable<Row>
      label={say('area.policy_tables')}
      rows={rows}
      rowKey={(row) => row.code}
      empty={null}
      columns={[
        {
          id: 'table',
          title: say('decisions:table.one'),
          cell: (row) => (
            <>
              <Link to={`/policy-tables/${row.code}`}>{words.text(row.title)}</Link>{' '}
              {row.hasDraft && <Mark>{say('decisions:version.draft')}</Mark>}
            </>
          ),
        },
        {
          id: 'code',
          title: say('decisions:table.code'),
          cell: (row) => (
            <span className="mg-nowrap">
              {row.code} v{row.version}
            </span>
          ),
        },
        { id: 'purpose', title: say('decisions:table.purpose'), cell: (row) => say(`choices:purpose.${row.purpose}`) },
        { id: 'playbook', title: say('decisions:table.playbook'), cell: (row) => playbookWord(say, row.playbook) },
        {
          id: 'asked',
          title: say('decisions:table.asked_title'),
          cell: (row) => (
            <Mark tone={row.isAsked ? 'good' : 'quiet'}>
              {say(row.isAsked ? 'decisions:table.asked' : 'decisions:table.not_asked')}
            </Mark>
          ),
        },
        { id: 'rows', title: say('decisions:table.rows'), align: 'end', cell: (row) => writing.number(row.rowCount) },
        {
          id: 'cases',
          title: say('decisions:table.cases'),
          align: 'end',
          cell: (row) => writing.number(row.caseCount),
        },
      ]}
    />
  );
}

/** A table of no playbook is the company's own. */
export function playbookWord(say: ReturnType<typeof useWords>, playbook: string | null): string {
  if (playbook === null) return say('decisions:table.own');
  return String(say(`words:playbook.${playbook}` as never));
}
