// Every question a story may ask; a stage that brings new questions adds its list here.
import type { Question } from '../stage.ts';
import { caseQuestions } from './case-questions.ts';
import { clockQuestions } from './clock-questions.ts';
import { decisionQuestions } from './decision-questions.ts';
import { paymentQuestions } from './payment-questions.ts';
import { promiseQuestions } from './promise-questions.ts';
import { recoveryQuestions } from './recovery-questions.ts';
import { registryQuestions } from './registry-questions.ts';
import { sweepQuestions } from './sweep-questions.ts';
import { warningQuestions } from './warning-questions.ts';

const all: readonly Question[] = [
  ...registryQuestions,
  ...promiseQuestions,
  ...caseQuestions,
  ...clockQuestions,
  ...sweepQuestions,
  ...warningQuestions,
  ...decisionQuestions,
  ...paymentQuestions,
  ...recoveryQuestions,
].toSorted((a, b) => b.asks.length - a.asks.length);

/** Finds the question a line asks and the name it asks about: `contract C`, `overdue without complaint`. */
export function findQuestion(line: string): { question: Question; subject: string } | undefined {
  const words = line.trim();
  for (const question of all) {
    if (!question.named && words.toLowerCase() === question.asks) return { question, subject: '' };
    if (question.named && words.toLowerCase().startsWith(`${question.asks} `))
      return { question, subject: words.slice(question.asks.length + 1).trim() };
  }
  return undefined;
}
