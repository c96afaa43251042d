// Which open cases a draft of the law would judge differently: begun, followed while it runs, stopped, and read case by case.

import { Link } from '@tanstack/react-router';
import { Button } from 'antd';
import type { AnswerOf } from '#api/contract';
import {
  listPackPreviewCases,
  type PackChange,
  showPackPreview,
  startPackPreview,
  stopPackPreview,
} from '#api/flow/3-decisions.versions';
import { useAnswer, useList } from '../../../lib/use-answer.ts';
import { useDeed } from '../../../lib/use-deed.ts';
import { useWords } from '../../../lib/use-language.ts';
import { useMay, useWriting } from '../../../lib/use-session.ts';
import { Fault } from '../../../ui/fault.tsx';
import { ListTable } from '../../../ui/list-table.tsx';
import { Mark } from '../../../ui/mark.tsx';
import { useDecisionWords } from '../words/use-decision-words.ts';

type Row = AnswerOf<typeof listPackPreviewCases>['rows'][number];
const everyMs = 1_500;

export function PackPreview({ packId, revision }: { packId: string; revision: number }) {
  const say = useWords();
  const may = useMay();
  const given = { params: { packId } };
  const first = useAnswer(showPackPreview, given);
  const isRunning = first.data?.preview?.state === 'running';
  const { data } = useAnswer(showPackPreview, given, { everyMs: isRunning ? everyMs : false });
  const start = useDeed(startPackPreview);
  const stop = useDeed(stopPackPreview);
  const preview = data?.preview;
  return (
    <div className="mg-stack">
      <div className="mg-row">
        {may('lawbook.draft') && !isRunning && (
          <Button loading={start.isPending} onClick={() => start.mutate({ ...given, body: { revision } })}>
            {say('decisions:pack.preview')}
          </Button>
        )}
        {may('lawbook.draft') && isRunning && (
          <Button loading={stop.isPending} onClick={() => stop.mutate(given)}>
            {say('decisions:pack.stop')}
          </Button>
        )}
        {preview && (
          <Mark tone={preview.state === 'done' ? 'good' : 'quiet'}>{say(`decisions:pack.state.${preview.state}`)}</Mark>
        )}
      </div>
      {preview && (
        <>
          <progress
            max={Math.max(preview.cases, 1)}
            value={preview.cases === 0 ? 1 : preview.done}
            aria-label={say('decisions:pack.preview')}
          />
          <p role="status">
            {say('decisions:pack.progress', {
              done: preview.done,
              cases: preview.cases,
              changed: preview.changed,
              unjudged: preview.unjudged,
            })}
          </p>
          {!preview.isCurrent && <p className="mg-note">{say('decisions:pack.stale')}</p>}
          {preview.state !== 'running' && <ChangedCases packId={packId} />}
        </>
      )}
      {(start.error ?? stop.error) && <Fault error={start.error ?? stop.error} />}
    </div>
  );
}

function ChangedCases({ packId }: { packId: string }) {
  const say = useWords();
  const words = useDecisionWords();
  const { list, rows } = useList(listPackPreviewCases, { params: { packId } });
  const lines = (row: Row, of: 'before' | 'after') => (
    <ul className="mg-plain-list">
      <li className="mg-quiet">{words.say('outcomes', of === 'before' ? row.outcomeBefore : row.outcomeAfter)}</li>
      {row.changes.map((change) => (
        <li key={`${change.ruleId} ${change.remedy}`}>
          {change.ruleId} · {words.say('remedies', change.remedy)}: <JudgedLine line={change[of]} />
        </li>
      ))}
    </ul>
  );
  return (
    <ListTable<Row>
      label={say('decisions:pack.preview')}
      list={list}
      rows={rows}
      rowKey={(row) => row.caseId}
      empty={<p className="mg-quiet">{say('decisions:pack.same')}</p>}
      columns={[
        {
          id: 'case',
          title: say('decisions:pack.case'),
          cell: (row) => (
            <>
              <Link to={`/cases/${row.caseId}`}>{row.caseNumber}</Link>
              {row.metersDiffer && <p className="mg-quiet">{say('decisions:pack.meters')}</p>}
            </>
          ),
        },
        { id: 'before', title: say('decisions:pack.before'), cell: (row) => lines(row, 'before') },
        { id: 'after', title: say('decisions:pack.after'), cell: (row) => lines(row, 'after') },
      ]}
    />
  );
}

function JudgedLine({ line }: { line: PackChange['before'] }) {
  const words = useDecisionWords();
  const writing = useWriting();
  if (!line) return '—';
  const { status, amountMinor, currency, dueOn } = line;
  return [
    words.say('outcomes', status),
    amountMinor === null ? '' : writing.money({ amountMinor, currency }),
    dueOn === null ? '' : writing.day(dueOn),
  ]
    .filter((one) => one !== '')
    .join(' · ');
}
