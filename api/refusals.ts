// Every refusal the system can make: its HTTP status and the data it carries. Words for them are in api/texts.

type None = Record<never, never>;
/** code → data. The order is by owner: the pipes, the door, the registry, the stages. */
export interface Refusals {
  'route.not_found': None;
  'input.invalid': None;
  'input.control_characters': { field: string };
  'input.unreadable': None;
  'input.too_large': None;
  'input.media_type': None;
  'request.too_many': None;
  'system.away': None;
  'system.disk_full': None;
  'system.bug': None;
  'files.full': { megabytesUsed: number; megabytesMax: number };
  'key.malformed': None;
  'key.running': None;
  'key.reused': None;
  'session.missing': None;
  'session.foreign_origin': None;
  'session.not_fresh': None;
  'permission.missing': { permission: string };
  'sign_in.failed': None;
  'sign_in.too_many': { retryAfterSeconds: number };
  'password.too_easy': None;
  'passkey.unusable': None;
  'passkey.not_found': None;
  'token.invalid': None;
  'account.not_found': None;
  'account.email_taken': None;
  'account.last_administrator': None;
  'key.not_found': None;
  'company.exists': None;
  'time_zone.unknown': { timeZone: string };
  'currency.unknown': { currency: string };
  'country.unknown': { country: string };
  'person.not_found': None;
  'person.merged_already': None;
  'person.merge_self': None;
  'phone.unreadable': { phone: string };
  'firm.not_found': None;
  'firm.exists': { legalName: string };
  'brand.not_found': None;
  'brand.exists': { name: string };
  'store.not_found': None;
  'store.exists': { name: string };
  'product.not_found': None;
  'product.exists': { sku: string };
  'staff.not_found': None;
  'tenancy.not_found': None;
  'tenancy.ended_already': { endedOn: string };
  'tenancy.ends_before_start': { startedOn: string };
  'tenancy.overlaps': { startedOn: string };
  'contract.not_found': None;
  'contract.number_taken': { number: string };
  'contract.cancelled_already': None;
  'contract.signed_in_future': { signedOn: string };
  'contract.cancelled_in_future': { cancelledOn: string };
  'contract.cancelled_before_signing': { signedOn: string };
  'contract.number_twice': { number: string };
  'contract.number_shared': { number: string };
  'contract.incomplete': { field: string };
  'complaint.in_future': { complainedOn: string };
  'money.mixed_currencies': { currency: string };
  'obligation.not_found': None;
  'obligation.already_fulfilled': { fulfilledAt: string };
  'obligation.in_future': None;
  'subject.not_found': None;
  'commitment.not_found': None;
  'commitment.code_taken': { code: string };
  'commitment.version_before_last': { inForceFrom: string };
  'commitment.ended_already': None;
  'promise.not_found': None;
  'promise.not_open': { state: string };
  'promise.has_obligation': None;
  'promise.not_a_duty': None;
  'case.not_found': None;
  'case.not_open': { state: string };
  'case.not_ended': { state: string };
  'case.not_resolved': { state: string };
  'case.not_waiting': { state: string };
  'case.closed_too_long_ago': { endedOn: string };
  'case.owned_already': None;
  'case.not_owner': None;
  'case.not_offered_to_you': None;
  'case.about_owner': None;
  'case.top_rung': None;
  'case.join_self': None;
  'case.joined_already': None;
  'case.other_customer': None;
  'case.without_person': None;
  'case.rated_already': None;
  'worker.not_found': None;
  'proof.not_wanted': { kind: string };
  'proof.nothing_there': { kind: string };
  'file.not_found': None;
  'file.missing': None;
  'file.kind_refused': None;
  'file.too_many': { most: number };
  'visit.not_found': None;
  'visit.not_planned': { state: string };
  'visit.in_future': None;
  'demand.not_found': None;
  'demand.not_waiting': { state: string };
  'demand.due_before_sent': None;
  'demand.without_day': None;
  'incident.not_found': None;
  'incident.closed': None;
  'incident.has_open_cases': { count: number };
  'case.in_another_incident': { number: string };
  'case.not_in_incident': None;
  'calendar.not_found': None;
  'calendar.hours_overlap': { day: string };
  'law_pack.not_found': None;
  'law_pack.unreadable': { path: string; problem: string; more: number };
  'law_pack.id_differs': { packId: string };
  'law_pack.not_previewed': None;
  'law_pack.preview_running': None;
  'law_pack.preview_not_running': None;
  'law_rule.not_found': None;
  'policy_table.not_found': None;
  'policy_table.frame_changed': { field: string };
  'policy_table.cell_unreadable': { row: string; column: string; more: number };
  'policy_table.without_cases': None;
  'policy_table.cases_fail': { cases: string };
  'policy_table.sheet_unreadable': { line: number };
  'policy_table.sheet_missing': None;
  'lawbook_draft.not_found': None;
  'lawbook_draft.changed_meanwhile': None;
  'lawbook_draft.in_past': { today: string };
  'decision.not_found': None;
  'decision.not_proposed': { state: string };
  'decision.proposed_already': None;
  'decision.rules_do_not_pay': { rule: string };
  'decision.rules_do_not_refuse': None;
  'decision.differs_from_rules': None;
  'decision.without_contract': None;
  'decision.head_taken': { head: string };
  'decision.above_cap': { capMinor: string; currency: string };
  'decision.facts_changed': { rule: string };
  'decision.case_over': { state: string };
  'letter.not_found': None;
  'letter.nothing_is_owed': None;
  'letter.nothing_is_refused': None;
  'letter.no_offer': None;
  'letter.ask_a_person': None;
  'letter.not_judged': None;
  'letter_template.unknown_field': { field: string };
  'letter_template.field_missing': { field: string; language: string };
  'letter_template.changed_meanwhile': { version: number };
  'decision_batch.not_found': None;
  'decision_batch.not_proposed': { state: string };
  'decision_batch.nothing_to_pay': None;
  'approval.own_proposal': None;
  'approval.signed_already': None;
  'approval.payee': None;
  'approval.above_limit': { limitMinor: string; currency: string };
  'sweep.not_found': None;
  'sweep.member_not_found': None;
  'sweep.case_not_confirmed': { caseState: string };
  'sweep.case_without_contract': None;
  'sweep.taken_by_someone': { until: string };
  'sweep.member_settled': { state: string };
  'sweep.call_incomplete': { field: string };
  'sweep.attempts_used': { attempts: string };
  'sweep.call_in_past': None;
  'claim.not_found': None;
  'claim.not_open': None;
  'claim.window_over': { lastOn: string };
  'claim.filed_already': { filedOn: string };
  'claim.disputed': None;
  'claim.not_disputed': None;
  'claim.offer_missing': None;
  'claim.above_open': { open: string; currency: string };
  'booking.in_future': { on: string };
  'recovery.more_than_paid': { paid: string; currency: string };
  'recovery.nothing_booked': None;
  'liability.not_whole': { percent: string };
  'liability.bearer_twice': None;
  'liability.below_recovered': { bearer: string; recovered: string; currency: string };
  'deposit.above_free': { free: string; currency: string };
  'deposit.held_back': { until: string };
  'settlement.above_free': { free: string; currency: string };
  'loss.not_found': None;
  'loss.asked_already': None;
  'loss.settled_already': None;
  'loss.same_person': { limit: string; currency: string };
  'statement.too_long': { lines: number };
  'import.not_found': None;
  'import.kind_unknown': { kind: string };
  'import.running': None;
  'import.not_running': None;
  'import.file_missing': None;
  'import.file_unreadable': { reason: string };
  'import.mapping_incomplete': { fields: string };
  'import.mapping_taken': { name: string };
  'payment.not_found': None;
  'payment.waits_for_payee': None;
  'payment.approved_already': None;
  'payment.approved_by_you': None;
  'payment.payee_by_you': None;
  'payment.approver_is_payee': None;
  'payment.sent_already': None;
  'payment.ended': None;
  'payment.not_declined': None;
  'payment.not_approved': None;
  'payment.other_currency': { currency: string };
  'payee.wrong_currency': { currency: string };
  'own_account.not_found': None;
  'own_account.closed': None;
  'payment_file.not_found': None;
  'payment_file.nothing_to_pay': None;
  'payment_file.day_past': { today: string };
  'bank_message.file_missing': None;
  'bank_message.unreadable': { line: number };
  'bank_message.unknown_kind': { found: string };
  'bank_line.not_found': None;
  'bank_line.placed_already': None;
  'bank_line.amount_differs': { amount: string };
  'bank_line.not_money': None;
  'bank_line.booked_already': None;
  'bank_line.payment_not_sent': None;
  'receipt.signed_already': { signedAt: string };
  'receipt.not_yet': None;
  'clock.backwards': { now: string };
  'ledger.transfer_reused': None;
  'ledger.transfer_not_found': None;
  'ledger.reversed_already': None;
  'ledger.balance_too_low': None;
  'ledger.month_closed': { month: string };
  'ledger.month_not_over': { month: string };
}
export type RefusalCode = keyof Refusals;

