// The work on one draft: grid, columns, cases and differences, tried at every rest of the hands, saved when asked.
import { Button } from 'antd';
import { useState } from 'react';
import type { AnswerOf } from '#api/contract';
import type { showPolicyTable } from '#api/flow/3-decisions.routes';
import { savePolicyTableDraft, tryPolicyTable } from '#api/flow/3-decisions.versions';
import { useAnswer } from '../../../lib/use-answer.ts';
import { useDeed } from '../../../lib/use-deed.ts';
import { useWords } from '../../../lib/use-language.ts';
import { useLater } from '../../../lib/use-later.ts';
import { useMay } from '../../../lib/use-session.ts';
import { Fault } from '../../../ui/fault.tsx';
import { Fold } from '../../../ui/fold.tsx';
import { CaseEditor } from './case-editor.tsx';
import { ColumnEditor } from './column-editor.tsx';
import { DraftDeeds } from './draft-deeds.tsx';
import { GridEditor } from './grid-editor.tsx';
import { newRow, type TableDraft } from './grid-model.ts';
import { TableChanges } from './table-changes.tsx';
import { TableFiles } from './table-files.tsx';

type Shown = AnswerOf<typeof showPolicyTable>;

export function draftOf({ code: _, version: __, published: ___, ...table }: Shown['table']): TableDraft {
  return table;
}

export function TableEditor({ shown, inForce }: { shown: Shown; inForce: Shown }) {
  const say = useWords();
  const may = useMay();
  const { code } = shown.table;
  const [saved, setSaved] = useState(shown);
  const [table, setTable] = useState(() => draftOf(shown.table));
  const [followed, setFollowed] = useState<number>();
  const save = useDeed(savePolicyTableDraft, (answer) => take(answer));
  const later = useLater(table, 400);
  const { data: trial, error } = useAnswer(tryPolicyTable, { body: { code, table: later } }, { keepLast: true });
  const take = (answer: Shown) => {
    setSaved(answer);
    setTable(draftOf(answer.table));
  };
  const isDraft = saved.version.state === 'draft' || saved.version.state === 'tested';
  const isDirty = JSON.stringify(table) !== JSON.stringify(draftOf(saved.table));
  const revision = isDraft ? saved.version.revision : null;
  const run = followed === undefined ? undefined : trial?.cases[followed];
  return (
    <div className="mg-stack">
      {error && <Fault error={error} />}
      <p role="status" className={trial && !trial.publishable ? 'mg-fault' : 'mg-quiet'}>
        {trial && standing(say, trial, table.tests.length)}
      </p>
      <GridEditor table={table} trial={trial} run={run} onChange={(rows) => setTable({ ...table, rows })} />
      <div className="mg-row">
        <Button onClick={() => setTable({ ...table, rows: [...table.rows, newRow(table.rows)] })}>
          {say('decisions:edit.row_add')}
        </Button>
        {may('lawbook.draft') && (
          <Button
            type="primary"
            disabled={!isDirty}
            loading={save.isPending}
            onClick={() => save.mutate({ params: { code }, body: { table, revision } })}
          >
            {say('decisions:edit.save')}
          </Button>
        )}
        {isDirty && <span className="mg-quiet">{say('decisions:edit.unsaved')}</span>}
      </div>
      {save.error && <Fault error={save.error} />}
      <DraftDeeds code={code} revision={revision} isDirty={isDirty} onSaved={setSaved} />
      <h2>{say('decisions:table.cases')}</h2>
      <CaseEditor
        key={`${saved.version.number} ${saved.table.tests.length}`}
        tests={table.tests}
        runs={trial?.cases}
        followed={followed}
        onFollow={setFollowed}
        onChange={(tests) => setTable({ ...table, tests })}
      />
      <ColumnEditor table={table} onChange={setTable} />
      <Fold title={say('decisions:edit.changes', { version: inForce.table.version })}>
        <TableChanges before={draftOf(inForce.table)} after={table} />
      </Fold>
      <TableFiles code={code} version={saved.version.number} table={table} onUploaded={take} onRead={setTable} />
    </div>
  );
}

function standing(say: ReturnType<typeof useWords>, trial: AnswerOf<typeof tryPolicyTable>, tests: number): string {
  if (trial.problems.length > 0) return say('decisions:edit.problems', { count: trial.problems.length });
  if (tests === 0) return say('decisions:edit.no_cases');
  return say(trial.publishable ? 'decisions:table.publishable' : 'decisions:edit.cases_fail');
}
