// Choosing one of many by typing part of its name: the choices come from outside as one types; arrows choose, Enter takes.
import { useId, useState } from 'react';
import { useWords } from '../lib/use-language.ts';
import { Icon } from './icon.tsx';
import './find-choice.css';

export interface FoundChoice {
  value: string;
  text: string;
  detail?: string;
}

export interface FindChoiceProps {
  id?: string;
  /** Names the box for screen readers where no label stands by it. */
  label?: string;
  hint?: string;
  chosen: FoundChoice | undefined;
  typed: string;
  onType: (typed: string) => void;
  choices: readonly FoundChoice[];
  onChoose: (choice: FoundChoice | undefined) => void;
}

export function FindChoice(props: FindChoiceProps) {
  const { id, label, chosen, onChoose } = props;
  const say = useWords();
  if (!chosen) return <ChoiceBox {...props} />;
  return (
    <div className="mg-row">
      <span id={id}>
        <strong>{chosen.text}</strong> <span className="mg-quiet">{chosen.detail}</span>
      </span>
      <button
        type="button"
        className="mg-plain"
        aria-label={[say('remove'), label, chosen.text].filter(Boolean).join(': ')}
        onClick={() => onChoose(undefined)}
      >
        <Icon name="close" size={14} />
      </button>
    </div>
  );
}

function ChoiceBox({ id, label, hint, typed, onType, choices, onChoose }: FindChoiceProps) {
  const listId = useId();
  const [at, setAt] = useState(-1);
  const [isOpen, setOpen] = useState(false);
  const shown = isOpen && typed.trim() !== '' ? choices : [];
  const take = (choice: FoundChoice | undefined) => {
    if (!choice) return;
    onChoose(choice);
    onType('');
  };
  const onKey = (event: React.KeyboardEvent) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step !== undefined && shown.length > 0) {
      event.preventDefault();
      setAt((at + step + shown.length) % shown.length);
    } else if (event.key === 'Enter' && shown[at] && !event.nativeEvent.isComposing) {
      event.preventDefault();
      take(shown[at]);
    } else if (event.key === 'Escape' && shown.length > 0) {
      event.preventDefault();
      setOpen(false);
    }
  };
  return (
    <div className="mg-find">
      <input
        id={id}
        className="mg-control"
        role="combobox"
        aria-label={label}
        aria-expanded={shown.length > 0}
        aria-controls={listId}
        aria-autocomplete="list"
        aria-activedescendant={shown[at] ? `${listId}-${at}` : undefined}
        autoComplete="off"
        placeholder={hint}
        value={typed}
        onChange={(event) => {
          onType(event.target.value);
          setOpen(true);
          setAt(-1);
        }}
        onKeyDown={onKey}
        onBlur={() => setOpen(false)}
      />
      <div id={listId} role="listbox" aria-label={label ?? hint} className="mg-find-list" hidden={shown.length === 0}>
        {shown.map((choice, index) => (
          // biome-ignore lint/a11y/useKeyWithClickEvents: the keys are taken by the combobox that owns this list
          <div
            key={choice.value}
            id={`${listId}-${index}`}
            role="option"
            tabIndex={-1}
            aria-selected={index === at}
            className="mg-find-option"
            // The box loses the focus before a click; the press is what counts.
            onMouseDown={(event) => event.preventDefault()}
            onClick={() => take(choice)}
          >
            {choice.text} <small className="mg-quiet">{choice.detail}</small>
          </div>
        ))}
      </div>
    </div>
  );
}
