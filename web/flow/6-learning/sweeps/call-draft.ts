// What a caller has heard so far, as pure steps: which question is next, what a digit answers, and what is sent at the end.
import type { z } from 'zod';
import type { callFindings, callOutcomes, callTask, nextActions } from '#api/flow/6-learning';

/** A contract taken to be called, with everything for the call. */
export type CallTaskShown = z.infer<typeof callTask>;
export type Outcome = (typeof callOutcomes)[number];
export type Finding = (typeof callFindings)[number];
export type NextAction = (typeof nextActions)[number];

/** The questions of a call in the order they are asked; the last three only of a customer who was reached (SWEEP-6). */
export const callQuestions = ['outcome', 'delivered', 'installed', 'sameProblem'] as const;
export type CallQuestion = (typeof callQuestions)[number];

export interface CallDraft {
  outcome?: Outcome;
  delivered?: Finding;
  installed?: Finding;
  sameProblem?: Finding;
  /** Chosen by the caller; without it the answers suggest one. */
  nextAction?: NextAction;
  callFrom?: string;
  note: string;
}

/** The digit keys answer in this order, 1 is the first: the same keys in every language and layout. */
export const outcomeChoices = ['reached', 'not_reached', 'wrong_number', 'declined'] as const satisfies Outcome[];
export const findingChoices = ['yes', 'no', 'not_due', 'unknown'] as const satisfies Finding[];

export function choicesOf(question: CallQuestion): readonly string[] {
  return question === 'outcome' ? outcomeChoices : findingChoices;
}

/** Questions that this draft has to answer. */
export function questionsOf(draft: CallDraft): readonly CallQuestion[] {
  return draft.outcome === 'reached' ? callQuestions : ['outcome'];
}

/** The first question without an answer; undefined when the call is told. */
export function nextQuestion(draft: CallDraft): CallQuestion | undefined {
  return questionsOf(draft).find((question) => draft[question] === undefined);
}

/** A question answered; another outcome forgets what only a reached customer can have said. */
export function answerQuestion(draft: CallDraft, question: CallQuestion, answer: string): CallDraft {
  const { note, callFrom } = draft;
  if (question === 'outcome' && answer !== draft.outcome)
    return { note, ...(callFrom === undefined ? {} : { callFrom }), outcome: answer as Outcome };
  const { nextAction: _, ...rest } = draft;
  return { ...rest, [question]: answer };
}

/** The answer to the last question taken back, so that it is asked again. */
export function takeBack(draft: CallDraft): CallDraft {
  const last = questionsOf(draft).findLast((question) => draft[question] !== undefined);
  if (last === undefined) return draft;
  const { [last]: _, nextAction: __, ...rest } = draft;
  return { ...rest, note: draft.note };
}

/** What may follow: a call again only for who was not reached, and not after the last attempt (SWEEP-7). */
export function actionsFor(draft: CallDraft, isLastAttempt: boolean): readonly NextAction[] {
  if (draft.outcome === 'not_reached' || draft.outcome === 'wrong_number')
    return isLastAttempt ? ['letter', 'visit', 'none', 'other'] : ['call_again', 'letter', 'visit', 'none', 'other'];
  if (draft.sameProblem === 'yes') return ['open_case'];
  return ['none', 'visit', 'letter', 'other'];
}

/** The chosen one while it is still possible, else the first that is. */
export function actionOf(draft: CallDraft, isLastAttempt: boolean): NextAction {
  const possible = actionsFor(draft, isLastAttempt);
  return possible.find((one) => one === draft.nextAction) ?? possible[0] ?? 'none';
}

/** The body of the call; undefined while a question is open. */
export function callBody(draft: CallDraft, isLastAttempt: boolean) {
  const { outcome, delivered = null, installed = null, sameProblem = null, callFrom } = draft;
  if (outcome === undefined || nextQuestion(draft) !== undefined) return undefined;
  const nextAction = actionOf(draft, isLastAttempt);
  return {
    ...{ outcome, delivered, installed, sameProblem, nextAction },
    callFrom: nextAction === 'call_again' ? (callFrom ?? null) : null,
    note: draft.note.trim() === '' ? null : draft.note.trim(),
  };
}
