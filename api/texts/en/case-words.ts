// Words for codes of cases, in English: states, rungs, problems, answers. Keys are typed against the codes.
import type {
  caseChannels,
  caseModes,
  caseOpeners,
  caseOutcomes,
  caseProblems,
  caseStates,
  caseSteps,
  damageClasses,
  demandAnswers,
  demandChannels,
  demandStates,
  movedTo,
  proofStates,
  rungs,
  waitReasons,
} from '../../flow/2-cases.words.ts';

type Of<List extends readonly string[]> = List[number];
export type CaseWordKey =
  | `case_state.${Of<typeof caseStates>}`
  | `case_mode.${Of<typeof caseModes>}`
  | `case_opener.${Of<typeof caseOpeners>}`
  | `case_channel.${Of<typeof caseChannels>}`
  | `case_problem.${Of<typeof caseProblems>}`
  | `rung.${Of<typeof rungs>}`
  | `damage.${Of<typeof damageClasses>}`
  | `proof_state.${Of<typeof proofStates>}`
  | `wait_reason.${Of<typeof waitReasons>}`
  | `demand_channel.${Of<typeof demandChannels>}`
  | `demand_answer.${Of<typeof demandAnswers>}`
  | `demand_state.${Of<typeof demandStates>}`
  | `case_outcome.${Of<typeof caseOutcomes>}`
  | `case_step.${Of<typeof caseSteps>}`
  | `proof_by.${'contract' | 'voucher' | 'file' | 'seen'}`
  | `visit_state.${'planned' | 'done' | 'cancelled'}`
  | `escalated_because.${'silence' | 'refused' | 'not_kept' | 'merchant_left' | 'decided_by_person'}`
  | `moved_on.${Of<typeof movedTo>}`;

export const caseWords: Record<CaseWordKey, string> = {
  'case_state.new': 'new',
  'case_state.triaged': 'looked at',
  'case_state.in_progress': 'in progress',
  'case_state.waiting': 'waiting',
  'case_state.resolved': 'resolved',
  'case_state.closed': 'closed',
  'case_state.cancelled': 'called off',
  'case_mode.v1': 'the customer complained',
  'case_mode.v2': 'found by us',
  'case_opener.customer': 'by the customer',
  'case_opener.desk': 'at the desk',
  'case_opener.mall': 'by the mall itself',
  'case_channel.store': 'in the store',
  'case_channel.phone': 'by telephone',
  'case_channel.page': 'on the page',
  'case_channel.email': 'by e-mail',
  'case_channel.sweep': 'by our call',
  'case_channel.supervision': 'supervision line',
  'case_problem.not_delivered': 'not delivered',
  'case_problem.not_installed': 'not installed',
  'case_problem.late': 'late',
  'case_problem.quality': 'poor quality',
  'case_problem.wrong_goods': 'wrong goods',
  'case_problem.damaged': 'damaged',
  'case_problem.property_damage': 'damage to the home',
  'case_problem.return_refused': 'return refused',
  'case_problem.service': 'service',
  'case_problem.other': 'something else',
  'rung.merchant': 'merchant',
  'rung.mall': 'mall',
  'rung.compensation': 'advance compensation',
  'damage.none': 'no damage to the home',
  'damage.wall_soaked': 'walls soaked',
  'damage.home_flooded': 'home flooded',
  'proof_state.wanted': 'wanted',
  'proof_state.given': 'given',
  'proof_state.waived': 'done without',
  'wait_reason.customer': 'the customer',
  'wait_reason.merchant': 'the merchant',
  'wait_reason.visit': 'a visit',
  'wait_reason.outside': 'something outside',
  'wait_reason.account': 'the customer’s other account',
  'demand_channel.call': 'call',
  'demand_channel.email': 'e-mail',
  'demand_channel.letter': 'letter',
  'demand_channel.meeting': 'meeting',
  'demand_channel.link': 'link',
  'demand_answer.agrees': 'agrees to put it right',
  'demand_answer.put_right': 'has put it right',
  'demand_answer.refuses': 'refuses',
  'demand_answer.disputes': 'disputes',
  'demand_answer.no_agreement': 'no agreement',
  'demand_state.sent': 'waiting for an answer',
  'demand_state.agreed': 'agreed',
  'demand_state.put_right': 'put right',
  'demand_state.failed': 'failed',
  'demand_state.lapsed': 'no answer in time',
  'demand_state.settled': 'settled otherwise',
  'case_outcome.put_right': 'put right by the merchant',
  'case_outcome.compensated': 'compensated',
  'case_outcome.refused': 'refused',
  'case_outcome.declined': 'declined by the customer',
  'case_outcome.withdrawn': 'withdrawn',
  'case_outcome.satisfied': 'customer satisfied',
  'case_outcome.other': 'other',
  'case_step.triage': 'look at it',
  'case_step.visit': 'visit the home',
  'case_step.merchant_answer': 'the merchant answers',
  'case_step.merchant_performance': 'the merchant puts it right',
  'case_step.wait_over': 'the wait ends',
  'case_step.decide': 'decide',
  'case_step.follow_up': 'next step',
  'case_step.close': 'close',
  'case_step.none': 'nothing',
  'proof_by.contract': 'the contract',
  'proof_by.voucher': 'a payment voucher',
  'proof_by.file': 'a file',
  'proof_by.seen': 'seen by staff',
  'visit_state.planned': 'planned',
  'visit_state.done': 'made',
  'visit_state.cancelled': 'cancelled',
  'escalated_because.silence': 'silence',
  'escalated_because.refused': 'the merchant refused',
  'escalated_because.not_kept': 'not done by the agreed day',
  'escalated_because.merchant_left': 'the merchant has left',
  'escalated_because.decided_by_person': 'decided by a person',
  'moved_on.decided': 'decided',
  'moved_on.remedied': 'put right',
  'moved_on.refused': 'refused',
  'moved_on.declined': 'declined by the customer',
  'moved_on.undecided': 'to be decided anew',
  'moved_on.money_returned': 'money came back',
};
