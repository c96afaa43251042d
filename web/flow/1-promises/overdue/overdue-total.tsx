// The totals of the overdue page: contracts, promises, money and days, each opening the list; and how old they are.
import type { z } from 'zod';
import type { showOverdue } from '#api/flow/1-promises';
import { useWords } from '../../../lib/use-language.ts';
import { useWriting } from '../../../lib/use-session.ts';
import { BarChart } from '../../../ui/bar-chart.tsx';
import { MoneyList } from '../../../ui/money-text.tsx';
import { StatRow, StatTile } from '../../../ui/stat-tile.tsx';
import { useBandWords } from './use-band-words.ts';

export type OverdueShown = z.infer<typeof showOverdue.answer>;
export type Search = Readonly<Record<string, string>>;

export function OverdueTotal({ overdue, narrowed }: { overdue: OverdueShown; narrowed: Search }) {
  const say = useWords();
  const writing = useWriting();
  const bandWords = useBandWords();
  const { total, ages } = overdue;
  const list = { to: '/overdue/list', search: narrowed } as const;
  const oldest = { ...narrowed, lateFrom: String(total.daysLateMax) };
  return (
    <>
      <StatRow>
        <StatTile label={say('promises:overdue.contracts')} value={writing.number(total.contracts)} {...list} />
        <StatTile label={say('promises:overdue.promises')} value={writing.number(total.promises)} {...list} />
        <StatTile label={say('promises:overdue.amounts')} value={<MoneyList amounts={total.amounts} />} {...list} />
        <StatTile
          label={say('promises:overdue.days_max')}
          value={writing.number(total.daysLateMax)}
          note={say('promises:overdue.days_median', { number: writing.number(total.daysLateMedian) })}
          to="/overdue/list"
          search={oldest}
          tone={total.daysLateMax > 0 ? 'bad' : undefined}
        />
      </StatRow>
      {total.promises > 0 && (
        <section className="mg-panel">
          <BarChart
            label={say('promises:overdue.ages')}
            unit={say('promises:overdue.promises')}
            bars={ages.map(({ fromDays, untilDays, promises }) => ({
              key: String(fromDays),
              title: bandWords(fromDays, untilDays),
              value: promises,
              tone: fromDays >= 31 ? ('bad' as const) : ('warn' as const),
              ...(promises > 0 ? { to: '/overdue/list', search: bandSearch(narrowed, fromDays, untilDays) } : {}),
            }))}
          />
        </section>
      )}
    </>
  );
}

/** The filter that opens one band of days late. */
export function bandSearch(narrowed: Search, fromDays: number, untilDays: number | null): Search {
  return {
    ...narrowed,
    lateFrom: String(fromDays),
    ...(untilDays === null ? {} : { lateUntil: String(untilDays) }),
  };
}
