// One labelled field with its hint and its fault: the label is pressed as the field is, the fault is read out with it.
import { type ReactNode, useId } from 'react';

export interface FieldMarks {
  id: string;
  'aria-describedby'?: string;
  'aria-invalid'?: true;
}

export interface LabelledProps {
  label: string;
  hint?: ReactNode;
  fault?: string;
  /** The control takes these marks. */
  children: (marks: FieldMarks) => ReactNode;
}

export function Labelled({ label, hint, fault, children }: LabelledProps) {
  const id = useId();
  const told = [hint && `${id}-hint`, fault && `${id}-fault`].filter(Boolean).join(' ');
  return (
    <div className="pt-field">
      <label className="pt-label" htmlFor={id}>
        {label}
      </label>
      {hint && <small id={`${id}-hint`}>{hint}</small>}
      {children({ id, 'aria-describedby': told || undefined, 'aria-invalid': fault ? true : undefined })}
      {fault && (
        <span id={`${id}-fault`} className="pt-fault" role="alert">
          {fault}
        </span>
      )}
    </div>
  );
}

export interface ChoicesProps<Value extends string> {
  label: string;
  name: string;
  value: Value | undefined;
  choices: readonly { value: Value; text: string; detail?: string }[];
  onChoose: (value: Value) => void;
}

/** One of a few, each large enough for a thumb; the browser's own radios carry the keyboard. */
export function Choices<Value extends string>({ label, name, value, choices, onChoose }: ChoicesProps<Value>) {
  return (
    <fieldset className="pt-field">
      <legend className="pt-label">{label}</legend>
      <div className="pt-choices">
        {choices.map((choice) => (
          <label key={choice.value} className="pt-choice">
            <input
              type="radio"
              name={name}
              value={choice.value}
              checked={choice.value === value}
              onChange={() => onChoose(choice.value)}
            />
            <span>
              {choice.text}
              {choice.detail && <small className="pt-quiet"> {choice.detail}</small>}
            </span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}

/** A box to tick; the words beside it are part of it. */
export function Tick({ text, on, onTick }: { text: string; on: boolean; onTick: (on: boolean) => void }) {
  return (
    <label className="pt-choice">
      <input type="checkbox" checked={on} onChange={(event) => onTick(event.target.checked)} />
      <span>{text}</span>
    </label>
  );
}
