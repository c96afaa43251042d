// The words of stage 2: states, rungs, reasons. Facts, contracts, tables and texts are made of them.
import { z } from 'zod';
import { id } from '../values.ts';

/** Who works on cases: a person's account or a program's key. */
export const workerId = z.union([id('acc'), id('key')]);

export const caseStates = ['new', 'triaged', 'in_progress', 'waiting', 'resolved', 'closed', 'cancelled'] as const;
export type CaseState = (typeof caseStates)[number];
/** Still owed an answer. */
export const openCaseStates = ['new', 'triaged', 'in_progress', 'waiting'] as const;
/** E15: v1, the customer complained; v2, the mall looked for it and opened it itself. */
export const caseModes = ['v1', 'v2'] as const;
export type CaseMode = (typeof caseModes)[number];
export const caseOpeners = ['customer', 'desk', 'mall'] as const;
export type CaseOpener = (typeof caseOpeners)[number];
export const caseChannels = ['store', 'phone', 'page', 'email', 'message', 'sweep', 'supervision'] as const;
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
export const waitReasons = [
  ...(['customer', 'merchant', 'visit', 'outside', 'account'] as const),
  ...(['part', 'supplier', 'weather', 'court'] as const),
] as const;
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
/** What a customer may ask for; a judgement files its demands under the same words. */
export const customerAsks = [
  ...(['refund', 'replace', 'repair', 'price_reduction', 'deliver', 'missing_part', 'redo', 'damages'] as const),
] as const;
/** And what a person at the desk may have been asked for. */
export const askedRemedies = [
  ...customerAsks,
  ...([
    'replace_other_model',
    'repair_cost',
    'third_party_at_cost',
    'loaner',
    'extra_compensation',
    'penalty',
  ] as const),
] as const;
export type AskedRemedy = (typeof askedRemedies)[number];
/** Who bought, how, and what: laws differ by them, and no register tells. */
export const buyerKinds = ['consumer', 'business'] as const;
export const boughtWays = ['store', 'distance', 'off_premises'] as const;
export const orderedKinds = ['ready_made', 'made_to_order', 'work', 'home', 'prepaid'] as const;
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
/** How something was said to or by the customer: on their page, by e-mail, or by a gateway (WeChat, WhatsApp, Telegram, SMS). */
export const messageChannels = ['page', 'email', 'gateway'] as const;
export type MessageChannel = (typeof messageChannels)[number];
/** What became of a message that leaves us. `kept`: it stands on the customer's page and goes nowhere else. */
export const messageStates = ['kept', 'waiting', 'sending', 'sent', 'delivered', 'failed', 'stopped'] as const;
export type MessageState = (typeof messageStates)[number];
/** Why a message was not delivered: of our own making, of the way there, or what the other side said. */
export const sendFaults = [
  ...([
    'no_address',
    'address_unusable',
    'not_set_up',
    'host_unknown',
    'host_private',
    'unreachable',
    'timed_out',
  ] as const),
  ...([
    'not_secure',
    'sign_in_failed',
    'sender_refused',
    'recipient_refused',
    'content_refused',
    'bounced',
    'try_later',
    'other',
  ] as const),
] as const;
export type SendFault = (typeof sendFaults)[number];
/** Q14: the supervision line stands beside the ordinary one; what comes by it only those who oversee see. */
export const channelLines = ['ordinary', 'supervision'] as const;
export type ChannelLine = (typeof channelLines)[number];
/** Where an arrival stands: it waits for a person, is a message of a case, was set aside, or asked for nothing. */
export const arrivalPlaces = ['waiting', 'placed', 'aside', 'silent'] as const;
export type ArrivalPlace = (typeof arrivalPlaces)[number];
/** Why nobody could place it, or why it asks for nothing. */
export const arrivalReasons = [
  ...([
    'stranger',
    'several_people',
    'several_cases',
    'case_ended',
    'token_unknown',
    'other_sender',
    'forged',
    'unreadable',
    'too_many',
  ] as const),
  ...(['auto_reply', 'bounce', 'list', 'own_mail'] as const),
] as const;
export type ArrivalReason = (typeof arrivalReasons)[number];
/** What speaks for the sender: our reply token and their address, a check of their domain, nothing, or something against it. */
export const senderProofs = ['token', 'domain', 'none', 'failed'] as const;
export type SenderProof = (typeof senderProofs)[number];
