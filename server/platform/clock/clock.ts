// Time as a value that is passed in: the machine's, or a story's, which a test or a journey moves by hand.

export interface Clock {
  now(): Date;
}

export const machineClock: Clock = { now: () => new Date() };

/** A clock that stands still until told; stories and tests use it. */
export class StoryClock implements Clock {
  #at: Date;
  constructor(start: Date) {
    this.#at = start;
  }
  now(): Date {
    return new Date(this.#at);
  }
  moveTo(at: Date): void {
    this.#at = at;
  }
}
