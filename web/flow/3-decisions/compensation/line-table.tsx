// The amounts of an assessment or a decision by head of loss, each with its rule and what it was taken from.
import type { z } from 'zod';
import type { compensationLine } from '#api/flow/3-decisions.compensation';
import { useLanguage, useWords } from '../../../lib/use-language.ts';
import { useWriting } from '../../../lib/use-session.ts';
import { type Column, ListTable } from '../../../ui/list-table.tsx';
import { MoneyText } from '../../../ui/money-text.tsx';

type Line = z.infer<typeof compensationLine>;

export function LineTable({ lines }: { lines: readonly Line[] }) {
  const say = useWords();
  const language = useLanguage();
  const writing = useWriting();
  const columns: Column<Line>[] = [
    {
      id: 'head',
      title: say('compensation:line.head'),
      cell: (line) => (
        <>
          {line.title[language]}
          {line.beforeCapMinor && (
            <div>
              <small className="mg-quiet">
                {say('compensation:line.capped', {
                  amount: writing.money({ amountMinor: line.beforeCapMinor, currency: line.currency }),
                })}
              </small>
            </div>
          )}
        </>
      ),
    },
    { id: 'from', title: say('compensation:line.from'), cell: (line) => say(`compensation:line.from_${line.from}`) },
    {
      id: 'rule',
      title: say('compensation:line.rule'),
      cell: (line) =>
        line.ruleId === 'person' ? say('compensation:line.by_person') : `${line.ruleId} · ${line.ruleVersion}`,
    },
    { id: 'amount', title: say('compensation:line.amount'), align: 'end', cell: (line) => <MoneyText money={line} /> },
  ];
  return (
    <ListTable
      label={say('compensation:line.head')}
      columns={columns}
      rows={lines}
      rowKey={(line) => `${line.head} ${line.ruleId}`}
      empty={null}
    />
  );
}
