// The company: one tenant of this installation, with what its days, money and words follow from.

export interface Company {
  name: string;
  /** `demo` is made by Makegood itself, to look around in. */
  kind: 'own' | 'demo';
  timeZone: string;
  currency: string;
  language: string;
  country: string;
  playbooks: string[];
  foundedAt: string;
}

/** What is given to found one. */
export type CompanyGiven = Omit<Company, 'kind' | 'foundedAt'>;
