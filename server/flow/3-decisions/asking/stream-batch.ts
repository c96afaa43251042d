// Judges a batch case by case and streams the answers, so that ten thousand of them never stand in memory at once.
import { Readable } from 'node:stream';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { judgeBatch } from '#api/flow/3-decisions.routes';
import type { Lawbooks } from '../lawbooks/read-lawbooks.ts';
import { judgeCase } from './judge-given.ts';

/** Cases judged before others get their turn: some ten milliseconds of work. */
const casesPerTurn = 20;

/** One JSON object a line, in the order of the cases; it stops when the reader goes away. */
export function streamBatch(books: Lawbooks, cases: readonly unknown[], withTrace: boolean): Readable {
  return Readable.from(linesOf(books, cases, withTrace));
}

async function* linesOf(books: Lawbooks, cases: readonly unknown[], withTrace: boolean): AsyncGenerator<string> {
  for (let from = 0; from < cases.length; from += casesPerTurn) {
    const turn = cases.slice(from, from + casesPerTurn).map((given, at) => {
      const line = judgeBatch.answer.parse(judgeCase(books, given, from + at, withTrace));
      return `${JSON.stringify(line)}\n`;
    });
    yield turn.join('');
    await nextTurn();
  }
}
