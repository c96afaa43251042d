// Days with hours of their own, in the order of days.
import { Button, Input } from 'antd';
import { useState } from 'react';
import { useWords } from '../../../lib/use-language.ts';
import { useSession, useWriting } from '../../../lib/use-session.ts';
import { dayOfInstant } from '../../../lib/write-dates.ts';
import { DayInput } from '../../../ui/day-input.tsx';
import { Icon } from '../../../ui/icon.tsx';
import { type Hours, HoursEditor } from './hours-editor.tsx';

export interface DayException {
  day: string;
  hours: Hours[];
  title: string;
}

export interface ExceptionsEditorProps {
  value?: DayException[];
  onChange?: (exceptions: DayException[]) => void;
}

export function ExceptionsEditor({ value = [], onChange }: ExceptionsEditorProps) {
  const say = useWords();
  const { company, now } = useSession();
  const [day, setDay] = useState<string>();
  const add = () => {
    if (day === undefined) return;
    const others = value.filter((one) => one.day !== day);
    onChange?.([...others, { day, hours: [], title: '' }].toSorted((a, b) => a.day.localeCompare(b.day)));
    setDay(undefined);
  };
  return (
    <div className="mg-week">
      {value.map((exception) => (
        <ExceptionLine
          key={exception.day}
          exception={exception}
          onChange={(next) => onChange?.(value.map((one) => (one.day === exception.day ? next : one)))}
          onRemove={() => onChange?.(value.filter((one) => one.day !== exception.day))}
        />
      ))}
      <div className="mg-row">
        <DayInput
          label={say('setup:calendars.exception_day')}
          value={day}
          onChange={setDay}
          today={dayOfInstant(now, company.timeZone)}
        />
        <Button disabled={day === undefined} onClick={add}>
          {say('setup:calendars.exception_add')}
        </Button>
      </div>
    </div>
  );
}

interface ExceptionLineProps {
  exception: DayException;
  onChange: (exception: DayException) => void;
  onRemove: () => void;
}

function ExceptionLine({ exception, onChange, onRemove }: ExceptionLineProps) {
  const say = useWords();
  const day = useWriting().day(exception.day);
  return (
    <fieldset>
      <legend>{day}</legend>
      <div className="mg-row">
        <Input
          className="mg-exception-title"
          aria-label={`${say('setup:calendars.exception_title')}, ${day}`}
          placeholder={say('setup:calendars.exception_title')}
          maxLength={100}
          value={exception.title}
          onChange={(event) => onChange({ ...exception, title: event.target.value })}
        />
        <HoursEditor day={day} hours={exception.hours} onChange={(hours) => onChange({ ...exception, hours })} />
        <button
          type="button"
          className="mg-plain"
          aria-label={say('setup:calendars.exception_remove', { day })}
          onClick={onRemove}
        >
          <Icon name="trash" size={16} />
        </button>
      </div>
    </fieldset>
  );
}
