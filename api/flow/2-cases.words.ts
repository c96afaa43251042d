// The words of stage 2: states, rungs, reasons. Facts, contracts, tables and texts are made of them.

export const caseStates = ['new', 'triaged', 'in_progress', 'waiting', 'resolved', 'closed', 'cancelled'] as const;
export type CaseState = (typeof caseStates)[number];
/** Still owed an answer. */
export const openCaseStates = ['new', 'triaged', 'in_progress', 'waiting'] as const;
/** E15: v1, the customer complained; v2, the mall looked for it and opened it itself. */
export const caseModes = ['v1', 'v2'] as const;
export type CaseMode = (typeof caseModes)[number];
export const caseOpeners = ['customer', 'desk', 'mall'] as const;
export type CaseOpener = (typeof caseOpeners)[number];
export const caseChannels = ['store', 'phone', 'page', 'email', 'sweep', 'supervision'] as const;
export type CaseChannel = (typeof caseChannels)[number];
export const caseProblems = [
  'not_delivered',
  'not_installed',
  'late',
  'quality',
  'wrong_goods',
  'damaged',
  'property_damage',
  'return_refused',
  'service',
  'other',
] as const;
export type CaseProblem = (typeof caseProblems)[number];
/** L6: who is to put it right next. A case only climbs. */
export const rungs = ['merchant', 'mall', 'compensation'] as const;
export type Rung = (typeof rungs)[number];
/** E16: what it did to the household. */
export const damageClasses = ['none', 'wall_soaked', 'home_flooded'] as const;
export type DamageClass = (typeof damageClasses)[number];
export const proofStates = ['wanted', 'given', 'waived'] as const;
export type ProofState = (typeof proofStates)[number];
/** For whom or what a case waits; each pauses its own clocks (CASE-9). */
/** `account`: the bank sent the money back, and the customer is asked for another account. */
export const waitReasons = ['customer', 'merchant', 'visit', 'outside', 'account'] as const;
export type WaitReason = (typeof waitReasons)[number];
export const demandChannels = ['call', 'email', 'letter', 'meeting', 'link'] as const;
export type DemandChannel = (typeof demandChannels)[number];
/** `agrees` with a day, `put_right` already, or one of three ways to say no. */
export const demandAnswers = ['agrees', 'put_right', 'refuses', 'disputes', 'no_agreement'] as const;
export type DemandAnswer = (typeof demandAnswers)[number];
export const demandStates = ['sent', 'agreed', 'put_right', 'failed', 'lapsed', 'settled'] as const;
export type DemandState = (typeof demandStates)[number];
/** `declined`: money was decided and the customer does not want it. */
export const caseOutcomes = [
  ...(['put_right', 'compensated', 'refused', 'declined'] as const),
  ...(['withdrawn', 'satisfied', 'other'] as const),
] as const;
export type CaseOutcome = (typeof caseOutcomes)[number];
/** What later stages tell a case came of it. `undecided`: a payment was stopped; `money_returned`: the bank sent it back. */
export const movedTo = ['decided', 'remedied', 'refused', 'declined', 'undecided', 'money_returned'] as const;
/** What is due next in a case. */
export const caseSteps = [
  'triage',
  'visit',
  'merchant_answer',
  'merchant_performance',
  'wait_over',
  'decide',
  'follow_up',
  'close',
  'none',
] as const;
export type CaseStep = (typeof caseSteps)[number];
