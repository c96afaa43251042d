// A moment as a day and a time of day on the company's clock. Its value is the instant, so that a form can send it.
import { instantAt, timeOfInstant } from '../lib/instant-at.ts';
import { dayOfInstant } from '../lib/write-dates.ts';
import { DayInput } from './day-input.tsx';
import { TimeInput } from './time-input.tsx';
import './moment-input.css';

export interface MomentInputProps {
  id?: string;
  value?: string;
  onChange?: (instant: string | undefined) => void;
  timeZone: string;
  today: string;
  /** Names the box of the time for screen readers: "Time of day". */
  timeLabel: string;
}

/** Noon until told otherwise: whoever knows the day alone means that day, in whatever zone it is read. */
const timeUnknown = '12:00';

export function MomentInput({ id, value, onChange, timeZone, today, timeLabel }: MomentInputProps) {
  const day = value === undefined ? undefined : dayOfInstant(value, timeZone);
  const time = value === undefined ? timeUnknown : timeOfInstant(value, timeZone);
  const change = (nextDay: string | undefined, nextTime: string) =>
    onChange?.(nextDay === undefined ? undefined : instantAt(nextDay, nextTime, timeZone));
  return (
    <div className="mg-moment">
      <DayInput id={id} value={day} today={today} onChange={(next) => change(next, time)} />
      {day !== undefined && <TimeInput label={timeLabel} value={time} onChange={(next) => change(day, next)} />}
      {day !== undefined && <small className="mg-quiet">{timeZone}</small>}
    </div>
  );
}
