// What the registry offers to the app: its routes. It answers no facts; outside requests it learns spellings.
import type { Part } from '#platform/part';
import { mountCatalogue } from './catalogue/routes.ts';
import { mountContracts } from './contracts/routes.ts';
import { registrySpellings } from './finding/learn-spellings-job.ts';
import { mountFinding } from './finding/routes.ts';
import { mountMerchants } from './merchants/routes.ts';
import { mountPeople } from './people/routes.ts';

/** `home` is the folder of this installation, where uploaded files lie. */
export function registryPart(_settings: { home: string }): Part {
  return {
    name: 'registry',
    mount(routing) {
      for (const mount of [mountPeople, mountMerchants, mountCatalogue, mountContracts, mountFinding]) mount(routing);
    },
    reactions: [],
    recurring: [registrySpellings],
    queued: [],
  };
}
