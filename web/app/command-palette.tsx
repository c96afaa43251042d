// The finder: areas by name and, from two letters on, whatever the registry finds. Arrows choose, Enter goes.
import { useNavigate } from '@tanstack/react-router';
import { useId, useState } from 'react';
import { find } from '#api/registry/finding';
import { useAnswer } from '../lib/use-answer.ts';
import { useWords } from '../lib/use-language.ts';
import { useLater } from '../lib/use-later.ts';
import { useMay } from '../lib/use-session.ts';
import { Icon, type IconName } from '../ui/icon.tsx';
import { Overlay } from '../ui/overlay.tsx';
import type { Area } from './area.ts';
import { owedOn, placeOfFound } from './place-of-found.ts';
import './command-palette.css';

interface Choice {
  key: string;
  to: string;
  search?: Readonly<Record<string, string>>;
  icon: IconName;
  title: string;
  detail: string;
}

export function CommandPalette({ areas, onClose }: { areas: readonly Area[]; onClose: () => void }) {
  const say = useWords();
  const navigate = useNavigate();
  const may = useMay();
  const [typed, setTyped] = useState('');
  const [at, setAt] = useState(0);
  const listId = useId();
  const words = useLater(typed.trim(), 180);
  const canFind = words.length > 1 && may('contract.read');
  const found = useAnswer(find, { query: { words, limit: 12 } }, { when: canFind, keepLast: true });
  const wanted = typed.trim().toLowerCase();
  const choices: Choice[] = [
    ...areas
      .map((area) => ({
        key: area.id,
        to: area.path,
        icon: area.icon,
        title: say(area.text),
        detail: say('find.area'),
      }))
      .filter((choice) => choice.title.toLowerCase().includes(wanted)),
    ...(canFind ? (found.data?.rows ?? []) : []).flatMap((row): Choice[] => {
      const detail = [say(`words:found.${row.kind}`), row.detail].filter(Boolean).join(' · ');
      const thing = { key: row.id, ...placeOfFound(row), title: row.title, detail };
      if (row.kind !== 'contract' || !may('decision.judge')) return [thing];
      return [thing, { ...thing, ...owedOn(row.id), title: say('find.owed', { title: row.title }) }];
    }),
  ];
  const chosen = Math.min(at, choices.length - 1);
  const go = (choice: Choice | undefined) => {
    if (!choice) return;
    onClose();
    void navigate({ to: choice.to, search: (choice.search ?? {}) as never });
  };
  const onKey = (event: React.KeyboardEvent) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step !== undefined) {
      event.preventDefault();
      setAt((chosen + step + choices.length) % Math.max(choices.length, 1));
    } else if (event.key === 'Enter' && !event.nativeEvent.isComposing) {
      event.preventDefault();
      go(choices[chosen]);
    }
  };
  return (
    <Overlay title={say('find.open')} onClose={onClose} bare>
      <input
        className="mg-palette-input"
        role="combobox"
        aria-expanded="true"
        aria-controls={listId}
        aria-activedescendant={choices[chosen] ? `${listId}-${chosen}` : undefined}
        aria-label={say('find.open')}
        placeholder={say('find.hint')}
        autoComplete="off"
        value={typed}
        onChange={(event) => {
          setTyped(event.target.value);
          setAt(0);
        }}
        onKeyDown={onKey}
      />
      <ChoiceList id={listId} choices={choices} chosen={chosen} onGo={go} />
      {choices.length === 0 && <p className="mg-quiet">{say(found.isFetching ? 'waiting' : 'find.nothing')}</p>}
    </Overlay>
  );
}

interface ChoiceListProps {
  id: string;
  choices: Choice[];
  chosen: number;
  onGo: (choice: Choice) => void;
}

function ChoiceList({ id, choices, chosen, onGo }: ChoiceListProps) {
  const say = useWords();
  return (
    <div id={id} role="listbox" aria-label={say('find.open')} className="mg-palette-list">
      {choices.map((choice, index) => (
        // biome-ignore lint/a11y/useKeyWithClickEvents: the keys are taken by the combobox that owns this list
        <div
          key={choice.key}
          id={`${id}-${index}`}
          role="option"
          tabIndex={-1}
          aria-selected={index === chosen}
          className="mg-palette-choice"
          ref={index === chosen ? (element) => element?.scrollIntoView({ block: 'nearest' }) : undefined}
          onClick={() => onGo(choice)}
        >
          <Icon name={choice.icon} />
          <span>{choice.title}</span>
          <small className="mg-quiet">{choice.detail}</small>
        </div>
      ))}
    </div>
  );
}
