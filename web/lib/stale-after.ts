// Which answers a fact makes stale. The server tells names of facts; the web reads again what they may have changed.
import type { FactName } from '#api/facts/index';

/** What a step in a case may change: the case, its incident, what the rules say of it, and the contract it is about. */
const caseFamilies = [
  'case',
  'incident',
  'compensation',
  'history',
  'contract',
  'promise',
  'person',
  'measure',
  'sweep',
  'exposure',
  'clock',
];

/** What money moving may change: the payment, its case and incident, the merchant's account and the books. */
const moneyFamilies = [
  'payment',
  'case',
  'incident',
  'compensation',
  'merchant_account',
  'claim',
  'books',
  'month',
  'history',
  'measure',
];
/** What recovering from a merchant may change. */
const recoveryFamilies = [
  'claim',
  'loss',
  'merchant_account',
  'ageing',
  'statement',
  'liability',
  'books',
  'month',
  'history',
];

/** First word of a fact → first words of the routes whose answers may differ now. */
const staleFamilies: Record<string, readonly string[]> = {
  company: ['session'],
  person: ['person', 'contract', 'promise', 'history', 'registry'],
  firm: ['merchant', 'firm', 'contract', 'promise', 'history', 'registry'],
  brand: ['brand', 'merchant'],
  store: ['store', 'merchant', 'contract', 'promise', 'judgement'],
  staff: ['staff'],
  product: ['product'],
  tenancy: ['merchant', 'tenancy', 'store', 'history', 'judgement', 'case', 'exposure'],
  contract: ['contract', 'person', 'merchant', 'promise', 'history', 'tenancy', 'registry', 'judgement'],
  obligation: ['contract', 'promise', 'person', 'merchant', 'history', 'tenancy', 'judgement', 'case', 'exposure'],
  voucher: ['contract', 'history', 'judgement', 'case'],
  import: ['import', 'contract', 'person', 'merchant', 'promise', 'history'],
  account: ['account', 'session'],
  key: ['key'],
  webhook: ['webhook'],
  feed: ['feed'],
  commitment: ['commitment', 'history'],
  promise: ['promise', 'contract', 'person', 'merchant', 'commitment', 'history', 'tenancy', 'judgement'],
  case: caseFamilies,
  proof: caseFamilies,
  file: caseFamilies,
  visit: caseFamilies,
  demand: caseFamilies,
  customer_link: ['case', 'history'],
  complaint_link: ['case_settings'],
  case_settings: ['case_settings'],
  clock: ['clock', 'case', 'history'],
  clock_policy: ['clock'],
  answer: ['knowledge', 'history'],
  tree: ['knowledge', 'history'],
  diagnosis: ['diagnosis', 'knowledge', 'history'],
  view: ['view'],
  bulk: ['bulk', 'case'],
  message: [...caseFamilies, 'conversation', 'message'],
  arrival: ['arrival'],
  call: ['call', 'call_back', 'history'],
  vip: ['vip', 'call'],
  switchboard: ['switchboard'],
  mailbox: ['mailbox'],
  gateway: ['gateway'],
  incident: ['incident', 'case', 'history', 'warning'],
  finished_cases: ['finished_case', 'measure'],
  decision: ['compensation', 'compensation_batch', 'case', 'incident', 'payment', 'history', 'measure'],
  letter: ['case', 'history'],
  letter_template: ['letter_template'],
  policy_table: ['policy_table', 'judgement', 'compensation', 'case', 'exposure'],
  law_pack: ['law_pack', 'judgement', 'compensation', 'case', 'exposure'],
  decision_batch: ['compensation', 'compensation_batch', 'case', 'incident', 'history'],
  approval_limits: ['approval_limits', 'compensation'],
  sweep: ['sweep', 'case', 'incident', 'history'],
  warning: ['warning'],
  payee: ['payment', 'case', 'history'],
  payment: [...moneyFamilies, 'payment_file'],
  receipt: ['payment', 'receipt', 'case', 'history'],
  own_account: ['own_account'],
  payment_limit: ['payment_limit', 'payment'],
  payment_file: ['payment_file', 'payment'],
  bank_message: ['bank_message', 'bank_line', 'payment'],
  bank_line: ['bank_line', 'bank_message', 'payment'],
  receivable: recoveryFamilies,
  liability: recoveryFamilies,
  deposit: recoveryFamilies,
  settlement: recoveryFamilies,
  recovery: recoveryFamilies,
  claim: recoveryFamilies,
  loss: recoveryFamilies,
  month: ['month', 'books'],
  recovery_policy: ['recovery_policy'],
};

/** The families of routes to read again after these facts; a fact we do not know makes everything stale, to be safe. */
export function staleAfter(facts: readonly (FactName | string)[]): ReadonlySet<string> | 'all' {
  const stale = new Set<string>();
  for (const fact of facts) {
    const word = fact.split('.')[0] ?? '';
    if (!Object.hasOwn(staleFamilies, word)) return 'all';
    for (const family of staleFamilies[word] ?? []) stale.add(family);
  }
  return stale;
}
