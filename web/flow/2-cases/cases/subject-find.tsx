// Finding the contract or the customer a case is about, by number, phone or name.
import { useId, useState } from 'react';
import { find } from '#api/registry/finding';
import { useAnswer } from '../../../lib/use-answer.ts';
import { useLater } from '../../../lib/use-later.ts';
import { FindChoice, type FoundChoice } from '../../../ui/find-choice.tsx';

export interface SubjectFindProps {
  kind: 'contract' | 'person';
  label: string;
  hint: string;
  chosen: FoundChoice | undefined;
  onChoose: (choice: FoundChoice | undefined) => void;
}

const typingRestMs = 200;

export function SubjectFind({ kind, label, hint, chosen, onChoose }: SubjectFindProps) {
  const id = useId();
  const [typed, setTyped] = useState('');
  const words = useLater(typed.trim(), typingRestMs);
  const isAsked = words.length > 1;
  const found = useAnswer(find, { query: { words, limit: 20 } }, { when: isAsked, keepLast: true });
  const rows = (isAsked ? (found.data?.rows ?? []) : []).filter((row) => row.kind === kind);
  return (
    <div className="mg-filter mg-grow">
      <label htmlFor={id}>{label}</label>
      <FindChoice
        id={id}
        label={label}
        hint={hint}
        chosen={chosen}
        typed={typed}
        onType={setTyped}
        choices={rows.map((row) => ({ value: row.id, text: row.title, detail: row.detail }))}
        onChoose={onChoose}
      />
    </div>
  );
}
