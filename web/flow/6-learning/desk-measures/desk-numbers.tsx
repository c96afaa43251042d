// How customers were answered and whether it held: the numbers as tiles that open their cases, each group under what it means.
import type { ReactNode } from 'react';
import type { AnswerOf } from '#api/contract';
import type { showDesk } from '#api/flow/6-learning.desk';
import { useLanguage, useWords } from '../../../lib/use-language.ts';
import { useWriting } from '../../../lib/use-session.ts';
import { StatRow, StatTile } from '../../../ui/stat-tile.tsx';
import { writeSpan } from '../../2-cases/clocks/write-span.ts';

export type Desk = AnswerOf<typeof showDesk>;
export interface DeskPartProps {
  desk: Desk;
  /** The address to which the slice is added. */
  search: Readonly<Record<string, string>>;
}
export const deskPath = '/measures/desk';

/** A group of numbers with its definition beside it. */
export function DeskPart({ title, meaning, children }: { title: string; meaning: string; children: ReactNode }) {
  return (
    <section className="mg-stack">
      <h2>{title}</h2>
      <p className="mg-quiet">{meaning}</p>
      {children}
    </section>
  );
}

export function useShare(): (share: number | null) => string {
  const writing = useWriting();
  return (share) => (share === null ? '—' : writing.number(share, { style: 'percent', maximumFractionDigits: 1 }));
}

export function DeskAnswers({ desk: { answers }, search }: DeskPartProps) {
  const say = useWords();
  const language = useLanguage();
  const writing = useWriting();
  const span = (minutes: number | null) => (minutes === null ? '—' : writeSpan(minutes * 60_000, language));
  return (
    <DeskPart title={say('learning:desk.answers')} meaning={say('learning:desk.answers_meaning')}>
      <StatRow>
        <StatTile
          label={say('learning:desk.written')}
          value={writing.number(answers.written)}
          to={deskPath}
          search={{ ...search, slice: 'written' }}
        />
        <StatTile
          label={say('learning:desk.median')}
          value={span(answers.medianMinutes)}
          note={
            answers.answered > 0 &&
            say('learning:desk.mean_note', {
              mean: span(answers.meanMinutes),
              ninetieth: span(answers.ninetiethMinutes),
            })
          }
          to={deskPath}
          search={{ ...search, slice: 'answered' }}
        />
        <StatTile
          label={say('learning:desk.unanswered')}
          value={writing.number(answers.unanswered)}
          to={deskPath}
          search={{ ...search, slice: 'unanswered' }}
          {...(answers.unanswered > 0 ? { tone: 'warn' as const } : {})}
        />
      </StatRow>
    </DeskPart>
  );
}

export function DeskEndings({ desk: { endings }, search }: DeskPartProps) {
  const say = useWords();
  const writing = useWriting();
  const share = useShare();
  const of = (part: number, whole: number) => ({ part: writing.number(part), whole: writing.number(whole) });
  return (
    <DeskPart title={say('learning:desk.endings')} meaning={say('learning:desk.endings_meaning')}>
      <StatRow>
        <StatTile
          label={say('learning:desk.resolved')}
          value={writing.number(endings.resolved)}
          note={say('learning:desk.endings_young')}
          to={deskPath}
          search={{ ...search, slice: 'resolved' }}
        />
        <StatTile
          label={say('learning:desk.complained')}
          value={writing.number(endings.complained)}
          to={deskPath}
          search={{ ...search, slice: 'complained' }}
        />
        <StatTile
          label={say('learning:desk.first_contact')}
          value={share(endings.firstContactShare)}
          note={say('learning:desk.first_contact_note', of(endings.firstContact, endings.complained))}
          to={deskPath}
          search={{ ...search, slice: 'first_contact' }}
        />
        <StatTile
          label={say('learning:desk.reopened')}
          value={share(endings.reopenedShare)}
          note={say('learning:desk.reopened_note', of(endings.reopened, endings.resolved))}
          to={deskPath}
          search={{ ...search, slice: 'reopened' }}
        />
      </StatRow>
    </DeskPart>
  );
}
