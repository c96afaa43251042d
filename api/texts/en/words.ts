// Words for codes, in English: states, roles, permissions, kinds. Keys are typed against the codes, so a new code needs words.

import type { paymentHeads } from '../../facts/4-remedies.ts';
import type {
  clockStarts,
  evidenceKinds,
  lengthUnits,
  overdueGroups,
  promiseKinds,
  promiseStates,
} from '../../flow/1-promises.ts';
import type { bankLineStates, paymentStates, unmatchedReasons } from '../../flow/4-remedies.ts';
import type {
  callFindings,
  callOutcomes,
  flowSlices,
  memberReasons,
  memberStates,
  nextActions,
  sweepStates,
} from '../../flow/6-learning.ts';
import type { warningBases, warningPlaces, warningStates } from '../../flow/6-learning.warnings.ts';
import type { importStates } from '../../imports.ts';
import type { Permission, Role } from '../../permissions.ts';
import type { contractStates, obligationKinds } from '../../registry/contracts.ts';
import type { playbooks } from '../../setup.ts';
import { type CaseWordKey, caseWords } from './case-words.ts';
import { type ChannelWordKey, channelWords } from './channel-words.ts';
import { type ClockWordKey, clockWords } from './clock-words.ts';
import { type KnowledgeWordKey, knowledgeWords } from './knowledge-words.ts';
import { type ProblemWordKey, problemWords } from './problem-words.ts';

type Of<List extends readonly string[]> = List[number];
/** Parts of records that a history may name as changed. */
type Part =
  | 'name'
  | 'phones'
  | 'emails'
  | 'addresses'
  | 'language'
  | 'legalName'
  | 'registrationNumber'
  | 'contactName'
  | 'phone'
  | 'email'
  | 'number'
  | 'signedOn'
  | 'amount'
  | 'currency'
  | 'deliverTo'
  | 'note'
  | 'city'
  | 'person'
  | 'firm'
  | 'brand'
  | 'store'
  | 'lines'
  | 'vouchers'
  | 'obligations'
  | 'agreedOn'
  | 'cancelledOn'
  | 'complainedOn'
  | 'roles'
  | 'disabled';
/** Every code that is shown to a person, with the prefix of its kind. */
export type WordKey =
  | CaseWordKey
  | ClockWordKey
  | KnowledgeWordKey
  | ChannelWordKey
  | ProblemWordKey
  | `state.${Of<typeof promiseStates>}`
  | `promise_kind.${Of<typeof promiseKinds>}`
  | `promise_source.${'agreement' | 'commitment' | 'spoken' | 'advert'}`
  | `contract_state.${Of<typeof contractStates>}`
  | `obligation.${Of<typeof obligationKinds>}`
  | `voucher.${'receipt' | 'transfer' | 'card' | 'cash' | 'invoice' | 'other'}`
  | `import_state.${Of<typeof importStates>}`
  | `evidence.${Of<typeof evidenceKinds>}`
  | `clock.${'agreed_date' | 'within' | 'right' | 'standing'}`
  | `clock_start.${Of<typeof clockStarts>}`
  | `length_unit.${Of<typeof lengthUnits>}`
  | `overdue_by.${Of<typeof overdueGroups>}`
  | `ground.${'force_majeure' | 'customer' | 'cancelled' | 'other'}`
  | `found.${'case' | 'contract' | 'person' | 'merchant' | 'unit'}`
  | `actor.${'system' | 'import' | 'key'}`
  | `playbook.${Of<typeof playbooks>}`
  | `role.${Role}`
  | `permission.${Permission}`
  | `payment_state.${Of<typeof paymentStates>}`
  | `payment_head.${Of<typeof paymentHeads>}`
  | `bank_line_state.${Of<typeof bankLineStates>}`
  | `bank_line_says.${'paid' | 'money_back' | 'accepted' | 'rejected'}`
  | `unmatched_reason.${Of<typeof unmatchedReasons>}`
  | `language.${'zh-CN' | 'ru' | 'en'}`
  | `sweep_state.${Of<typeof sweepStates>}`
  | `warning_state.${Of<typeof warningStates>}`
  | `warning_place.${Of<typeof warningPlaces>}`
  | `warning_basis.${Of<typeof warningBases>}`
  | `member_state.${Of<typeof memberStates>}`
  | `member_reason.${Of<typeof memberReasons>}`
  | `call_outcome.${Of<typeof callOutcomes>}`
  | `call_question.${'delivered' | 'installed' | 'sameProblem'}`
  | `call_finding.${Of<typeof callFindings>}`
  | `next_action.${Of<typeof nextActions>}`
  | `flow_slice.${Of<typeof flowSlices>}`
  | `part.${Part}`;

