// Several short texts, one a line, as a list for a form: phones, serial numbers, addresses.
import { useEffect, useState } from 'react';

export interface LinesInputProps {
  id?: string;
  value?: readonly string[];
  onChange?: (lines: string[]) => void;
  inputMode?: 'tel' | 'email' | 'text';
  label?: string;
}

/** What is typed stays as typed while typing; empty lines are no texts. */
export function LinesInput({ id, value = [], onChange, inputMode, label, ...marks }: LinesInputProps) {
  const [typed, setTyped] = useState(value.join('\n'));
  const told = linesOf(typed).join('\n');
  const given = value.join('\n');
  useEffect(() => {
    if (given !== told) setTyped(given);
  }, [given, told]);
  return (
    <textarea
      {...marks}
      id={id}
      className="mg-control"
      rows={2}
      inputMode={inputMode}
      autoComplete="off"
      aria-label={label}
      value={typed}
      onChange={(event) => {
        setTyped(event.target.value);
        onChange?.(linesOf(event.target.value));
      }}
    />
  );
}

function linesOf(text: string): string[] {
  return text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
}
