// A small chart of bars drawn by us: each bar is a link or a plain bar, and the same numbers stand in a table.
import { Link } from '@tanstack/react-router';
import { useLanguage } from '../lib/use-language.ts';
import { writeNumber } from '../lib/write-money.ts';
import './bar-chart.css';

export interface Bar {
  key: string;
  title: string;
  value: number;
  /** Opens the list behind the bar. */
  to?: string;
  search?: Readonly<Record<string, string>>;
  tone?: 'bad' | 'good' | 'warn';
}

export interface BarChartProps {
  label: string;
  /** What the numbers count, the head of the column in the table. */
  unit: string;
  bars: readonly Bar[];
}

/** Lying bars: titles of any length and script stay readable, and a phone has room for them. */
export function BarChart({ label, unit, bars }: BarChartProps) {
  const language = useLanguage();
  const most = Math.max(1, ...bars.map((bar) => bar.value));
  return (
    <figure className="mg-chart">
      <figcaption>{label}</figcaption>
      <ul>
        {bars.map((bar) => (
          <li key={bar.key} className={bar.tone ? `mg-bar-line mg-bar-${bar.tone}` : 'mg-bar-line'}>
            <span className="mg-bar-title">{bar.to ? <BarLink bar={bar} to={bar.to} /> : bar.title}</span>
            <svg className="mg-bar-track" viewBox="0 0 100 10" preserveAspectRatio="none" aria-hidden="true">
              <rect width={(bar.value / most) * 100} height={10} />
            </svg>
            <span className="mg-bar-value">
              {writeNumber(bar.value, language)} <span className="mg-unseen">{unit}</span>
            </span>
          </li>
        ))}
      </ul>
    </figure>
  );
}

function BarLink({ bar, to }: { bar: Bar; to: string }) {
  return (
    <Link to={to} search={bar.search as never}>
      {bar.title}
    </Link>
  );
}
