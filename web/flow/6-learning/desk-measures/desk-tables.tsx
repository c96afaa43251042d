// Clocks kept, what is open by age, and the load per person; every count opens its cases.
import { Link } from '@tanstack/react-router';
import { pickLanguageOf, useLanguage, useWords } from '../../../lib/use-language.ts';
import { useWriting } from '../../../lib/use-session.ts';
import { BarChart } from '../../../ui/bar-chart.tsx';
import { type Column, ListTable } from '../../../ui/list-table.tsx';
import { DeskPart, type DeskPartProps, deskPath, useShare } from './desk-numbers.tsx';

type Search = Readonly<Record<string, string>>;

/** None is a plain nought: there is nothing to open. */
function CountLink({ count, search, about }: { count: number; search: Search; about: string }) {
  const writing = useWriting();
  if (count === 0) return <span className="mg-number">{writing.number(0)}</span>;
  return (
    <Link
      to={deskPath}
      search={search as never}
      className="mg-number"
      aria-label={`${about}: ${writing.number(count)}`}
    >
      {writing.number(count)}
    </Link>
  );
}

type Clock = DeskPartProps['desk']['clocks'][number];

export function DeskClocks({ desk, search }: DeskPartProps) {
  const say = useWords();
  const language = useLanguage();
  const share = useShare();
  const count = (id: 'due' | 'met' | 'missed'): Column<Clock> => ({
    id,
    title: say(`learning:desk.${id}`),
    align: 'end',
    cell: (row) => (
      <CountLink
        count={row[id]}
        search={{ ...search, slice: `clock_${id}`, code: row.code }}
        about={`${pickLanguageOf(row.name, language)}, ${say(`learning:desk.${id}`)}`}
      />
    ),
  });
  return (
    <DeskPart title={say('learning:desk.clocks')} meaning={say('learning:desk.clocks_meaning')}>
      <ListTable
        label={say('learning:desk.clocks')}
        columns={[
          { id: 'clock', title: say('learning:desk.clock'), cell: (row) => pickLanguageOf(row.name, language) },
          {
            id: 'share',
            title: say('learning:desk.met_share'),
            align: 'end',
            cell: (row) => <strong className="mg-number">{share(row.metShare)}</strong>,
          },
          count('met'),
          count('missed'),
          count('due'),
        ]}
        rows={desk.clocks}
        rowKey={(row) => row.code}
        empty={<p className="mg-quiet">{say('learning:desk.clocks_none')}</p>}
      />
    </DeskPart>
  );
}

export function DeskBacklog({ desk: { backlog }, search }: DeskPartProps) {
  const say = useWords();
  const bars = backlog.ages.map(({ age, cases }) => ({
    key: age,
    title: say(`learning:desk.age.${age}`),
    value: cases,
    ...(cases > 0 ? { to: deskPath, search: { ...search, slice: 'open', age } } : {}),
  }));
  return (
    <DeskPart title={say('learning:desk.backlog')} meaning={say('learning:desk.backlog_meaning')}>
      <p>
        {say('learning:desk.open')}:{' '}
        <CountLink count={backlog.open} search={{ ...search, slice: 'open' }} about={say('learning:desk.open')} />
      </p>
      <BarChart label={say('learning:desk.backlog')} unit={say('learning:desk.backlog_unit')} bars={bars} />
    </DeskPart>
  );
}

type Load = DeskPartProps['desk']['load'][number];

export function DeskLoad({ desk, search }: DeskPartProps) {
  const say = useWords();
  const nameOf = ({ owner }: Load) => owner?.name ?? say('cases:owner.nobody');
  const count = (id: 'open' | 'waiting' | 'overdue'): Column<Load> => ({
    id,
    title: say(`learning:desk.${id}`),
    align: 'end',
    cell: (row) => (
      <CountLink
        count={row[id]}
        search={{ ...search, slice: id, whose: row.owner?.workerId ?? 'nobody' }}
        about={`${nameOf(row)}, ${say(`learning:desk.${id}`)}`}
      />
    ),
  });
  return (
    <DeskPart title={say('learning:desk.load')} meaning={say('learning:desk.load_meaning')}>
      <ListTable
        label={say('learning:desk.load')}
        columns={[
          { id: 'person', title: say('learning:desk.person'), cell: nameOf },
          count('open'),
          count('waiting'),
          count('overdue'),
        ]}
        rows={desk.load}
        rowKey={({ owner }) => owner?.workerId ?? 'nobody'}
        empty={<p className="mg-quiet">{say('learning:desk.load_none')}</p>}
      />
    </DeskPart>
  );
}
