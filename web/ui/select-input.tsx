// A choice from a list in a form: the browser's own, because it is at home on every phone, keyboard and screen reader.
export interface SelectInputProps {
  id?: string;
  value?: string;
  onChange?: (value: string) => void;
  choices: readonly { value: string; text: string }[];
  /** Shown while nothing is chosen. */
  placeholder?: string;
  /** What a screen reader hears where no label stands beside. */
  label?: string;
}

export function SelectInput({ id, value, onChange, choices, placeholder, label, ...marks }: SelectInputProps) {
  return (
    <select
      {...marks}
      id={id}
      aria-label={label}
      className="mg-control"
      value={value ?? ''}
      onChange={(event) => onChange?.(event.target.value)}
    >
      {(placeholder !== undefined || value === undefined) && (
        <option value="" disabled>
          {placeholder ?? ''}
        </option>
      )}
      {choices.map((choice) => (
        <option key={choice.value} value={choice.value}>
          {choice.text}
        </option>
      ))}
    </select>
  );
}
