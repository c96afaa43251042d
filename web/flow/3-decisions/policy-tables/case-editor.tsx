// The cases kept beside a table: facts as lines, the rows they should hit, and whether they do; each can be followed through the cells.
import { Button } from 'antd';
import { useState } from 'react';
import type { AnswerOf } from '#api/contract';
import type { tryPolicyTable } from '#api/flow/3-decisions.versions';
import { useWords } from '../../../lib/use-language.ts';
import { Fold } from '../../../ui/fold.tsx';
import { Mark } from '../../../ui/mark.tsx';
import { readFactLines, writeFacts } from './case-facts.ts';
import type { TableDraft } from './grid-model.ts';

type Run = AnswerOf<typeof tryPolicyTable>['cases'][number];
type TestCase = TableDraft['tests'][number];

export interface CaseEditorProps {
  tests: readonly TestCase[];
  runs: readonly Run[] | undefined;
  /** Place of the case followed now. */
  followed: number | undefined;
  onFollow: (at: number | undefined) => void;
  onChange: (tests: TestCase[]) => void;
}

export function CaseEditor({ tests, runs, followed, onFollow, onChange }: CaseEditorProps) {
  const say = useWords();
  const add = () =>
    onChange([
      ...tests,
      { name: say('decisions:edit.case_new', { number: tests.length + 1 }), facts: {}, expectRows: [] },
    ]);
  return (
    <section className="mg-stack" aria-label={say('decisions:table.cases')}>
      {tests.map((one, at) => (
        <Fold
          // biome-ignore lint/suspicious/noArrayIndexKey: the name of a case is itself edited, its place is not
          key={at}
          title={one.name}
          mark={runs?.[at] && <RunMark run={runs[at]} />}
        >
          <OneCase
            one={one}
            run={runs?.[at]}
            isFollowed={followed === at}
            onFollow={() => onFollow(followed === at ? undefined : at)}
            onChange={(next) => onChange(next ? tests.with(at, next) : tests.toSpliced(at, 1))}
          />
        </Fold>
      ))}
      <div className="mg-row">
        <Button onClick={add}>{say('decisions:edit.case_add')}</Button>
      </div>
    </section>
  );
}

function RunMark({ run }: { run: Run }) {
  const say = useWords();
  return (
    <Mark tone={run.ok ? 'good' : 'bad'}>{say(run.ok ? 'decisions:table.case_ok' : 'decisions:table.case_wrong')}</Mark>
  );
}

interface OneCaseProps {
  one: TestCase;
  run: Run | undefined;
  isFollowed: boolean;
  onFollow: () => void;
  /** Undefined takes the case away. */
  onChange: (next: TestCase | undefined) => void;
}

function OneCase({ one, run, isFollowed, onFollow, onChange }: OneCaseProps) {
  const say = useWords();
  const [lines, setLines] = useState(() => writeFacts(one.facts));
  const [expected, setExpected] = useState(() => one.expectRows.join(', '));
  const { unread } = readFactLines(lines);
  const rowsOf = (text: string) =>
    text
      .split(',')
      .map((id) => id.trim())
      .filter((id) => id !== '');
  return (
    <div className="mg-stack mg-case-lines">
      <label>
        {say('decisions:edit.case_name')}
        <input
          className="mg-control"
          value={one.name}
          maxLength={200}
          onChange={(event) => onChange({ ...one, name: event.target.value })}
        />
      </label>
      <label>
        {say('decisions:edit.case_facts', { example: 'problem.kind = defect' })}
        <textarea
          className="mg-control"
          value={lines}
          spellCheck={false}
          aria-invalid={unread.length > 0}
          onChange={(event) => {
            setLines(event.target.value);
            onChange({ ...one, facts: readFactLines(event.target.value).facts });
          }}
        />
      </label>
      {unread.length > 0 && (
        <p className="mg-grid-problem">{say('decisions:edit.case_unread', { lines: unread.join(', ') })}</p>
      )}
      <label>
        {say('decisions:edit.case_expects')}
        <input
          className="mg-control"
          value={expected}
          onChange={(event) => {
            setExpected(event.target.value);
            onChange({ ...one, expectRows: rowsOf(event.target.value) });
          }}
        />
      </label>
      {run && !run.ok && (
        <p className="mg-quiet">
          {say('decisions:edit.case_got', { rows: run.got.join(', ') || say('decisions:table.case_nothing') })}
        </p>
      )}
      <div className="mg-row">
        <Button size="small" aria-pressed={isFollowed} disabled={!run} onClick={onFollow}>
          {say(isFollowed ? 'decisions:edit.case_unfollow' : 'decisions:edit.case_follow')}
        </Button>
        <Button size="small" onClick={() => onChange(undefined)}>
          {say('decisions:edit.case_remove')}
        </Button>
      </div>
    </div>
  );
}
