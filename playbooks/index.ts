// The door of the playbooks.
import { developer } from './developer.ts';
import { developerKnowledge } from './knowledge/developer.ts';
import { manufacturerKnowledge } from './knowledge/manufacturer.ts';
import { marketplaceKnowledge } from './knowledge/marketplace.ts';
import type { PlaybookKnowledge } from './knowledge/playbook-knowledge.ts';
import { retailerKnowledge } from './knowledge/retailer.ts';
import { manufacturer } from './manufacturer.ts';
import { marketplace } from './marketplace.ts';
import type { Playbook } from './playbook.ts';
import { retailer } from './retailer.ts';

export { clocksFor } from './case-clocks.ts';

export const allPlaybooks: readonly Playbook[] = [marketplace, retailer, manufacturer, developer];

export function playbookNamed(name: string): Playbook | undefined {
  return allPlaybooks.find((playbook) => playbook.name === name);
}

/** What the desk of a company knows from its first day, by the playbooks it chose. */
export function knowledgeFor(chosen: readonly string[]): Pick<PlaybookKnowledge, 'answers' | 'trees'> {
  const all = [marketplaceKnowledge, retailerKnowledge, manufacturerKnowledge, developerKnowledge];
  const kept = all.filter(({ playbook }) => chosen.includes(playbook));
  return { answers: kept.flatMap(({ answers }) => answers), trees: kept.flatMap(({ trees }) => trees) };
}
