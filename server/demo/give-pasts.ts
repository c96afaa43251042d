// Gives each new demo its past, behind the scenes: the first screens are there at once, the rest fills within seconds.
import { permissionsOf } from '../../api/permissions.ts';
import type { DemoMade, DemoWatch } from '../../playbooks/demo/demo-watch.ts';
import { makePast } from '../../playbooks/demo/past/make-past.ts';
import type { Actor } from '../platform/auth/actor.ts';
import { idOf, type Uuid } from '../platform/ids/make-id.ts';
import type { PastGround } from './past-app.ts';
import { playPast } from './play-past.ts';

export interface Pasts extends DemoWatch {
  /** Companies that are still in their past: their facts are answered there, as of then. */
  readonly playing: ReadonlySet<Uuid>;
  /** Resolves when every past has arrived in the present. */
  played(): Promise<void>;
  stop(): Promise<void>;
}

/** `groundNow` is asked when a demo is made: the stages are there by then. */
export function givePasts(groundNow: () => PastGround): Pasts {
  const playing = new Set<Uuid>();
  const running = new Set<Promise<void>>();
  const stopping = new AbortController();
  const play = async (made: DemoMade): Promise<void> => {
    const ground = groundNow();
    const { tenantId, demo, given, cast } = made;
    const told = { tenantId, currency: demo.currency, timeZone: demo.timeZone, cast, actors: actorsOf(made) };
    try {
      await playPast(ground, { ...told, steps: makePast(demo, given) }, stopping.signal, (step, error) =>
        ground.log.error({ err: error, at: step.at, does: step.does, as: step.as }, 'a step of the demo was refused'),
      );
    } catch (error) {
      ground.log.error({ err: error }, 'the demo stays without a part of its past');
    } finally {
      playing.delete(tenantId);
      ground.database.committed(tenantId);
    }
  };
  return {
    playing,
    founding(tenantId) {
      playing.add(tenantId);
    },
    founded(made) {
      const run = play(made).finally(() => running.delete(run));
      running.add(run);
    },
    async played() {
      await Promise.all(running);
    },
    async stop() {
      stopping.abort();
      await Promise.all(running);
    },
  };
}

function actorsOf({ people, given }: DemoMade): Map<string, Actor> {
  const actors = new Map<string, Actor>();
  for (const [role, accountId] of people) {
    const id = idOf('acc', accountId);
    const { language } = given;
    actors.set(role, { kind: 'account', id, permissions: permissionsOf([role]), language, signature: `account:${id}` });
  }
  return actors;
}
