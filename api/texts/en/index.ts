// The whole catalogue of one language, by shelf; a shelf is a namespace of the web.
import { callScreens } from './calls-screens.ts';
import { caseScreens } from './cases-screens.ts';
import { cells } from './cells.ts';
import { channelScreens } from './channels-screens.ts';
import { clockScreens } from './clocks-screens.ts';
import { compensationScreens } from './compensation-screens.ts';
import { decisionChoices } from './decisions-choices.ts';
import { decisionScreens } from './decisions-screens.ts';
import { entitlementScreens } from './entitlements-screens.ts';
import { facts } from './facts.ts';
import { fields } from './fields.ts';
import { findingScreens } from './finding-screens.ts';
import { imports } from './imports.ts';
import { knowledgeScreens } from './knowledge-screens.ts';
import { learningScreens } from './learning-screens.ts';
import { paymentScreens } from './payments-screens.ts';
import { portalScreens } from './portals-screens.ts';
import { promises } from './promises.ts';
import { recovery } from './recovery.ts';
import { recoveryScreens } from './recovery-screens.ts';
import { refusals } from './refusals.ts';
import { registry } from './registry.ts';
import { scripts } from './scripts.ts';
import { setup } from './setup.ts';
import { shell } from './shell.ts';
import { words } from './words.ts';

export const en = {
  refusals,
  fields,
  cells,
  words,
  facts,
  shell,
  setup,
  promises,
  registry,
  imports,
  recovery,
  decisions: decisionScreens,
  choices: decisionChoices,
  cases: caseScreens,
  calls: callScreens,
  channels: channelScreens,
  clocks: clockScreens,
  finding: findingScreens,
  compensation: compensationScreens,
  entitlements: entitlementScreens,
  knowledge: knowledgeScreens,
  learning: learningScreens,
  payments: paymentScreens,
  books: recoveryScreens,
  portals: portalScreens,
  scripts,
} as const;
