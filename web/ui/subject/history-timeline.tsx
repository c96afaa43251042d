// Everything that happened to a contract, a person, a merchant: newest first, in the reader's words, with who did it.
import { Link } from '@tanstack/react-router';
import type { z } from 'zod';
import { type historyEntry, showHistory } from '#api/registry/finding';
import { factKey, wordFact } from '#api/texts/word-fact';
import { useList } from '../../lib/use-answer.ts';
import { useLanguage, useWords } from '../../lib/use-language.ts';
import { useWriting } from '../../lib/use-session.ts';
import { Fault } from '../fault.tsx';
import { LoadMore } from '../load-more.tsx';
import { Waiting } from '../waiting.tsx';
import './history-timeline.css';

type Entry = z.infer<typeof historyEntry>;

export function HistoryTimeline({ subjectId }: { subjectId: string }) {
  const say = useWords();
  const { list, rows } = useList(showHistory, { params: { subjectId }, query: { limit: 30 } });
  if (list.isPending) return <Waiting label={say('waiting')} />;
  if (list.isError && rows.length === 0) return <Fault error={list.error} again={() => void list.refetch()} />;
  if (rows.length === 0) return <p className="mg-quiet">{say('history.none')}</p>;
  return (
    <div>
      <ol className="mg-history">
        {rows.map((entry) => (
          <HistoryLine key={entry.factId} entry={entry} />
        ))}
      </ol>
      <LoadMore list={list} told={say('list.count', { count: rows.length, number: String(rows.length) })} />
    </div>
  );
}

function HistoryLine({ entry }: { entry: Entry }) {
  const say = useWords();
  const language = useLanguage();
  const writing = useWriting();
  const word = (key: string) => {
    const text = say(`words:${key}` as 'words:role.viewer');
    return text === key ? undefined : text;
  };
  const key = factKey(entry.name, entry.body);
  const values = wordFact(entry.name, entry.body, { ...writing, word, language });
  const importId = typeof entry.body.importId === 'string' ? entry.body.importId : undefined;
  return (
    <li>
      <div>
        {key === undefined ? entry.name : say(`facts:${key}` as 'facts:promise.kept', values)}{' '}
        {importId && entry.name !== 'import.ended' && <Link to={`/imports/${importId}`}>{say('history.import')}</Link>}
      </div>
      <small className="mg-quiet">
        <time dateTime={entry.at}>{writing.instant(entry.at)}</time> · {actorOf(entry, say)}
      </small>
    </li>
  );
}

/** The system acts by itself, and then says so; a key or an account has a name. */
function actorOf(entry: Entry, say: ReturnType<typeof useWords>): string {
  if (entry.actorName !== null) return entry.actorName;
  return say(entry.actor.startsWith('system') ? 'words:actor.system' : 'words:actor.key');
}
