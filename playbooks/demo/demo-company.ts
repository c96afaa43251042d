// What a demo company is made of, before it is written anywhere. Days are `2026-01-05`, instants ISO with offset.
import type { Language } from '#api/values';
import type { ImportedContract } from '#registry';

export interface DemoGiven {
  /** The same seed, day and language make the same company, byte for byte. */
  seed: string;
  /** The day at the place; everything is dated by it. */
  today: string;
  language: Language;
}

export interface DemoStore {
  /** Two letters that begin the numbers of its contracts. */
  code: string;
  name: string;
  city: string;
  address: string;
  timeZone: string;
}

export interface DemoTenancy {
  storeName: string;
  startedOn: string;
  leaseEndsOn: string;
  ended: { endedOn: string; reason: string } | null;
}

export interface DemoMerchant {
  legalName: string;
  registrationNumber: string;
  brand: string;
  contactName: string;
  phone: string;
  email: string;
  tenancies: DemoTenancy[];
}

export interface DemoStaff {
  name: string;
  title: string;
  storeName: string;
  phone: string;
}

/** A new day agreed with the customer after signing. */
export interface DemoMove {
  number: string;
  merchant: string;
  agreedOn: string;
  agreedBy: string;
  reason: string;
}

/** Somebody who works in the demo. Has no password: nobody signs in as them before an administrator sends them a link. */
export interface DemoColleague {
  name: string;
  email: string;
  role: 'manager' | 'agent' | 'finance';
}

export interface DemoCompany {
  name: string;
  country: string;
  currency: string;
  timeZone: string;
  stores: DemoStore[];
  merchants: DemoMerchant[];
  staff: DemoStaff[];
  colleagues: DemoColleague[];
  contracts: ImportedContract[];
  moves: DemoMove[];
}
