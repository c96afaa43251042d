// Bars over days, stacked; the picture is for the eye and the table below it holds the same for everyone.
import { useId } from 'react';
import { useLanguage, useWords } from '../lib/use-language.ts';
import { writeNumber } from '../lib/write-money.ts';
import './bar-chart.css';

export interface DayBars {
  day: string;
  title: string;
  /** Stacked from the ground up, in the order of `series`. */
  values: readonly number[];
}
export interface DayChartProps {
  label: string;
  series: readonly { title: string; tone: 'bad' | 'good' | 'accent' }[];
  days: readonly DayBars[];
}

/** Standing bars over days. The picture is for the eye; the table below holds the same for everyone. */
export function DayChart({ label, series, days }: DayChartProps) {
  const captionId = useId();
  const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0);
  const most = Math.max(1, ...days.map((day) => sum(day.values)));
  return (
    <figure className="mg-chart" aria-labelledby={captionId}>
      <figcaption id={captionId}>{label}</figcaption>
      <svg
        className="mg-day-chart"
        viewBox={`0 0 ${Math.max(days.length, 1) * 10} 100`}
        preserveAspectRatio="none"
        aria-hidden="true"
      >
        {days.map((day, place) => (
          <DayColumn key={day.day} day={day} x={place * 10} most={most} tones={series.map((one) => one.tone)} />
        ))}
      </svg>
      <div className="mg-chart-days mg-quiet">
        <span>{days[0]?.title}</span>
        <span>{days.at(-1)?.title}</span>
      </div>
      <div className="mg-row">
        {series.map((one) => (
          <span key={one.title} className={`mg-legend mg-legend-${one.tone}`}>
            {one.title}
          </span>
        ))}
      </div>
      <DayTable series={series} days={days} />
    </figure>
  );
}

function DayColumn({ day, x, most, tones }: { day: DayBars; x: number; most: number; tones: readonly string[] }) {
  let ground = 100;
  return day.values.map((value, place) => {
    const height = (value / most) * 98;
    ground -= height;
    const tone = tones[place] ?? 'accent';
    return <rect key={tone} className={`mg-fill-${tone}`} x={x + 1.5} y={ground} width={7} height={height} />;
  });
}

function DayTable({ series, days }: Omit<DayChartProps, 'label'>) {
  const say = useWords();
  const language = useLanguage();
  return (
    <details>
      <summary>{say('chart.table')}</summary>
      <div className="mg-list">
        <table className="mg-table-plain">
          <thead>
            <tr>
              <th scope="col">{say('date.day')}</th>
              {series.map((one) => (
                <th key={one.title} scope="col">
                  {one.title}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {days.map((day) => (
              <tr key={day.day}>
                <th scope="row">{day.title}</th>
                {day.values.map((value, place) => (
                  <td key={series[place]?.title ?? place}>{writeNumber(value, language)}</td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </details>
  );
}
