// The shape of a playbook: what a kind of company starts with, as data. An operator changes all of it later in tables.
import type { evidenceKinds, PromiseClock } from '#api/flow/1-promises';

export interface PlaybookCommitment {
  code: string;
  name: Texts;
  /** What is promised to the customer, in the words the public reads. */
  wording: Texts;
  clock: PromiseClock;
  /** What a customer shows to have it honoured. */
  evidence: readonly (typeof evidenceKinds)[number][];
  /** Where the source gives a start; otherwise the commitment is in force from the day the company begins. */
  inForceFrom?: string;
  /** Product families it is for; left out: everything. */
  families?: readonly string[];
}

export interface Playbook {
  name: 'marketplace' | 'retailer' | 'manufacturer' | 'developer';
  commitments: readonly PlaybookCommitment[];
}

/** Every text stands in all three languages. */
export type Texts = Record<'zh-CN' | 'ru' | 'en', string>;
