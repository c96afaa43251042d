// What was agreed of an obligation: a day, all of which may be used, or an exact moment of it on the company's clock.
import { instantAt, timeOfInstant } from '../../../lib/instant-at.ts';
import { useWords } from '../../../lib/use-language.ts';
import { dayOfInstant } from '../../../lib/write-dates.ts';
import { DayInput } from '../../../ui/day-input.tsx';
import { TimeInput } from '../../../ui/time-input.tsx';

export type Agreed = { agreedOn: string } | { agreedAt: string };
export interface AgreedInputProps {
  id?: string;
  value?: Agreed;
  onChange?: (agreed: Agreed | undefined) => void;
  /** Names the box of the time beside the label of the field. */
  label: string;
  timeZone: string;
  today: string;
}

/** A shop's usual hour, offered when a moment is wanted: nobody delivers at midnight. */
const timeOffered = '12:00';

export function AgreedInput({ id, value, onChange, label, timeZone, today }: AgreedInputProps) {
  const say = useWords();
  const at = value && 'agreedAt' in value ? value.agreedAt : undefined;
  const day = value && ('agreedOn' in value ? value.agreedOn : dayOfInstant(value.agreedAt, timeZone));
  const time = at === undefined ? undefined : timeOfInstant(at, timeZone);
  const change = (nextDay: string | undefined, nextTime: string | undefined) => {
    if (nextDay === undefined) return onChange?.(undefined);
    onChange?.(nextTime === undefined ? { agreedOn: nextDay } : { agreedAt: instantAt(nextDay, nextTime, timeZone) });
  };
  return (
    <div className="mg-moment">
      <DayInput id={id} value={day} today={today} onChange={(next) => change(next, time)} />
      {day !== undefined && (
        <label className="mg-row">
          <input
            type="checkbox"
            checked={time !== undefined}
            aria-label={`${label}: ${say('registry:obligation.exact')}`}
            onChange={(event) => change(day, event.target.checked ? timeOffered : undefined)}
          />
          {say('registry:obligation.exact')}
        </label>
      )}
      {time !== undefined && (
        <>
          <TimeInput label={`${label}: ${say('registry:time')}`} value={time} onChange={(next) => change(day, next)} />
          <small className="mg-quiet">{timeZone}</small>
        </>
      )}
    </div>
  );
}
