// The tables, warranty terms and charter clocks each playbook brings: marketplace, retailer, manufacturer, developer.
import { z } from 'zod';
import { warrantyTerm } from '#api/flow/3-decisions';
import { policyTable } from '#api/flow/3-decisions.tables';
import { charterClock } from '../judgement/meters/charter-clock.ts';
import developer from './playbook-tables/developer.json' with { type: 'json' };
import manufacturer from './playbook-tables/manufacturer.json' with { type: 'json' };
import marketplace from './playbook-tables/marketplace.json' with { type: 'json' };
import retailer from './playbook-tables/retailer.json' with { type: 'json' };

export const playbook = z.strictObject({
  playbook: z.string(),
  tables: z.array(policyTable),
  terms: z.array(warrantyTerm),
  clocks: z.array(charterClock),
});
export type Playbook = z.infer<typeof playbook>;
export const playbookNames = ['marketplace', 'retailer', 'manufacturer', 'developer'] as const;
export type PlaybookName = (typeof playbookNames)[number];

/** The four shipped playbooks. Throws at start when one of them is broken: it is our own text. */
export const shippedPlaybooks: Readonly<Record<PlaybookName, Playbook>> = {
  marketplace: playbook.parse(marketplace),
  retailer: playbook.parse(retailer),
  manufacturer: playbook.parse(manufacturer),
  developer: playbook.parse(developer),
};
