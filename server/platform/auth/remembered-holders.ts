// Whom the database has found behind a token lately, in the memory of this process. What is remembered decides nothing: it says
// who a request is probably from, and the database is asked again in the transaction that does the work (AUTH-10).
import type { Database, Proof } from '../database/transact.ts';
import { askHolder, type Holder, type HolderQuestion } from './find-holder.ts';

const rememberedMax = 5_000;

/** What was remembered of a caller no longer holds: the work is rolled back and done again for whom the database knows now. */
export class Outdated extends Error {
  override name = 'Outdated';
}

export interface RememberedHolders {
  find(asked: HolderQuestion): Holder | undefined;
  keep(asked: HolderQuestion, holder: Holder): void;
  forget(asked: HolderQuestion): void;
}

export function rememberHolders(): RememberedHolders {
  const holders = new Map<string, Holder>();
  const keyOf = ({ token, byKey }: HolderQuestion) => `${byKey} ${token.tenantId} ${token.hash.toString('base64')}`;
  return {
    find: (asked) => holders.get(keyOf(asked)),
    keep(asked, holder) {
      holders.delete(keyOf(asked));
      holders.set(keyOf(asked), holder);
      for (const oldest of holders.keys()) {
        if (holders.size <= rememberedMax) break;
        holders.delete(oldest);
      }
    },
    forget: (asked) => void holders.delete(keyOf(asked)),
  };
}

/** Compares what the database says with what was remembered, in whichever transaction asks first. */
export function proofOf(
  database: Database,
  asked: HolderQuestion,
  remembered: Holder,
  holders: RememberedHolders,
): Proof {
  let state: 'open' | 'holds' | 'outdated' = 'open';
  const settle = (found: Holder | undefined) => {
    const same = found !== undefined && marksOf(found) === marksOf(remembered);
    if (state !== 'outdated') state = same ? 'holds' : 'outdated';
    if (same) holders.keep(asked, found);
    else holders.forget(asked);
  };
  return {
    question: asked.text,
    isOpen() {
      if (state === 'outdated') throw new Outdated('what was remembered of the caller no longer holds');
      return state === 'open';
    },
    judge(rows) {
      settle(rows[0] as Holder | undefined);
      if (state === 'outdated') throw new Outdated('what was remembered of the caller no longer holds');
    },
    async holds() {
      if (state === 'open') settle(await askHolder(database, asked));
      return state === 'holds';
    },
  };
}

/** Everything an actor is made of. */
function marksOf({ id, holder, roles, language, behind }: Holder): string {
  return JSON.stringify([id, holder, roles, language, behind ?? null]);
}