const conflict: RefusalCode[] = [
  'decision.not_proposed',
  'decision.proposed_already',
  'decision.head_taken',
  'decision.facts_changed',
  'decision.case_over',
  'letter.nothing_is_owed',
  'letter.nothing_is_refused',
  'letter.no_offer',
  'letter.ask_a_person',
  'letter.not_judged',
  'letter_template.changed_meanwhile',
  'decision_batch.not_proposed',
  'lawbook_draft.changed_meanwhile',
  'law_pack.not_previewed',
  'law_pack.preview_running',
  'law_pack.preview_not_running',
  'key.running',
  'account.email_taken',
  'account.last_administrator',
  'company.exists',
  'person.merged_already',
  'person.merge_self',
  'firm.exists',
  'brand.exists',
  'store.exists',
  'product.exists',
  'tenancy.ended_already',
  'tenancy.ends_before_start',
  'tenancy.overlaps',
  'contract.number_taken',
  'contract.cancelled_already',
  'obligation.already_fulfilled',
  'commitment.code_taken',
  'commitment.version_before_last',
  'commitment.ended_already',
  'promise.not_open',
  'promise.has_obligation',
  'promise.not_a_duty',
  'sweep.case_not_confirmed',
  'sweep.case_without_contract',
  'sweep.taken_by_someone',
  'sweep.member_settled',
  'sweep.attempts_used',
  'case.not_open',
  'case.not_ended',
  'case.not_resolved',
  'case.not_waiting',
  'case.closed_too_long_ago',
  'case.owned_already',
  'case.not_offered_to_you',
  'case.top_rung',
  'case.joined_already',
  'case.rated_already',
  'visit.not_planned',
  'demand.not_waiting',
  'incident.closed',
  'incident.has_open_cases',
  'case.in_another_incident',
  'claim.not_open',
  'claim.window_over',
  'claim.filed_already',
  'claim.disputed',
  'claim.not_disputed',
  'claim.above_open',
  'recovery.more_than_paid',
  'liability.below_recovered',
  'deposit.above_free',
  'deposit.held_back',
  'settlement.above_free',
  'loss.asked_already',
  'loss.settled_already',
  'import.running',
  'import.not_running',
  'import.mapping_taken',
  'payment.waits_for_payee',
  'payment.approved_already',
  'payment.approved_by_you',
  'payment.payee_by_you',
  'payment.approver_is_payee',
  'payment.sent_already',
  'payment.ended',
  'payment.not_declined',
  'payment.not_approved',
  'own_account.closed',
  'payment_file.nothing_to_pay',
  'bank_line.placed_already',
  'bank_line.amount_differs',
  'bank_line.not_money',
  'bank_line.booked_already',
  'bank_line.payment_not_sent',
  'receipt.signed_already',
  'receipt.not_yet',
  'clock.backwards',
  'ledger.transfer_reused',
  'ledger.reversed_already',
  'ledger.balance_too_low',
  'ledger.month_closed',
  'ledger.month_not_over',
];
const exact: Partial<Record<RefusalCode, number>> = {
  'input.too_large': 413,
  'input.media_type': 415,
  'request.too_many': 429,
  'sign_in.too_many': 429,
  'system.away': 503,
  'system.disk_full': 507,
  'files.full': 507,
  'system.bug': 500,
  'session.missing': 401,
  'sign_in.failed': 401,
  'token.invalid': 401,
  'permission.missing': 403,
  'case.not_owner': 403,
  'case.about_owner': 403,
  'approval.own_proposal': 403,
  'approval.signed_already': 403,
  'approval.payee': 403,
  'approval.above_limit': 403,
  'session.foreign_origin': 403,
  'loss.same_person': 403,
  'session.not_fresh': 403,
  'input.unreadable': 400,
};

/** Not found 404, conflicts 409, the rest of what a person may mend 422. */
export function statusOf(code: string): number {
  const known = exact[code as RefusalCode];
  if (known) return known;
  if (code.endsWith('.not_found')) return 404;
  return (conflict as string[]).includes(code) ? 409 : 422;
}
