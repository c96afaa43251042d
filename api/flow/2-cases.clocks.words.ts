// The words of clocks: what sets one off, in what its length is counted, what becomes of it, and who is told.

/** What happens in a case and a clock may hear: facts by the words of the desk. Which fact is which stands in the server's one table. */
export const clockSignals = [
  'opened',
  'looked_at',
  'taken',
  'customer_wrote',
  'customer_called',
  'we_wrote',
  'we_called',
  'demand_sent',
  'merchant_answered',
  'visit_done',
  'decided',
  'refused',
  'paid',
  'resolved',
  'reopened',
  'question_raised',
  'question_answered',
  'goods_arrived',
  'inspection_sheet_given',
  'money_demanded',
  'call_promised',
] as const;
export type ClockSignal = (typeof clockSignals)[number];

/** What a person marks by hand because no other deed says it (Q12, Q13). A promised call carries the moment it is promised for. */
export const caseMarks = [
  'question_raised',
  'question_answered',
  'goods_arrived',
  'inspection_sheet_given',
  'money_demanded',
  'customer_called',
  'call_promised',
  'we_called',
] as const satisfies readonly ClockSignal[];
export type CaseMark = (typeof caseMarks)[number];

/**
 * `work_minutes` pass while the place is open, `minutes` always; days end with the last of them where the place is (a term of law);
 * `agreed`: by the moment told to the customer.
 */
export const clockUnits = ['work_minutes', 'minutes', 'calendar_days', 'working_days', 'agreed'] as const;
/** `dropped`: the case was called off or joined into another, or the clock was given up; nobody is measured by it. */
export const clockStates = ['running', 'paused', 'met', 'missed', 'dropped'] as const;
export type ClockState = (typeof clockStates)[number];
/** A reminder comes before the due moment: after a share of the length, or so many minutes ahead. An escalation comes at it or after. */
export const tellingKinds = ['reminder', 'escalation'] as const;
export type TellingKind = (typeof tellingKinds)[number];
/** Why a promise to a customer has nobody who will keep it (E21). */
export const orphanReasons = ['no_owner', 'owner_gone', 'offer_unanswered', 'call_not_made'] as const;
export type OrphanReason = (typeof orphanReasons)[number];
