// What stage 2 offers to the app: routes, the reaction to merged people, and the job of the ladder.
import type { TenantFiles } from '#platform/files/tenant-files';
import type { Part } from '#platform/part';
import { mountClaimed } from './claimed/routes.ts';
import { mountFiles } from './files/routes.ts';
import { mountFinishedCases } from './finished-cases/routes.ts';
import { mountIncidents } from './incidents/routes.ts';
import { ladderJob } from './ladder/climb-by-itself.ts';
import { mountLadder } from './ladder/routes.ts';
import { mountLinks } from './links/routes.ts';
import { followMerges } from './reactions/move-cases.on.person-merged.ts';
import { mountCases } from './routes.ts';

export function casesPart({ kept }: { kept: TenantFiles }): Part {
  return {
    name: 'cases',
    mount(routing) {
      mountCases(routing);
      mountClaimed(routing);
      mountLadder(routing);
      mountIncidents(routing);
      mountFinishedCases(routing);
      mountFiles(routing, kept);
      mountLinks(routing, kept);
    },
    reactions: [followMerges],
    recurring: [ladderJob],
    queued: [],
  };
}
