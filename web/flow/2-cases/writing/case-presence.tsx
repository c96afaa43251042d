// Who else has this case open, and who is writing in it: told by beats of this window, heard by the live stream.
import { useQueryClient } from '@tanstack/react-query';
import { createContext, type ReactNode, useContext, useEffect, useState } from 'react';
import { showPresence, tellPresence } from '#api/flow/2-cases.writing';
import type { Id } from '#api/values';
import { call } from '../../../lib/call.ts';
import { answerKey, useAnswer } from '../../../lib/use-answer.ts';
import { useWords } from '../../../lib/use-language.ts';
import { Mark } from '../../../ui/mark.tsx';

const beatEveryMs = 10_000;
const namedMost = 3;
const tab = crypto.randomUUID();

interface Presence {
  others: readonly { workerId: string; name: string; doing: 'reads' | 'writes' }[];
  setWrites: (writes: boolean) => void;
}
const PresenceContext = createContext<Presence>({ others: [], setWrites: () => undefined });

export function CasePresence({ caseId, children }: { caseId: Id<'cas'>; children: ReactNode }) {
  const [writes, setWrites] = useState(false);
  useBeats(caseId, writes ? 'writes' : 'reads');
  const { data } = useAnswer(showPresence, { params: { caseId } });
  return <PresenceContext value={{ others: data?.rows ?? [], setWrites }}>{children}</PresenceContext>;
}

/** Beats go out one after the other, so that a leave never overtakes what came before it. */
let lastBeat: Promise<unknown> = Promise.resolve();

function useBeats(caseId: Id<'cas'>, doing: 'reads' | 'writes'): void {
  const client = useQueryClient();
  useEffect(() => {
    const params = { caseId };
    const beat = () => {
      const now = document.hidden ? 'left' : doing;
      lastBeat = lastBeat.then(() =>
        call(tellPresence, { params, body: { tab, doing: now } }).then(
          (others) => client.setQueryData(answerKey(showPresence, { params }), others),
          // The next beat tells it; that a case is gone or the server away is said by the page itself.
          () => undefined,
        ),
      );
    };
    beat();
    const timer = setInterval(() => !document.hidden && beat(), beatEveryMs);
    document.addEventListener('visibilitychange', beat);
    return () => {
      clearInterval(timer);
      document.removeEventListener('visibilitychange', beat);
    };
  }, [caseId, doing, client]);
  useEffect(() => {
    const leave = () => call(tellPresence, { params: { caseId }, body: { tab, doing: 'left' } }, { outlives: true });
    const leaveAtOnce = () => void leave().catch(() => undefined);
    window.addEventListener('pagehide', leaveAtOnce);
    return () => {
      window.removeEventListener('pagehide', leaveAtOnce);
      lastBeat = lastBeat.then(() => leave().catch(() => undefined));
    };
  }, [caseId]);
}

/** Beside the number of the case; a screen reader hears of who comes and who begins to write. */
export function OthersHere() {
  const say = useWords();
  const { others } = useContext(PresenceContext);
  const more = others.length - namedMost;
  return (
    <span role="status" className="mg-row">
      {others.slice(0, namedMost).map(({ workerId, name, doing }) => (
        <Mark key={workerId} tone={doing === 'writes' ? 'warn' : 'accent'}>
          {say(`channels:present.${doing}`, { name })}
        </Mark>
      ))}
      {more > 0 && <Mark>{say('channels:present.more', { number: String(more) })}</Mark>}
    </span>
  );
}

/** Stands in a form that is being written in: tells the others so, and warns of who writes too. */
export function WritingHere() {
  const say = useWords();
  const { others, setWrites } = useContext(PresenceContext);
  useEffect(() => {
    setWrites(true);
    return () => setWrites(false);
  }, [setWrites]);
  const writers = others.filter(({ doing }) => doing === 'writes').map(({ name }) => name);
  if (writers.length === 0) return null;
  return (
    <p className="mg-note mg-compose-note" role="status">
      {say('channels:present.both_write', { names: writers.slice(0, namedMost).join(', ') })}
    </p>
  );
}
