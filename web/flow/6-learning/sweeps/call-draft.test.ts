import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  actionsFor,
  answerQuestion,
  type CallDraft,
  callBody,
  callQuestions,
  choicesOf,
  nextQuestion,
  takeBack,
} from './call-draft.ts';

const empty: CallDraft = { note: '' };
/** Answers by digit keys, as a caller gives them; a key without a meaning does nothing. */
const press = (draft: CallDraft, digit: number): CallDraft => {
  const question = nextQuestion(draft);
  const answer = question && choicesOf(question)[digit - 1];
  return question && answer ? answerQuestion(draft, question, answer) : draft;
};
const presses = fc.array(fc.integer({ min: 1, max: 4 }), { maxLength: 8 });

describe('[CALL-1] a call is told by digits alone', () => {
  test('reached, not delivered, not installed, the same problem: a case is opened', () => {
    const told = [1, 2, 2, 1].reduce(press, empty);
    expect(callBody(told, false)).toMatchObject({
      outcome: 'reached',
      delivered: 'no',
      installed: 'no',
      sameProblem: 'yes',
      nextAction: 'open_case',
    });
  });
  test('a reached customer is asked everything before anything can be sent', () => {
    expect(callBody([1, 2, 2].reduce(press, empty), false)).toBeUndefined();
    expect(nextQuestion([1, 2, 2].reduce(press, empty))).toBe('sameProblem');
  });
  test('who was not reached is asked nothing, and is called again until the last attempt', () => {
    const told = press(empty, 2);
    expect(callBody(told, false)).toMatchObject({ outcome: 'not_reached', delivered: null, nextAction: 'call_again' });
    expect(callBody(told, true)).toMatchObject({ nextAction: 'letter' });
    expect(actionsFor(told, true)).not.toContain('call_again');
  });
});

describe('[CALL-2] what was told can be taken back and told otherwise', () => {
  test('after any keys, taking back as often as there are answers leaves nothing but the note', () => {
    fc.assert(
      fc.property(presses, fc.string(), (keys, note) => {
        const told = keys.reduce(press, { note });
        const answers = callQuestions.filter((question) => told[question] !== undefined).length;
        const back = Array.from({ length: answers }).reduce<CallDraft>((draft) => takeBack(draft), told);
        expect(back).toEqual({ note });
      }),
    );
  });
  test('another outcome forgets what only a reached customer said', () => {
    const told = answerQuestion([1, 1, 1, 2].reduce(press, empty), 'outcome', 'declined');
    expect(callBody(told, false)).toMatchObject({ outcome: 'declined', delivered: null, sameProblem: null });
  });
  test('a call again at a time is sent only when there is a call again', () => {
    const told = { ...press(empty, 2), callFrom: '2026-03-01T10:00:00Z' };
    expect(callBody(told, false)?.callFrom).toBe('2026-03-01T10:00:00Z');
    expect(callBody({ ...told, nextAction: 'letter' }, false)?.callFrom).toBeNull();
  });
});
