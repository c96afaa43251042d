// Plays the demo's past: each step is done by the person who is told to have done it, through the same routes as everything else.
import { findDeed } from '../../journeys/deeds/all-deeds.ts';
import type { Stage } from '../../journeys/stage.ts';
import { Refused } from '../../journeys/stage.ts';
import { momentOf } from '../../journeys/story-format.ts';
import type { PastStep } from '../../playbooks/demo/past/past-step.ts';
import { present } from '../platform/assert.ts';
import type { Actor } from '../platform/auth/actor.ts';
import type { Uuid } from '../platform/ids/make-id.ts';
import { openPast, type PastGround } from './past-app.ts';

export interface DemoPast {
  tenantId: Uuid;
  currency: string;
  timeZone: string;
  /** Who acts, by role. */
  actors: ReadonlyMap<string, Actor>;
  /** Public ids of what the story calls by name: contracts by number, merchants by legal name. */
  cast: ReadonlyMap<string, string>;
  /** Oldest first. */
  steps: readonly PastStep[];
}

/**
 * Stops between two steps when told: what was played stands and is whole. A step that is refused is reported by `onRefused`
 * and left out, so that one fault of the story leaves one hole and not the rest.
 */
export async function playPast(
  ground: PastGround,
  past: DemoPast,
  stopping: AbortSignal,
  onRefused: (step: PastStep, error: Error) => void,
): Promise<void> {
  const now = ground.database.clock.now();
  const app = await openPast(ground, past.tenantId, past.actors);
  let who: string = 'administrator';
  const stage: Stage = {
    send: app.send,
    currency: past.currency,
    timeZone: past.timeZone,
    at: now,
    cast: new Map(past.cast),
    async call(method, path, body) {
      const answer = await app.send(method, path, body, who);
      const told = answer.body as { refusal?: string; message?: string; fields?: unknown } | undefined;
      if (answer.status >= 400)
        throw new Refused(
          String(told?.refusal ?? answer.status),
          `${path} ${told?.refusal ?? answer.status}: ${told?.message ?? ''} ${JSON.stringify(told?.fields ?? '')}`,
        );
      return answer.body;
    },
  };
  try {
    let at = '';
    for (const step of past.steps) {
      if (stopping.aborted) return;
      if (step.at !== at) {
        at = step.at;
        stage.at = earlierOf(momentOf(at, past.timeZone), now);
        await app.moveTo(stage.at);
      }
      who = step.who;
      try {
        const deed = present(findDeed(step.does), `COMP-8 "${step.does}" is a deed`);
        const id = await deed.play(stage, step.with);
        if (step.as !== undefined && id !== undefined) stage.cast.set(step.as, id);
      } catch (error) {
        onRefused(step, error as Error);
      }
    }
    await app.moveTo(now);
  } finally {
    await app.stop();
  }
}

const earlierOf = (a: Date, b: Date) => (a < b ? a : b);
