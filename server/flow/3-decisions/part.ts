// What stage 3 offers to the app: its routes, what is owed kept anew as facts arrive, and open cases judged by a draft of the law.
// What it decides waits for people.
import type { Part } from '#platform/part';
import { mountBatches } from './compensation/batches/routes.ts';
import { mountCompensation } from './compensation/routes.ts';
import { keepJudgementsOnFacts } from './entitlements/reactions/keep-judgements.on.what-became-known.ts';
import { mountEntitlements } from './entitlements/routes.ts';
import { judgeOpenCasesJob } from './law-packs/previewing/judge-open-cases.ts';
import { mountLawbooks } from './lawbooks/routes.ts';
import { mountLetters } from './letters/routes.ts';
import { mountDecisions } from './routes.ts';

export const decisionsPart: Part = {
  name: 'decisions',
  mount(routing) {
    mountDecisions(routing);
    mountLawbooks(routing);
    mountCompensation(routing);
    mountBatches(routing);
    mountEntitlements(routing);
    mountLetters(routing);
  },
  reactions: [keepJudgementsOnFacts],
  recurring: [],
  queued: [judgeOpenCasesJob],
};
