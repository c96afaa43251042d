// A time of day on the clock of 24 hours. The browser's own would follow its language, not the reader's, and knows no 24:00.
import { useEffect, useState } from 'react';
import { readTime } from '../lib/read-time.ts';

export interface TimeInputProps {
  label: string;
  value: string;
  onChange: (time: string) => void;
}

/** What cannot be read stays as typed and is marked; the last good time counts until it is corrected. */
export function TimeInput({ label, value, onChange }: TimeInputProps) {
  const [typed, setTyped] = useState(value);
  useEffect(() => setTyped(value), [value]);
  const read = readTime(typed);
  const settle = () => {
    if (read === undefined) return;
    setTyped(read);
    if (read !== value) onChange(read);
  };
  return (
    <input
      className="mg-control mg-time"
      inputMode="numeric"
      autoComplete="off"
      aria-label={label}
      aria-invalid={read === undefined || undefined}
      maxLength={6}
      value={typed}
      onChange={(event) => setTyped(event.target.value)}
      onBlur={settle}
    />
  );
}
