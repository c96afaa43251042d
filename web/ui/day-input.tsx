// A day, typed or chosen. What cannot be read as one day is marked and never sent.
import { useEffect, useId, useState } from 'react';
import { readDay, writeTypedDay } from '../lib/read-day.ts';
import { useLanguage, useWords } from '../lib/use-language.ts';
import { Icon } from './icon.tsx';
import { MonthGrid } from './month-grid.tsx';
import { Overlay } from './overlay.tsx';
import './day-input.css';

export interface DayInputProps {
  id?: string;
  /** ISO day; fits a form field. */
  value?: string | null;
  onChange?: (day: string | undefined) => void;
  /** Where the month opens when nothing is chosen; the company's today. */
  today: string;
  label?: string;
}

export function DayInput({ id, value, onChange, today, label }: DayInputProps) {
  const say = useWords();
  const language = useLanguage();
  const hintId = useId();
  const [typed, setTyped] = useState(value ? writeTypedDay(value, language) : '');
  const [isOpen, setOpen] = useState(false);
  useEffect(() => setTyped(value ? writeTypedDay(value, language) : ''), [value, language]);
  const unread = typed.trim() !== '' && readDay(typed) === undefined;
  const settle = () => {
    const day = readDay(typed);
    if (day !== undefined) setTyped(writeTypedDay(day, language));
    if (!unread && day !== (value ?? undefined)) onChange?.(day);
  };
  return (
    <span className="mg-day">
      <input
        id={id}
        className="mg-control"
        inputMode="numeric"
        autoComplete="off"
        aria-label={label}
        aria-invalid={unread || undefined}
        aria-describedby={unread ? hintId : undefined}
        placeholder={say('date.pattern')}
        value={typed}
        onChange={(event) => setTyped(event.target.value)}
        onBlur={settle}
        onKeyDown={(event) => {
          if (event.key === 'Enter') settle();
        }}
      />
      <button type="button" className="mg-plain" aria-label={say('date.choose')} onClick={() => setOpen(true)}>
        <Icon name="calendar" />
      </button>
      {unread && (
        <small id={hintId} className="mg-day-unread" role="alert">
          {say('date.unread', { example: writeTypedDay(today, language) })}
        </small>
      )}
      {isOpen && (
        <Overlay title={say('date.choose')} onClose={() => setOpen(false)}>
          <MonthGrid
            chosen={value ?? undefined}
            today={today}
            onChoose={(day) => {
              setOpen(false);
              onChange?.(day);
            }}
          />
        </Overlay>
      )}
    </span>
  );
}
