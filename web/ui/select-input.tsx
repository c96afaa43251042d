// A choice from a list in a form: the browser's own, because it is at home on every phone, keyboard and screen reader.
export interface SelectInputProps {
  id?: string;
  value?: string;
  onChange?: (value: string) => void;
  choices: readonly { value: string; text: string }[];
  /** Shown while nothing is chosen. */
  placeholder?: string;
}

export function SelectInput({ id, value, onChange, choices, placeholder, ...marks }: SelectInputProps) {
  return (
    <select
      {...marks}
      id={id}
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
