// Choosing several of many by typing part of their names: those chosen stand above the box and can be taken away.
import { type ReactNode, useId } from 'react';
import { useWords } from '../lib/use-language.ts';
import { FindChoice, type FoundChoice } from './find-choice.tsx';
import { Icon } from './icon.tsx';

export interface FindSeveralProps<Value extends string> {
  id?: string;
  label: string;
  value?: readonly Value[];
  onChange?: (chosen: Value[]) => void;
  typed: string;
  onType: (typed: string) => void;
  choices: readonly (FoundChoice & { value: Value })[];
  /** Shows the name behind a value; names come from outside, because only they were stored that are not found just now. */
  nameOf: (value: Value) => ReactNode;
  valuesMax: number;
}

/** More are counted, not shown: each name is asked for. */
const shownMax = 40;

export function FindSeveral<Value extends string>(props: FindSeveralProps<Value>) {
  const { id, label, value = [], onChange, typed, onType, choices, nameOf, valuesMax } = props;
  const say = useWords();
  const listId = useId();
  const more = value.length - shownMax;
  return (
    <div className="mg-stack">
      {value.length > 0 && (
        <ul className="mg-several" aria-label={label}>
          {value.slice(0, shownMax).map((one) => (
            <li key={one}>
              <span id={`${listId}${one}`}>{nameOf(one)}</span>
              <button
                type="button"
                className="mg-plain"
                id={`${listId}${one}-remove`}
                aria-label={say('remove')}
                aria-labelledby={`${listId}${one}-remove ${listId}${one}`}
                onClick={() => onChange?.(value.filter((other) => other !== one))}
              >
                <Icon name="close" size={14} />
              </button>
            </li>
          ))}
          {more > 0 && <li className="mg-quiet">+{more}</li>}
        </ul>
      )}
      {value.length < valuesMax && (
        <FindChoice
          {...(id ? { id } : {})}
          label={label}
          chosen={undefined}
          typed={typed}
          onType={onType}
          choices={choices.filter((choice) => !value.includes(choice.value))}
          onChoose={(choice) => {
            const found = choices.find((one) => one.value === choice?.value);
            if (found) onChange?.([...value, found.value]);
          }}
        />
      )}
    </div>
  );
}
