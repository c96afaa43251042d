// The hours of one day: none is closed, several are split shifts.
import { Button } from 'antd';
import type { z } from 'zod';
import type { workHours } from '#api/flow/1-promises.calendars';
import { useWords } from '../../../lib/use-language.ts';
import { Icon } from '../../../ui/icon.tsx';
import { TimeInput } from '../../../ui/time-input.tsx';

export type Hours = z.infer<typeof workHours>;
/** As many as the contract takes. */
const mostPerDay = 6;

export interface HoursEditorProps {
  /** The day in words, for the labels. */
  day: string;
  hours: readonly Hours[];
  onChange: (hours: Hours[]) => void;
}

export function HoursEditor({ day, hours, onChange }: HoursEditorProps) {
  const say = useWords();
  const changeAt = (place: number, change: Partial<Hours>) =>
    onChange(hours.map((one, at) => (at === place ? { ...one, ...change } : one)));
  return (
    <div className="mg-row">
      {hours.length === 0 && <span className="mg-quiet">{say('setup:calendars.closed')}</span>}
      {hours.map((one, place) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: two shifts may have equal hours; their place is what tells them apart
        <span key={place} className="mg-shift">
          <TimeInput
            label={say('setup:calendars.from', { day })}
            value={one.from}
            onChange={(from) => changeAt(place, { from })}
          />
          –
          <TimeInput
            label={say('setup:calendars.until', { day })}
            value={one.until}
            onChange={(until) => changeAt(place, { until })}
          />
          <button
            type="button"
            className="mg-plain"
            aria-label={say('setup:calendars.remove_hours', { ...one, day })}
            onClick={() => onChange(hours.filter((_, at) => at !== place))}
          >
            <Icon name="close" size={14} />
          </button>
        </span>
      ))}
      {hours.length < mostPerDay && (
        <Button
          size="small"
          aria-label={say('setup:calendars.add_hours', { day })}
          onClick={() => onChange([...hours, nextHours(hours)])}
        >
          <Icon name="plus" size={14} />
        </Button>
      )}
    </div>
  );
}

/** The first shift is an office day; a further one begins an hour after the last ends, as after a lunch. */
function nextHours(hours: readonly Hours[]): Hours {
  const last = hours.at(-1);
  if (!last) return { from: '09:00', until: '18:00' };
  const endsAt = Number(last.until.slice(0, 2));
  const hour = (count: number) => `${String(Math.min(count, 24)).padStart(2, '0')}:00`;
  return { from: hour(Math.min(endsAt + 1, 23)), until: hour(endsAt + 5) };
}
