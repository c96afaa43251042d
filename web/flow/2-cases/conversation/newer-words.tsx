// What the customer has said since an answer to them was begun: shown above it, before it is sent.
import type { AnswerOf } from '#api/contract';
import type { showConversation } from '#api/flow/2-cases.channels';
import type { Id } from '#api/values';
import { useWords } from '../../../lib/use-language.ts';
import { useWriting } from '../../../lib/use-session.ts';

export type Said = AnswerOf<typeof showConversation>['rows'][number];
const shownMost = 5;

/** Of messages newest first, those of the customer after the one that had been read. */
export function newerWords(rows: readonly Said[], readUpTo: Id<'msg'> | null): Said[] {
  const said = rows.filter(({ kind }) => kind === 'from_customer');
  const read = said.findIndex(({ messageId }) => messageId === readUpTo);
  return read === -1 ? said : said.slice(0, read);
}

export function NewerWords({ newer }: { newer: readonly Said[] }) {
  const say = useWords();
  const writing = useWriting();
  if (newer.length === 0) return null;
  return (
    <div className="mg-note mg-compose-note" role="alert">
      <strong>{say('channels:newer.title')}</strong>
      <ul className="mg-plain-list">
        {newer.slice(0, shownMost).map(({ messageId, text, at }) => (
          <li key={messageId} className="mg-message mg-message-from_customer">
            <div className="mg-said">{text}</div>
            <small className="mg-quiet">{writing.instant(at)}</small>
          </li>
        ))}
      </ul>
    </div>
  );
}
