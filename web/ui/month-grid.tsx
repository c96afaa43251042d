// A month to choose a day from. Arrows move by days and weeks, Page keys by months, Enter chooses.
import { useEffect, useRef, useState } from 'react';
import { addDays, addMonths, weekdayOf, weeksOfMonth } from '../lib/days.ts';
import { useLanguage, useWords } from '../lib/use-language.ts';
import { nameWeekday, writeDay, writeMonth } from '../lib/write-dates.ts';
import { Icon } from './icon.tsx';
import './month-grid.css';

export interface MonthGridProps {
  chosen: string | undefined;
  today: string;
  onChoose: (day: string) => void;
}

const steps: Readonly<Record<string, (day: string) => string>> = {
  ArrowLeft: (day) => addDays(day, -1),
  ArrowRight: (day) => addDays(day, 1),
  ArrowUp: (day) => addDays(day, -7),
  ArrowDown: (day) => addDays(day, 7),
  PageUp: (day) => addMonths(day, -1),
  PageDown: (day) => addMonths(day, 1),
  Home: (day) => addDays(day, -weekdayOf(day)),
  End: (day) => addDays(day, 6 - weekdayOf(day)),
};

export function MonthGrid({ chosen, today, onChoose }: MonthGridProps) {
  const say = useWords();
  const language = useLanguage();
  const [at, setAt] = useState(chosen ?? today);
  const grid = useRef<HTMLTableElement>(null);
  const moved = useRef(true);
  // Only after a key: the month buttons keep their focus when they are pressed.
  useEffect(() => {
    if (moved.current) grid.current?.querySelector<HTMLElement>(`[data-day="${at}"]`)?.focus();
    moved.current = false;
  }, [at]);
  const onKey = (event: React.KeyboardEvent) => {
    const step = steps[event.key];
    if (!step) return;
    event.preventDefault();
    moved.current = true;
    setAt(step(at));
  };
  return (
    <div className="mg-month">
      <div className="mg-month-head">
        <button
          type="button"
          className="mg-plain"
          aria-label={say('date.earlier')}
          onClick={() => setAt(addMonths(at, -1))}
        >
          <Icon name="back" />
        </button>
        <strong aria-live="polite">{writeMonth(at, language)}</strong>
        <button
          type="button"
          className="mg-plain"
          aria-label={say('date.later')}
          onClick={() => setAt(addMonths(at, 1))}
        >
          <Icon name="next" />
        </button>
      </div>
      <table ref={grid} onKeyDown={onKey}>
        <thead>
          <tr>
            {[0, 1, 2, 3, 4, 5, 6].map((weekday) => (
              <th key={weekday} scope="col" abbr={nameWeekday(weekday, language)}>
                {nameWeekday(weekday, language, 'short')}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {weeksOfMonth(at).map((week) => (
            <tr key={week[0]}>
              {week.map((day) => (
                <td key={day}>
                  <button
                    type="button"
                    data-day={day}
                    tabIndex={day === at ? 0 : -1}
                    aria-label={writeDay(day, language)}
                    aria-pressed={day === chosen}
                    aria-current={day === today ? 'date' : undefined}
                    className={day.slice(0, 7) === at.slice(0, 7) ? undefined : 'mg-month-other'}
                    onClick={() => onChoose(day)}
                  >
                    {Number(day.slice(8))}
                  </button>
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
