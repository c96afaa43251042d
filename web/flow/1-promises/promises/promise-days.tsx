// The last thirty days: of what fell due each day, how much was kept in time, broken, and is still open.
import { useWords } from '../../../lib/use-language.ts';
import { useWriting } from '../../../lib/use-session.ts';
import { DayChart } from '../../../ui/day-chart.tsx';
import type { PromiseCounts } from './promise-head.tsx';

export function PromiseDays({ days }: { days: PromiseCounts['days'] }) {
  const say = useWords();
  const writing = useWriting();
  return (
    <section className="mg-panel">
      <DayChart
        label={say('promises:days.title')}
        series={[
          { title: say('promises:days.kept'), tone: 'good' },
          { title: say('promises:days.broken'), tone: 'bad' },
          { title: say('promises:days.open'), tone: 'accent' },
        ]}
        days={days.map(({ day, due, kept, broken }) => ({
          day,
          title: writing.day(day),
          values: [kept, broken, Math.max(0, due - kept - broken)],
        }))}
      />
    </section>
  );
}
