// The finder: areas and deeds of the screen by name and, from two letters on, people, contracts, serials, merchants and cases. Arrows choose, Enter goes.
import { useNavigate } from '@tanstack/react-router';
import { useId, useState } from 'react';
import type { z } from 'zod';
import { findCases, type foundThing } from '#api/flow/2-cases.finding';
import { useAnswer } from '../lib/use-answer.ts';
import { useWords } from '../lib/use-language.ts';
import { useLater } from '../lib/use-later.ts';
import { useMay } from '../lib/use-session.ts';
import { Icon, type IconName } from '../ui/icon.tsx';
import { Overlay } from '../ui/overlay.tsx';
import type { Area } from './area.ts';
import { deedsOfScreen } from './deeds-of-screen.ts';
import { owedOn, placeOfFound } from './place-of-found.ts';
import './command-palette.css';

type FoundThing = z.infer<typeof foundThing>;

interface Choice {
  key: string;
  to?: string;
  /** A deed of the screen behind: pressed after the finder has closed. */
  press?: HTMLElement;
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
  const canFind = words.length > 1 && may('case.read');
  const found = useAnswer(findCases, { query: { words, limit: 12 } }, { when: canFind, keepLast: true });
  const wanted = typed.trim().toLowerCase();
  const [deeds] = useState(deedsOfScreen);
  const choicesOf = useChoicesOf();
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
    ...deeds
      .filter(({ text }) => text.toLowerCase().includes(wanted))
      .map(
        ({ element, text, key }): Choice => ({
          key: `deed ${text}`,
          press: element,
          icon: 'next',
          title: text,
          detail: `${say('finding:keys.deed')} · ${key}`,
        }),
      ),
    ...(canFind ? (found.data?.rows ?? []) : []).flatMap(choicesOf),
  ];
  const chosen = Math.min(at, choices.length - 1);
  const go = (choice: Choice | undefined) => {
    if (!choice) return;
    onClose();
    if (choice.press) pressAfterClosing(choice.press);
    else void navigate({ to: choice.to, search: (choice.search ?? {}) as never });
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

/** The dialog is gone from the page when the next frame is drawn, so that a deed may open its own. */
function pressAfterClosing(element: HTMLElement): void {
  requestAnimationFrame(() => element.click());
}

/** A thing found, then what is at hand under it: a person's open cases, what the customer of a contract is owed. */
function useChoicesOf(): (row: FoundThing) => Choice[] {
  const say = useWords();
  const may = useMay();
  const about = (problem: NonNullable<FoundThing['problem']>, state: NonNullable<FoundThing['state']>) =>
    say('finding:find.case', {
      problem: say(`words:case_problem.${problem}`),
      state: say(`words:case_state.${state}`),
    });
  return (row) => {
    const near = row.near && say('finding:find.near');
    const what = row.problem && row.state && about(row.problem, row.state);
    const detail = [say(`words:found.${row.kind}`), near, what, row.detail].filter(Boolean).join(' · ');
    const thing: Choice = { key: row.id, ...placeOfFound(row), title: row.title, detail };
    const cases = row.openCases.map(
      ({ caseId, number, problem, state }): Choice => ({
        key: `of ${row.id} ${caseId}`,
        to: `/cases/${caseId}`,
        icon: 'case',
        title: `${row.title}: ${number}`,
        detail: about(problem, state),
      }),
    );
    if (row.kind !== 'contract' || !may('decision.judge')) return [thing, ...cases];
    return [thing, { ...thing, ...owedOn(row.id), title: say('find.owed', { title: row.title }) }];
  };
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
