// Parts of the fields of a tree: a text in three languages under its name, and the choice of where an answer leads.
import { useWords } from '../../../lib/use-language.ts';
import { SelectInput } from '../../../ui/select-input.tsx';
import { ThreeLanguageInput } from '../../../ui/three-language-input.tsx';
import type { Tree } from './walked-tree.ts';

type Texts = Tree['title'];

export interface TextsFieldProps {
  label: string;
  value: Texts;
  onChange: (texts: Texts) => void;
}

export function TextsField({ label, value, onChange }: TextsFieldProps) {
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset would draw a frame and a second label
    <div role="group" aria-label={label}>
      <strong>{label}</strong>
      <ThreeLanguageInput label={label} value={value} onChange={onChange} />
    </div>
  );
}

export interface WayFieldProps {
  label: string;
  keys: readonly string[];
  value: string | null;
  onChange: (to: string | null) => void;
}

const nowhere = '-';

export function WayField({ label, keys, value, onChange }: WayFieldProps) {
  const say = useWords();
  const choices = [
    { value: nowhere, text: say('knowledge:node.nowhere') },
    ...keys.map((key) => ({ value: key, text: key })),
  ];
  // A node that was taken away leaves its name: shown, so that the fault can be seen.
  if (value !== null && !keys.includes(value)) choices.push({ value, text: `${value} ?` });
  return (
    <div className="mg-row">
      <span>{label}</span>
      <SelectInput
        label={`${label}: ${say('knowledge:node.to')}`}
        value={value ?? nowhere}
        choices={choices}
        onChange={(to) => onChange(to === nowhere ? null : to)}
      />
    </div>
  );
}
