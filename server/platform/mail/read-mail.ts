// Reads a whole mail in a thread of its own, one after the other. The thread is kept while mail comes and ended a little later.
import { Worker } from 'node:worker_threads';
import { type MailRead, mailLimits } from './mail-read.ts';

interface Reader {
  worker: Worker;
  turns: number;
  resting?: NodeJS.Timeout | undefined;
}

let reader: Reader | undefined;
let queue: Promise<unknown> = Promise.resolve();
const restsAfterMs = 3_000;

/** Undefined for what is past the limits of MAIL-1, or no mail at all. The bytes stay the caller's. */
export function readMail(bytes: Uint8Array): Promise<MailRead | undefined> {
  const reading = queue.then(() => readNext(bytes));
  queue = reading.catch(() => undefined);
  return reading;
}

async function readNext(bytes: Uint8Array): Promise<MailRead | undefined> {
  if (bytes.length > mailLimits.bytes) return undefined;
  const now = openReader();
  const turn = ++now.turns;
  clearTimeout(now.resting);
  const answer = await answerOf(now, bytes, turn);
  if (reader === now) {
    now.resting = setTimeout(() => close(now), restsAfterMs);
    now.resting.unref();
  }
  return answer.mail;
}

/** Empty when the thread took too long or died, which ends it: the mail is at fault, not the server. */
function answerOf(now: Reader, bytes: Uint8Array, turn: number): Promise<{ mail?: MailRead }> {
  const { worker } = now;
  return new Promise((resolve) => {
    const end = (given: { mail?: MailRead }) => {
      clearTimeout(late);
      worker.off('message', onMessage).off('error', onDeath).off('exit', onDeath);
      resolve(given);
    };
    const onMessage = (told: { turn: number; mail?: MailRead }) => {
      if (told.turn === turn) end(told);
    };
    const onDeath = () => {
      close(now);
      end({});
    };
    const late = setTimeout(onDeath, mailLimits.readForMs);
    worker.on('message', onMessage).on('error', onDeath).on('exit', onDeath);
    worker.postMessage({ bytes, turn });
  });
}

function openReader(): Reader {
  if (reader) return reader;
  const worker = new Worker(new URL('./read-mail.worker.ts', import.meta.url), {
    resourceLimits: { maxOldGenerationSizeMb: 192 },
  });
  worker.unref();
  reader = { worker, turns: 0 };
  return reader;
}

function close(closed: Reader): void {
  clearTimeout(closed.resting);
  if (reader === closed) reader = undefined;
  // Its last words are nobody's concern.
  closed.worker.on('error', () => undefined);
  void closed.worker.terminate();
}