export const words: Record<WordKey, string> = {
  ...caseWords,
  ...clockWords,
  ...knowledgeWords,
  ...channelWords,
  ...problemWords,
  'state.open': 'open',
  'state.kept': 'kept',
  'state.broken': 'broken',
  'state.kept_late': 'kept late',
  'state.waived': 'waived',
  'state.excused': 'excused',
  'state.expired': 'expired',
  'promise_kind.duty': 'duty',
  'promise_kind.right': 'right',
  'promise_kind.standing': 'standing assurance',
  'promise_source.agreement': 'agreed in the contract',
  'promise_source.commitment': 'public commitment',
  'promise_source.spoken': 'said by staff',
  'promise_source.advert': 'advertised',
  'contract_state.awaiting_delivery': 'awaiting delivery',
  'contract_state.awaiting_installation': 'awaiting installation',
  'contract_state.awaiting_performance': 'awaiting performance',
  'contract_state.fulfilled': 'fulfilled',
  'contract_state.cancelled': 'cancelled',
  'obligation.deliver': 'delivery',
  'obligation.install': 'installation',
  'obligation.perform': 'performance',
  'voucher.receipt': 'receipt',
  'voucher.transfer': 'bank transfer',
  'voucher.card': 'card',
  'voucher.cash': 'cash',
  'voucher.invoice': 'invoice',
  'voucher.other': 'other',
  'import_state.uploaded': 'uploaded',
  'import_state.ready': 'ready to run',
  'import_state.running': 'running',
  'import_state.stopping': 'stopping',
  'import_state.stopped': 'stopped',
  'import_state.done': 'done',
  'import_state.failed': 'failed',
  'evidence.sales_contract': 'sales contract',
  'evidence.payment_voucher': 'payment voucher',
  'evidence.photo': 'photo',
  'evidence.work_order': 'work order',
  'evidence.acceptance': 'acceptance note',
  'evidence.serial': 'serial number',
  'evidence.test_report': 'test report',
  'evidence.identity': 'proof of identity',
  'evidence.correspondence': 'correspondence',
  'clock.agreed_date': 'by the agreed date',
  'clock.within': 'within a time',
  'clock.right': 'a right for a time',
  'clock.standing': 'standing, without a date',
  'clock_start.contract_signed': 'signing of the contract',
  'clock_start.delivered': 'delivery',
  'clock_start.installed': 'installation',
  'clock_start.performed': 'performance',
  'length_unit.hours': 'hours',
  'length_unit.working_hours': 'working hours',
  'length_unit.days': 'days',
  'length_unit.working_days': 'working days',
  'length_unit.months': 'months',
  'length_unit.years': 'years',
  'overdue_by.merchant': 'merchant',
  'overdue_by.store': 'store',
  'overdue_by.product': 'product family',
  'overdue_by.city': 'city',
  'overdue_by.days_late': 'days late',
  'ground.force_majeure': 'force majeure',
  'ground.customer': 'hindered by the customer',
  'ground.cancelled': 'contract cancelled',
  'ground.other': 'other ground',
  'found.case': 'case',
  'found.contract': 'contract',
  'found.person': 'person',
  'found.merchant': 'merchant',
  'found.unit': 'unit',
  'actor.system': 'Makegood',
  'actor.import': 'import',
  'actor.key': 'API key',
  'playbook.marketplace': 'Marketplace or mall',
  'playbook.retailer': 'Retailer',
  'playbook.manufacturer': 'Manufacturer with a service network',
  'playbook.developer': 'Developer of homes',
  'role.administrator': 'administrator',
  'role.manager': 'manager',
  'role.supervisor': 'supervision',
  'role.agent': 'agent',
  'role.finance': 'finance',
  'role.viewer': 'viewer',
  'role.integration': 'integration',
  'permission.contract.read': 'see contracts',
  'permission.contract.write': 'register and change contracts',
  'permission.person.read': 'see people',
  'permission.person.write': 'register and change people',
  'permission.person.merge': 'join duplicate people',
  'permission.merchant.read': 'see merchants',
  'permission.merchant.write': 'register and change merchants',
  'permission.tenancy.end': 'end a tenancy',
  'permission.promise.read': 'see promises',
  'permission.promise.keep': 'record that a promise was kept',
  'permission.promise.move': 'agree a new date',
  'permission.promise.waive': 'waive or excuse a promise',
  'permission.commitment.read': 'see commitments',
  'permission.commitment.write': 'make and revise commitments',
  'permission.import.read': 'see imports',
  'permission.import.run': 'run imports',
  'permission.calendar.read': 'see work calendars',
  'permission.calendar.write': 'change work calendars',
  'permission.decision.read': 'see law packs, policy tables and judgements',
  'permission.decision.judge': 'judge what is owed',
  'permission.decision.propose': 'propose compensation and refuse it by rule',
  'permission.decision.overrule': 'decide otherwise than the rules say',
  'permission.decision.approve': 'approve compensation',
  'permission.decision.withdraw': 'take a proposal back',
  'permission.limits.write': 'change approval limits and caps',
  'permission.letter.make': 'write letters to customers',
  'permission.letter.template': 'change the templates of letters',
  'permission.lawbook.draft': 'save drafts of policy tables and law packs',
  'permission.lawbook.publish': 'put policy tables and law packs in force',
  'permission.payment.read': 'see payments',
  'permission.payee.write': 'enter the account of a customer',
  'permission.payment.approve': 'approve payments',
  'permission.payment.send': 'make files for the bank',
  'permission.payment.match': 'take in the bank’s answers',
  'permission.payment.setup': 'set up accounts and limits of payments',
  'payment_state.awaiting_payee': 'waiting for an account',
  'payment_state.draft': 'to be approved',
  'payment_state.approved': 'approved',
  'payment_state.sent': 'sent to the bank',
  'payment_state.confirmed': 'paid',
  'payment_state.returned': 'returned',
  'payment_state.declined': 'declined by the customer',
  'payment_state.cancelled': 'cancelled',
  'payment_head.refund': 'refund',
  'payment_head.penalty': 'penalty',
  'payment_head.consequential': 'consequential damage',
  'payment_head.goodwill': 'goodwill',
  'bank_line_state.matched': 'placed',
  'bank_line_state.matched_by_hand': 'placed by hand',
  'bank_line_state.unmatched': 'not placed',
  'bank_line_state.set_aside': 'set aside',
  'bank_line_says.paid': 'money out',
  'bank_line_says.money_back': 'money back',
  'bank_line_says.accepted': 'accepted',
  'bank_line_says.rejected': 'refused',
  'unmatched_reason.id_unknown': 'The bank names a payment we do not know',
  'unmatched_reason.id_missing': 'The bank names no payment',
  'unmatched_reason.amount_differs': 'The amount differs',
  'unmatched_reason.currency_differs': 'The currency differs',
  'unmatched_reason.not_yet_booked': 'Not booked yet',
  'unmatched_reason.booked_already': 'The bank has told of this order before: a repetition, or paid twice',
  'unmatched_reason.superseded': 'A newer attempt to pay is on its way',
  'unmatched_reason.too_early': 'Dated before the payment was sent',
  'permission.recovery.read': 'see merchant accounts and claims',
  'permission.recovery.write': 'keep deposits, claims and recoveries',
  'permission.recovery.policy': 'change how we recover',
  'permission.loss.approve': 'approve losses',
  'permission.books.read': 'see the books',
  'permission.books.close': 'provide for losses and close months',
  'permission.people.manage': 'invite people and change their roles',
  'permission.key.manage': 'make and revoke API keys',
  'permission.webhook.setup': 'set up webhooks',
  'permission.feed.setup': 'set up shop feeds',
  'permission.history.read': 'see the history',
  'permission.company.write': 'change the company',
  'permission.case.read': 'see cases',
  'permission.case.write': 'work on cases',
  'permission.case.oversee': 'oversee cases',
  'permission.case.supervise': 'work on the supervision line',
  'permission.call.take': 'take calls',
  'permission.call.listen': 'open recordings of calls',
  'permission.case.settings': 'change deadlines of cases',
  'permission.channel.setup': 'set up mailboxes and gateways',
  'permission.knowledge.write': 'write answers and diagnosis trees',
  'permission.incident.write': 'work on incidents',
  'language.zh-CN': '简体中文',
  'language.ru': 'Русский',
  'language.en': 'English',
  'part.name': 'name',
  'part.phones': 'phones',
  'part.emails': 'e-mail addresses',
  'part.addresses': 'addresses',
  'part.language': 'language',
  'part.legalName': 'legal name',
  'part.registrationNumber': 'registration number',
  'part.contactName': 'contact',
  'part.phone': 'phone',
  'part.email': 'e-mail',
  'part.number': 'number',
  'part.signedOn': 'day of signing',
  'part.amount': 'amount',
  'part.currency': 'currency',
  'part.deliverTo': 'delivery address',
  'part.note': 'note',
  'part.city': 'city',
  'part.person': 'customer',
  'part.firm': 'merchant',
  'part.brand': 'brand',
  'part.store': 'store',
  'part.lines': 'lines',
  'part.vouchers': 'payment vouchers',
  'part.obligations': 'agreed dates',
  'part.agreedOn': 'agreed day',
  'part.cancelledOn': 'day of cancelling',
  'part.complainedOn': 'day of the complaint',
  'part.roles': 'roles',
  'part.disabled': 'access',
  'warning_state.open': 'open',
  'warning_state.taken_up': 'taken up',
  'warning_state.dismissed': 'dismissed',
  'warning_place.brand': 'brand',
  'warning_place.firm': 'merchant',
  'warning_place.product': 'product',
  'warning_place.store': 'store',
  'warning_basis.statistic': 'too many for chance',
  'warning_basis.safety': 'one is too many',
  'sweep_state.running': 'running',
  'sweep_state.completed': 'completed',
  'member_state.to_call': 'to call',
  'member_state.known': 'known already',
  'member_state.satisfied': 'no problem',
  'member_state.affected': 'same problem',
  'member_state.other': 'other answer',
  'member_state.unreached': 'not reached',
  'member_state.declined': 'did not want to talk',
  'member_reason.firm': 'sold by the merchant',
  'member_reason.brand': 'sold under the brand',
  'member_reason.signed': 'signed in the window',
  'member_reason.store': 'sold in the store',
  'member_reason.product': 'contains the product',
  'member_reason.family': 'of the product family',
  'member_reason.contract_state': 'contract in the chosen state',
  'member_reason.promise_state': 'promise in the chosen state',
  'call_outcome.reached': 'reached',
  'call_outcome.not_reached': 'not reached',
  'call_outcome.wrong_number': 'wrong number',
  'call_outcome.declined': 'did not want to talk',
  'call_question.delivered': 'whether it was delivered',
  'call_question.installed': 'whether it was installed',
  'call_question.sameProblem': 'whether there is the same problem',
  'call_finding.yes': 'yes',
  'call_finding.no': 'no',
  'call_finding.not_due': 'not due',
  'call_finding.unknown': 'unknown',
  'next_action.none': 'nothing more',
  'next_action.call_again': 'call again',
  'next_action.open_case': 'open a case',
  'next_action.letter': 'letter',
  'next_action.visit': 'visit',
  'next_action.other': 'other',
  'flow_slice.opened': 'opened',
  'flow_slice.found_by_us': 'found by us',
  'flow_slice.paid': 'paid',
  'flow_slice.unpaid': 'not paid yet',
  'permission.sweep.read': 'see sweeps',
  'permission.sweep.start': 'start sweeps',
  'permission.sweep.call': 'call customers in a sweep',
  'permission.measure.read': 'see measures',
};
