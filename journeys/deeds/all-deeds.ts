// Every deed a story may tell; a stage that brings new deeds adds its list here.
import type { Deed } from '../stage.ts';
import { caseDeeds } from './case-deeds.ts';
import { contractDeeds } from './contract-deeds.ts';
import { decisionDeeds } from './decision-deeds.ts';
import { importDeeds } from './import-deed.ts';
import { incidentDeeds } from './incident-deeds.ts';
import { paymentDeeds } from './payment-deeds.ts';
import { promiseDeeds } from './promise-deeds.ts';
import { recoveryDeeds } from './recovery-deeds.ts';
import { registryDeeds } from './registry-deeds.ts';
import { sweepDeeds } from './sweep-deeds.ts';
import { warningDeeds } from './warning-deeds.ts';

const all: readonly Deed[] = [
  ...registryDeeds,
  ...contractDeeds,
  ...promiseDeeds,
  ...importDeeds,
  ...caseDeeds,
  ...incidentDeeds,
  ...sweepDeeds,
  ...warningDeeds,
  ...decisionDeeds,
  ...paymentDeeds,
  ...recoveryDeeds,
];

export function findDeed(words: string): Deed | undefined {
  return all.find((deed) => deed.does === words.trim().toLowerCase());
}

export const deedNames = all.map((deed) => deed.does);
