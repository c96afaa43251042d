// Words for codes of clocks, in English: what sets one off, what becomes of it. Keys are typed against the codes.
import type {
  clockSignals,
  clockStates,
  clockUnits,
  orphanReasons,
  tellingKinds,
} from '../../flow/2-cases.clocks.words.ts';

type Of<List extends readonly string[]> = List[number];
export type ClockWordKey =
  | `clock_signal.${Of<typeof clockSignals>}`
  | `clock_unit.${Of<typeof clockUnits>}`
  | `clock_state.${Of<typeof clockStates>}`
  | `telling.${Of<typeof tellingKinds>}`
  | `orphan.${Of<typeof orphanReasons>}`;

export const clockWords: Record<ClockWordKey, string> = {
  'clock_signal.opened': 'the case is opened',
  'clock_signal.looked_at': 'somebody has looked at it',
  'clock_signal.taken': 'somebody takes it over',
  'clock_signal.customer_wrote': 'the customer writes',
  'clock_signal.customer_called': 'the customer calls',
  'clock_signal.we_wrote': 'we write to the customer',
  'clock_signal.we_called': 'we call the customer',
  'clock_signal.demand_sent': 'a demand goes to the merchant',
  'clock_signal.merchant_answered': 'the merchant answers',
  'clock_signal.visit_done': 'the visit is done',
  'clock_signal.decided': 'a decision is approved',
  'clock_signal.refused': 'a claim is refused',
  'clock_signal.paid': 'the money has left',
  'clock_signal.resolved': 'the case is resolved',
  'clock_signal.reopened': 'the case is reopened',
  'clock_signal.question_raised': 'a question goes to a superior',
  'clock_signal.question_answered': 'the superior answers',
  'clock_signal.goods_arrived': 'the goods arrive for repair',
  'clock_signal.inspection_sheet_given': 'the customer gets the inspection sheet',
  'clock_signal.money_demanded': 'the customer demands money back',
  'clock_signal.call_promised': 'a call is promised',
  'clock_unit.work_minutes': 'working hours',
  'clock_unit.minutes': 'hours round the clock',
  'clock_unit.calendar_days': 'calendar days',
  'clock_unit.working_days': 'working days',
  'clock_unit.agreed': 'the moment agreed',
  'clock_state.running': 'running',
  'clock_state.paused': 'standing still',
  'clock_state.met': 'in time',
  'clock_state.missed': 'too late',
  'clock_state.dropped': 'dropped',
  'telling.reminder': 'reminder',
  'telling.escalation': 'escalation',
  'orphan.no_owner': 'nobody owns the case',
  'orphan.owner_gone': 'the owner’s account is closed',
  'orphan.offer_unanswered': 'offered for over a day, not accepted',
  'orphan.call_not_made': 'a promised call was not made',
};
