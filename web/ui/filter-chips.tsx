// The filters a list came with, each in words and removable: a number that was followed shows what it counted.
import { Button } from 'antd';
import { useWords } from '../lib/use-language.ts';
import { Icon } from './icon.tsx';
import './filter-chips.css';

export interface FilterChip<Name extends string> {
  name: Name;
  /** "Merchant". */
  label: string;
  /** What it is set to, in words. */
  text: string;
}

export interface FilterChipsProps<Name extends string> {
  chips: readonly FilterChip<Name>[];
  onRemove: (name: Name) => void;
  onClear: () => void;
}

export function FilterChips<Name extends string>({ chips, onRemove, onClear }: FilterChipsProps<Name>) {
  const say = useWords();
  if (chips.length === 0) return null;
  return (
    <ul className="mg-chips" aria-label={say('filter.label')}>
      {chips.map(({ name, label, text }) => (
        <li key={name}>
          <button
            type="button"
            className="mg-chip"
            aria-label={`${say('remove')}: ${label}, ${text}`}
            onClick={() => onRemove(name)}
          >
            <span className="mg-quiet">{label}</span> {text}
            <Icon name="close" size={12} />
          </button>
        </li>
      ))}
      <li>
        <Button type="text" size="small" onClick={onClear}>
          {say('filter.clear')}
        </Button>
      </li>
    </ul>
  );
}
