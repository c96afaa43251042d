// Long work on the one thread of the house, cut into slices: between two of them everybody else is answered.
import { setImmediate as othersFirst } from 'node:timers/promises';

/** Work that stops by itself every so often: each `yield` is a place where others may come first. */
export type Steps<T> = Generator<void, T, void>;

/** So long a slice keeps the thread: well below what a person or a probe notices. */
const sliceMs = 8;

export async function workInSlices<T>(steps: Steps<T>): Promise<T> {
  for (;;) {
    const until = performance.now() + sliceMs;
    do {
      const step = steps.next();
      if (step.done) return step.value;
    } while (performance.now() < until);
    await othersFirst();
  }
}

/** One thing after another with each of many. */
export function* eachOf<Item>(items: Iterable<Item>, work: (item: Item) => void): Steps<void> {
  for (const item of items) {
    work(item);
    yield;
  }
}

/** The same in one go, for little work. */
export function workAtOnce<T>(steps: Steps<T>): T {
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
  }
}
