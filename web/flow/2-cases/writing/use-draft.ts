// What somebody has begun to write, kept on the server as they write: one saving after the other, none after the answer is sent.
import { useQueryClient } from '@tanstack/react-query';
import { useCallback, useEffect, useRef, useState } from 'react';
import type { AnswerOf } from '#api/contract';
import { dropDraft, keepDraft, showDraft } from '#api/flow/2-cases.writing';
import type { Id } from '#api/values';
import { call } from '../../../lib/call.ts';
import { useAnswer } from '../../../lib/use-answer.ts';

export type Draft = NonNullable<AnswerOf<typeof showDraft>['draft']>;
export interface DraftKept {
  kept: Draft | null;
  /** Keeps what differs from what is kept; `outlives` when the page is being left. */
  save: (text: string, subject: string, outlives?: boolean) => void;
  /** The answer has been sent: nothing is kept any more. */
  end: () => void;
  /** Let go of it. */
  drop: () => void;
}

/** Read anew each time the box is opened: another device may have gone on meanwhile. */
export function useFoundDraft(caseId: Id<'cas'>) {
  const client = useQueryClient();
  useEffect(() => () => client.removeQueries({ queryKey: [showDraft.name] }), [client]);
  return useAnswer(showDraft, { params: { caseId } });
}

export function useDraft(caseId: Id<'cas'>, found: Draft | null, readUpTo: Id<'msg'> | null): DraftKept {
  const [kept, setKept] = useState(found);
  const state = useRef({
    saved: wordsOf(found?.text ?? '', found?.subject ?? ''),
    draft: found,
    ended: false,
    running: 0,
    last: Promise.resolve(),
  });
  const send = useCallback(
    (text: string, subject: string, outlives: boolean) => {
      const now = state.current;
      const params = { caseId };
      const body = { text, subject: subject || null, readUpTo, basedOn: now.draft?.version ?? 0 };
      const answer =
        text.trim() === ''
          ? call(dropDraft, { params }, { outlives })
          : call(keepDraft, { params, body }, { outlives });
      return answer.then(({ draft }) => {
        now.draft = draft;
        setKept(draft);
      });
    },
    [caseId, readUpTo],
  );
  const save = useCallback(
    (text: string, subject: string, outlives = false) => {
      const now = state.current;
      const words = wordsOf(text, subject);
      if (now.ended || words === now.saved) return;
      // An emptied box lets go of the draft, but not of what stands beside it.
      if (text.trim() === '' && (now.draft === null || now.draft.other !== null)) return;
      now.saved = words;
      now.running += 1;
      now.last = now.last
        .then(() => (now.ended ? undefined : send(text, subject, outlives)))
        // What could not be kept is tried again with the next letter.
        .catch(() => {
          now.saved = '';
        })
        .finally(() => {
          now.running -= 1;
        });
    },
    [send],
  );
  const end = useCallback(() => {
    const now = state.current;
    now.ended = true;
    // A saving under way may come after the sending, which has ended the draft.
    if (now.running > 0) void now.last.then(() => call(dropDraft, { params: { caseId } })).catch(() => undefined);
  }, [caseId]);
  const drop = useCallback(() => {
    const now = state.current;
    now.ended = true;
    void now.last.then(() => call(dropDraft, { params: { caseId } })).catch(() => undefined);
  }, [caseId]);
  return { kept, save, end, drop };
}

function wordsOf(text: string, subject: string): string {
  return JSON.stringify([text, subject]);
}
