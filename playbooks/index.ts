// The door of the playbooks.
import { developer } from './developer.ts';
import { manufacturer } from './manufacturer.ts';
import { marketplace } from './marketplace.ts';
import type { Playbook } from './playbook.ts';
import { retailer } from './retailer.ts';

export { clocksFor } from './case-clocks.ts';

export const allPlaybooks: readonly Playbook[] = [marketplace, retailer, manufacturer, developer];

export function playbookNamed(name: string): Playbook | undefined {
  return allPlaybooks.find((playbook) => playbook.name === name);
}
