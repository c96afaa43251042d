// A client as an outside program would write it: it founds a company by the console's link and repeats what got no answer
// under the same key, because no answer means nothing about what happened.
import { randomUUID } from 'node:crypto';

export interface Answer {
  status: number;
  // biome-ignore lint/suspicious/noExplicitAny: a proof looks at what came, whatever it is
  body: any;
  replayed: boolean;
  retryAfterSeconds?: number;
}

/** One try; rejects when the connection breaks. */
export type Send = (method: string, path: string, body?: unknown, key?: string) => Promise<Answer>;

export function sendTo(url: string, secret: () => string): Send {
  return async (method, path, body, key) => {
    const response = await fetch(`${url}/api${path}`, {
      method,
      headers: {
        authorization: `Bearer ${secret()}`,
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        ...(key ? { 'idempotency-key': key } : {}),
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      signal: AbortSignal.timeout(20_000),
    });
    const text = await response.text();
    return {
      status: response.status,
      body: text ? JSON.parse(text) : undefined,
      replayed: response.headers.get('idempotent-replayed') === 'true',
      retryAfterSeconds: Number(response.headers.get('retry-after')) || undefined,
    };
  };
}

/** Founds a company by the console's link and answers the secret of an administrator's key. */
export async function foundCompany(url: string, entryLink: string): Promise<string> {
  const post = (path: string, body: unknown, cookie = '') =>
    fetch(`${url}/api${path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', cookie },
      body: JSON.stringify(body),
    });
  const founded = await post('/setup/company', {
    token: entryLink.split('#')[1],
    name: `Proof ${randomUUID()}`,
    country: 'CN',
    timeZone: 'Asia/Shanghai',
    currency: 'CNY',
    language: 'en',
    playbooks: ['marketplace'],
    administrator: { name: 'Ada', email: 'ada@example.com', password: 'seven grey umbrellas 4' },
  });
  if (founded.status !== 201) throw new Error(`company.found answered ${founded.status} ${await founded.text()}`);
  const cookie = founded.headers.get('set-cookie')?.split(';')[0] ?? '';
  const made = await post('/keys', { name: 'proof', roles: ['administrator'] }, cookie);
  return ((await made.json()) as { secret: string }).secret;
}

const amount = { amountMinor: '700000', currency: 'CNY' };

/** A contract that touches many tables: a new person, two lines, two obligations, a voucher. */
export function contractNumbered(number: string) {
  return {
    number,
    signedOn: '2026-01-01',
    customer: { name: `Customer ${number}`, phones: [] },
    amount,
    lines: [
      { description: 'Oak floor', amount },
      { description: 'Skirting', amount },
    ],
    obligations: [
      { kind: 'deliver', agreedOn: '2026-03-01' },
      { kind: 'install', agreedOn: '2026-03-02' },
    ],
    vouchers: [{ kind: 'receipt', number: `V-${number}`, paidOn: '2026-01-01', amount }],
  };
}

export interface Writers {
  /** Number → id, of every contract whose registration was answered with 201. */
  acked: Map<string, string>;
  counts: { tries: number; failures: number; statuses: Map<number, number> };
  /** The moment of the last acknowledgement, as `performance.now()`. */
  lastAckAt: number;
  /** Lets each writer finish its contract, then resolves. */
  finish(): Promise<void>;
}

/** `count` writers register contracts one after the other, each repeated under its key until it is acknowledged. */
export function startWriters(send: Send, count: number, name: string): Writers {
  let going = true;
  const writers: Writers = {
    acked: new Map(),
    counts: { tries: 0, failures: 0, statuses: new Map() },
    lastAckAt: performance.now(),
    async finish() {
      going = false;
      await running;
    },
  };
  const write = async (number: string) => {
    const key = `key-${number}`;
    for (let attempt = 1; attempt <= 400; attempt += 1) {
      writers.counts.tries += 1;
      const answer = await send('POST', '/contracts', contractNumbered(number), key).catch(() => undefined);
      const status = answer?.status ?? 0;
      writers.counts.statuses.set(status, (writers.counts.statuses.get(status) ?? 0) + 1);
      if (answer?.status === 201) {
        writers.acked.set(number, answer.body.contractId);
        writers.lastAckAt = performance.now();
        return;
      }
      writers.counts.failures += 1;
      if (status >= 400 && status < 500 && answer?.body.refusal !== 'key.running')
        throw new Error(`${number}: ${status} ${JSON.stringify(answer?.body)}`);
      await new Promise((resolve) => setTimeout(resolve, 100 + Math.random() * 200));
    }
    throw new Error(`${number} was never acknowledged`);
  };
  const running = Promise.all(
    Array.from({ length: count }, async (_, writer) => {
      for (let n = 0; going; n += 1) await write(`${name}-${writer}-${n}`);
    }),
  ).then(() => undefined);
  running.catch(() => undefined);
  return writers;
}
