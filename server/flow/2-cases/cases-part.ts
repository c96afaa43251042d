// What stage 2 offers to the app: routes, the reaction to merged people, and the job of the ladder.
import type { Part } from '#platform/part';
import { spellingsJob } from '#registry';
import { bulkJob } from './bulk/do-bulk.ts';
import { mountCalls } from './calls/routes.ts';
import type { ChannelGround } from './channels/channel-ground.ts';
import { mountChannels } from './channels/mount-channels.ts';
import { sendingJobs } from './channels/outbound/send-due.ts';
import { mountClaimed } from './claimed/routes.ts';
import { mountClocks } from './clocks/routes.ts';
import { clocksJob } from './clocks/telling/tell-clocks.ts';
import { mountFiles } from './files/routes.ts';
import { mountCaseFinding } from './finding/routes.ts';
import { mountFinishedCases } from './finished-cases/routes.ts';
import { mountIncidents } from './incidents/routes.ts';
import { mountKnowledge } from './knowledge/routes.ts';
import { ladderJob } from './ladder/climb-by-itself.ts';
import { mountLadder } from './ladder/routes.ts';
import { mountLinks } from './links/routes.ts';
import { bringKnowledge } from './reactions/bring-knowledge.on.company-founded.ts';
import { followMerges } from './reactions/move-cases.on.person-merged.ts';
import { followNames } from './reactions/reword-cases.on.person-renamed.ts';
import { runClocks } from './reactions/run-clocks.on.case-facts.ts';
import { mountCases } from './routes.ts';
import { mountWriting } from './writing/routes.ts';

const caseSpellings = spellingsJob({ name: 'case', table: 'case_words', id: 'case_id' });

export function casesPart(ground: ChannelGround): Part {
  const { kept } = ground;
  const sending = sendingJobs(ground);
  return {
    name: 'cases',
    mount(routing) {
      mountCases(routing);
      mountCaseFinding(routing);
      mountClaimed(routing);
      mountLadder(routing);
      mountClocks(routing);
      mountKnowledge(routing);
      mountIncidents(routing);
      mountFinishedCases(routing);
      mountFiles(routing, kept);
      mountLinks(routing, kept);
      mountChannels(routing, ground);
      mountWriting(routing);
      mountCalls(routing, ground);
    },
    reactions: [followMerges, followNames, runClocks, bringKnowledge],
    recurring: [ladderJob, clocksJob, caseSpellings, sending.recurring],
    queued: [bulkJob, sending.queued],
  };
}
