// How a recorded fact reads in a history, in English. Braces are parts of its body, worded by the reader's client.
import type { FactName } from '../../facts/index.ts';

/** Every fact, and those that read differently when a part is empty. */
export type FactKey = FactName | 'promise.made.undated';

export const facts: Record<FactKey, string> = {
  'company.founded': 'Company {{name}} set up',
  'company.changed': 'Company changed: {{fields}}',
  'person.registered': 'Person registered',
  'person.changed': 'Person changed: {{fields}}',
  'person.merged': 'A duplicate was joined into this person',
  'firm.registered': 'Merchant registered',
  'firm.changed': 'Merchant changed: {{fields}}',
  'brand.registered': 'Brand registered',
  'store.registered': 'Store registered',
  'store.changed': 'Store changed: {{fields}}',
  'staff.registered': 'Member of staff registered',
  'product.registered': 'Product registered',
  'tenancy.started': 'Tenancy started on {{startedOn}}',
  'tenancy.ended':
    'Tenancy ended on {{endedOn}}: {{reason}}. Undelivered contracts: {{undelivered}}, open promises: {{openPromises}}',
  'contract.registered': 'Contract registered',
  'contract.changed': 'Contract changed: {{fields}}',
  'contract.cancelled': 'Contract cancelled on {{cancelledOn}}: {{reason}}',
  'contract.complained': 'The customer complained on {{complainedOn}} ({{channel}})',
  'obligation.fulfilled': '{{kind}} done on {{fulfilledAt}}',
  'obligation.moved': 'New date agreed: {{from}} → {{to}}. Agreed by {{agreedBy}}: {{reason}}',
  'voucher.added': 'Payment voucher added',
  'import.ended': 'Import {{state}}: {{added}} added, {{changed}} changed, {{unchanged}} unchanged, {{bad}} bad',
  'account.invited': 'Colleague invited',
  'account.changed': 'Account changed: {{fields}}',
  'account.signed_in': 'Signed in',
  'key.made': 'API key made',
  'key.revoked': 'API key revoked',
  'commitment.made': 'Commitment {{code}} made',
  'commitment.revised': 'Commitment {{code}} revised: version {{version}}',
  'commitment.ended': 'Commitment ended; last day {{lastOn}}',
  'contract.promised': 'Promises given with the contract: {{count}}',
  'promise.made': 'Promise made ({{kind}}), due {{dueOn}}',
  'promise.kept': 'Promise kept on {{keptAt}}; days late: {{daysLate}}',
  'promise.broken': 'Promise broken: it was due on {{dueOn}}',
  'promise.moved': 'Promise moved: {{from}} → {{to}}. Agreed by {{agreedBy}}: {{reason}}',
  'promise.waived': 'Promise waived by {{waivedBy}}: {{reason}}',
  'promise.excused': 'Promise excused ({{ground}}): {{reason}}',
  'decision.proposed': 'Compensation proposed: {{totalMinor}} {{currency}}',
  'decision.signed': 'Compensation signed: {{signatures}} of {{wanted}}',
  'decision.approved': 'Compensation approved: {{totalMinor}} {{currency}}',
  'decision.refused': 'Advance compensation refused under {{ruleId}}: {{reason}}',
  'decision.overruled': 'Decided otherwise than the rules say: {{reason}}',
  'decision.withdrawn': 'Decision withdrawn: {{reason}}',
  'decision_batch.assessed':
    'Cases assessed: {{cases}}. To pay: {{pay}}, waiting: {{wait}}, refused: {{refuse}}. Total: {{totalMinor}} {{currency}}',
  'decision_batch.approved': 'Batch approved: {{approved}}; left out: {{leftOut}}. Total: {{totalMinor}} {{currency}}',
  'approval_limits.changed': 'Approval limits changed: version {{version}}',
  'promise.made.undated': 'Promise made ({{kind}})',
  'sweep.started':
    'Sweep “{{title}}” started: contracts signed {{signedFrom}} to {{signedUntil}}; to look at: {{members}}, of these known already: {{known}}',
  'sweep.call_recorded':
    'Called by us, attempt {{attempt}}: {{outcome}}; delivered: {{delivered}}, installed: {{installed}}, same problem: {{sameProblem}}; next: {{nextAction}}',
  'sweep.completed':
    'Sweep completed: {{members}} contracts; no problem {{satisfied}}, same problem {{affected}}, known before {{known}}, not reached {{unreached}}',
};
