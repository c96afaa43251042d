// The filters of a list in one row: words, choices and days, with one way to clear them all.
import { Button } from 'antd';
import type { ReactNode } from 'react';
import { useWords } from '../lib/use-language.ts';
import './filter-bar.css';

export interface FilterBarProps {
  children: ReactNode;
  /** Given while any filter is set. */
  onClear?: () => void;
}

export function FilterBar({ children, onClear }: FilterBarProps) {
  const say = useWords();
  return (
    <search className="mg-filters" aria-label={say('filter.label')}>
      {children}
      {onClear && (
        <Button type="text" onClick={onClear}>
          {say('filter.clear')}
        </Button>
      )}
    </search>
  );
}

/** One filter with its label above it; `children` is the control. */
export function Filter({ label, children }: { label: string; children: ReactNode }) {
  return (
    // biome-ignore lint/a11y/noLabelWithoutControl: the control is the child
    <label className="mg-filter">
      <span>{label}</span>
      {children}
    </label>
  );
}

export interface ChoiceFilterProps {
  label: string;
  value: string | undefined;
  choices: readonly { value: string; text: string }[];
  /** Undefined: any. */
  onChoose: (value: string | undefined) => void;
}

/** The browser's own list: light, and at home on every phone and screen reader. */
export function ChoiceFilter({ label, value, choices, onChoose }: ChoiceFilterProps) {
  const say = useWords();
  return (
    <Filter label={label}>
      <select
        className="mg-control"
        value={value ?? ''}
        onChange={(event) => onChoose(event.target.value || undefined)}
      >
        <option value="">{say('filter.any')}</option>
        {choices.map((choice) => (
          <option key={choice.value} value={choice.value}>
            {choice.text}
          </option>
        ))}
      </select>
    </Filter>
  );
}
