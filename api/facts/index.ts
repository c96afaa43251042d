// Every fact that can be recorded: name → schema of its body.
import type { z } from 'zod';
import { promiseFacts } from './1-promises.ts';
import { callFacts } from './2-cases.calls.ts';
import { channelFacts } from './2-cases.channels.ts';
import { clockFacts } from './2-cases.clocks.ts';
import { findingFacts } from './2-cases.finding.ts';
import { finishedCaseFacts } from './2-cases.finished.ts';
import { knowledgeFacts } from './2-cases.knowledge.ts';
import { caseFacts } from './2-cases.ts';
import { decisionFacts } from './3-decisions.ts';
import { remedyFacts } from './4-remedies.ts';
import { recoveryFacts } from './5-recovery.ts';
import { learningFacts } from './6-learning.ts';
import { registryFacts } from './registry.ts';

export const facts = {
  ...registryFacts,
  ...promiseFacts,
  ...caseFacts,
  ...clockFacts,
  ...callFacts,
  ...channelFacts,
  ...findingFacts,
  ...knowledgeFacts,
  ...finishedCaseFacts,
  ...decisionFacts,
  ...remedyFacts,
  ...recoveryFacts,
  ...learningFacts,
} as const;
export type FactName = keyof typeof facts;
export type FactBodies = { [Name in FactName]: z.infer<(typeof facts)[Name]> };
