// Who may do what: one table, deny by default. A role is a column, a permission a row; what is not listed is refused.
export const roles = ['administrator', 'manager', 'supervisor', 'agent', 'finance', 'viewer', 'integration'] as const;
export type Role = (typeof roles)[number];

/** Every permission with the roles that hold it. */
const table = {
  'contract.read': ['administrator', 'manager', 'supervisor', 'agent', 'finance', 'viewer', 'integration'],
  'contract.write': ['administrator', 'manager', 'agent', 'integration'],
  'person.read': ['administrator', 'manager', 'supervisor', 'agent', 'finance', 'viewer', 'integration'],
  'person.write': ['administrator', 'manager', 'supervisor', 'agent', 'integration'],
  'person.merge': ['administrator', 'manager'],
  'merchant.read': ['administrator', 'manager', 'supervisor', 'agent', 'finance', 'viewer', 'integration'],
  'merchant.write': ['administrator', 'manager', 'integration'],
  'tenancy.end': ['administrator', 'manager'],
  'promise.read': ['administrator', 'manager', 'supervisor', 'agent', 'finance', 'viewer', 'integration'],
  'promise.keep': ['administrator', 'manager', 'agent', 'integration'],
  'promise.move': ['administrator', 'manager', 'agent'],
  'promise.waive': ['administrator', 'manager'],
  'commitment.read': ['administrator', 'manager', 'supervisor', 'agent', 'finance', 'viewer', 'integration'],
  'commitment.write': ['administrator'],
  'import.read': ['administrator', 'manager', 'agent', 'integration'],
  'import.run': ['administrator', 'manager', 'integration'],
  'calendar.read': ['administrator', 'manager', 'supervisor', 'agent', 'finance', 'viewer', 'integration'],
  'calendar.write': ['administrator'],
  'decision.read': ['administrator', 'manager', 'supervisor', 'agent', 'finance', 'viewer', 'integration'],
  'decision.judge': ['administrator', 'manager', 'supervisor', 'agent', 'integration'],
  'decision.propose': ['administrator', 'manager', 'agent'],
  'decision.overrule': ['administrator', 'manager'],
  'decision.approve': ['administrator', 'manager', 'finance'],
  'decision.withdraw': ['administrator', 'manager', 'agent', 'finance'],
  'limits.write': ['administrator'],
  'letter.make': ['administrator', 'manager', 'supervisor', 'agent'],
  'letter.template': ['administrator'],
  'lawbook.draft': ['administrator', 'manager'],
  'lawbook.publish': ['administrator'],
  'case.read': ['administrator', 'manager', 'supervisor', 'agent', 'finance', 'viewer', 'integration'],
  'case.write': ['administrator', 'manager', 'supervisor', 'agent', 'integration'],
  'case.oversee': ['administrator', 'manager'],
  'case.supervise': ['administrator', 'supervisor'],
  'call.take': ['administrator', 'manager', 'supervisor', 'agent'],
  'call.listen': ['administrator', 'manager', 'supervisor'],
  'incident.write': ['administrator', 'manager'],
  'case.settings': ['administrator'],
  'channel.setup': ['administrator'],
  'knowledge.write': ['administrator', 'manager'],
  'sweep.read': ['administrator', 'manager', 'agent', 'finance', 'viewer', 'integration'],
  'sweep.start': ['administrator', 'manager'],
  'sweep.call': ['administrator', 'manager', 'agent'],
  'measure.read': ['administrator', 'manager', 'finance', 'viewer'],
  'payment.read': ['administrator', 'manager', 'supervisor', 'agent', 'finance', 'viewer', 'integration'],
  'payee.write': ['administrator', 'manager', 'agent', 'finance', 'integration'],
  'payment.approve': ['administrator', 'manager', 'finance'],
  'payment.send': ['administrator', 'finance'],
  'payment.match': ['administrator', 'finance'],
  'payment.setup': ['administrator'],
  'recovery.read': ['administrator', 'manager', 'supervisor', 'agent', 'finance', 'viewer', 'integration'],
  'recovery.write': ['administrator', 'finance', 'integration'],
  'recovery.policy': ['administrator'],
  'loss.approve': ['administrator', 'manager', 'finance'],
  'books.read': ['administrator', 'manager', 'finance', 'viewer', 'integration'],
  'books.close': ['administrator', 'finance'],
  'people.manage': ['administrator'],
  'key.manage': ['administrator'],
  'webhook.setup': ['administrator'],
  'feed.setup': ['administrator'],
  'history.read': ['administrator', 'manager', 'supervisor', 'agent', 'finance', 'viewer'],
  'company.write': ['administrator'],
} as const satisfies Record<string, readonly Role[]>;

export type Permission = keyof typeof table;
export const permissions = Object.keys(table) as Permission[];

/** The permissions a set of roles holds together. Unknown roles hold none. */
export function permissionsOf(held: readonly string[]): ReadonlySet<Permission> {
  return new Set(
    permissions.filter((permission) => (table[permission] as readonly string[]).some((role) => held.includes(role))),
  );
}
