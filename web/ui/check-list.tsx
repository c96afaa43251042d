// Several choices from a short list, as a group of boxes that a form can hold.
import { Checkbox } from 'antd';
import type { ReactNode } from 'react';
import './check-list.css';

export interface CheckListProps<Value extends string> {
  id?: string;
  /** The name of the group for screen readers. */
  label: string;
  value?: readonly Value[];
  onChange?: (chosen: Value[]) => void;
  choices: readonly { value: Value; text: ReactNode }[];
  'aria-describedby'?: string;
}

/** Chosen values keep the order of the list, whatever order they were ticked in. */
export function CheckList<Value extends string>(props: CheckListProps<Value>) {
  const { id, label, value = [], onChange, choices } = props;
  const toggle = (one: Value, on: boolean) =>
    onChange?.(choices.map((choice) => choice.value).filter((other) => (other === one ? on : value.includes(other))));
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset would draw a frame and a second label
    <div id={id} role="group" aria-label={label} aria-describedby={props['aria-describedby']} className="mg-checks">
      {choices.map((choice) => (
        <Checkbox
          key={choice.value}
          checked={value.includes(choice.value)}
          onChange={(event) => toggle(choice.value, event.target.checked)}
        >
          {choice.text}
        </Checkbox>
      ))}
    </div>
  );
}
