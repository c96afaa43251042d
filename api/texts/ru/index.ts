// The whole catalogue of one language, by shelf; a shelf is a namespace of the web.
import { cells } from './cells.ts';
import { decisionChoices } from './decisions-choices.ts';
import { decisionScreens } from './decisions-screens.ts';
import { facts } from './facts.ts';
import { fields } from './fields.ts';
import { imports } from './imports.ts';
import { promises } from './promises.ts';
import { recovery } from './recovery.ts';
import { refusals } from './refusals.ts';
import { registry } from './registry.ts';
import { setup } from './setup.ts';
import { shell } from './shell.ts';
import { words } from './words.ts';

export const ru = {
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
} as const;
