// The whole working: every rule that was asked, and every question it asked of the facts with the answer it got.
import { useWords } from '../../../lib/use-language.ts';
import { useWriting } from '../../../lib/use-session.ts';
import { Fold } from '../../../ui/fold.tsx';
import { ListTable } from '../../../ui/list-table.tsx';
import { AnswerSign } from '../words/answer-sign.tsx';
import { useDecisionWords } from '../words/use-decision-words.ts';
import { useTestWords } from '../words/use-lengths.ts';
import type { Trace } from './owed-judgement.ts';

export function TraceList({ trace, currency }: { trace: Trace; currency: string }) {
  const words = useDecisionWords();
  // Several tables of one purpose are asked together under its name.
  const title = (id: string) => (/^[a-z_]+$/.test(id) ? words.choice(`purpose.${id}`) : id);
  return trace.map((entry, at) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: a rule may be asked twice, and the order is the order of asking
    <Fold key={`${entry.id} ${at}`} title={title(entry.id)} mark={<TraceCount steps={entry.steps} />}>
      <TraceSteps entry={entry} currency={currency} />
    </Fold>
  ));
}

function TraceCount({ steps }: { steps: Trace[number]['steps'] }) {
  const writing = useWriting();
  const of = (answer: 'yes' | 'no' | 'unknown') => steps.filter((step) => step.answer === answer).length;
  return (
    <span className="mg-trace-count">
      {(['yes', 'no', 'unknown'] as const)
        .filter((answer) => of(answer) > 0)
        .map((answer) => (
          <span key={answer}>
            <AnswerSign answer={answer} /> {writing.number(of(answer))}
          </span>
        ))}
    </span>
  );
}

function TraceSteps({ entry, currency }: { entry: Trace[number]; currency: string }) {
  const say = useWords();
  const words = useDecisionWords();
  const writing = useWriting();
  const testWords = useTestWords();
  const rows = entry.steps.map((step, at) => ({ ...step, at }));
  type Row = (typeof rows)[number];
  const factOf = (test: string) => /[a-z]+\.[A-Za-z_]+|\bbuyer\b|\bdecidedOn\b/.exec(test)?.[0] ?? '';
  return (
    <ListTable<Row>
      label={entry.id}
      rows={rows}
      rowKey={(row) => String(row.at)}
      empty={null}
      columns={[
        { id: 'test', title: say('decisions:owed.trace.question'), cell: (row) => testWords(row.test) },
        {
          id: 'saw',
          title: say('decisions:owed.trace.saw'),
          cell: (row) => (
            <>
              {row.saw === null ? '—' : words.value(factOf(row.test), row.saw, currency)}
              {row.lastOn && (
                <small className="mg-quiet">
                  {' '}
                  {say('decisions:owed.trace.last', { day: writing.day(row.lastOn) })}
                </small>
              )}
            </>
          ),
        },
        {
          id: 'answer',
          title: say('decisions:owed.trace.answer'),
          cell: (row) => <AnswerSign answer={row.answer} worded />,
        },
      ]}
    />
  );
}
