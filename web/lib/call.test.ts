import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { listContracts, showContract } from '#api/registry/contracts';
import { inviteAccount, showSession, signOut } from '#api/setup';
import { addressOf, writeSearch } from './address-of.ts';
import { call, speakIn } from './call.ts';
import { AwayError, isWeather, RefusedError } from './refused-error.ts';
import { keyForIntent } from './use-deed.ts';

// The outside world of the client is fetch; this one answers what a test lays down and keeps what it was asked.
const asked: { address: string; request: RequestInit }[] = [];
let answers: (() => Response)[] = [];
const realFetch = globalThis.fetch;
beforeEach(() => {
  asked.length = 0;
  globalThis.fetch = async (address, request = {}) => {
    asked.push({ address: String(address), request });
    const answer = answers.shift();
    if (!answer) throw new TypeError('network is away');
    return answer();
  };
});
afterEach(() => {
  globalThis.fetch = realFetch;
  answers = [];
});
const json = (status: number, body: unknown) => () => new Response(JSON.stringify(body), { status });
const headersOf = (place: number) => asked[place]?.request.headers as Record<string, string>;

describe('the address of a route', () => {
  const contractId = 'ctr_01k9z0000000000000000000000' as const;
  test('has its parameters and the query without empty values', () => {
    expect(addressOf(showContract, { params: { contractId } })).toBe(`/api/contracts/${contractId}`);
    expect(addressOf(listContracts, { query: { state: 'fulfilled', signedFrom: undefined } })).toBe(
      '/api/contracts?state=fulfilled',
    );
    expect(writeSearch({ a: '', b: 0, c: ['x', 'y'] })).toBe('?b=0&c=x&c=y');
  });
  test('cannot be broken out of by a parameter', () => {
    expect(addressOf(showContract, { params: { contractId: 'ctr_../../session' } })).toBe(
      '/api/contracts/ctr_..%2F..%2Fsession',
    );
  });
});

describe('a call', () => {
  test('carries the language, and a key only when it writes', async () => {
    speakIn('ru');
    answers = [json(200, {}), json(200, { ended: true })];
    await call(showSession, {});
    await call(signOut, {}, { key: 'one' });
    expect(headersOf(0)).toMatchObject({ 'x-makegood-language': 'ru' });
    expect(headersOf(0)).not.toHaveProperty('idempotency-key');
    expect(headersOf(1)).toMatchObject({ 'idempotency-key': 'one' });
    expect(headersOf(1)).not.toHaveProperty('content-type');
  });

  test('throws a refusal with its words, facts and fields', async () => {
    const fields = [{ path: 'body.email', reason: 'плохо' }];
    answers = [json(422, { refusal: 'input.invalid', message: 'Часть введённого…', facts: { a: 1 }, fields })];
    const thrown = await call(inviteAccount, { body: { name: 'A', email: 'x', roles: ['agent'] } }).catch((e) => e);
    expect(thrown).toBeInstanceOf(RefusedError);
    expect(thrown).toMatchObject({
      code: 'input.invalid',
      status: 422,
      message: 'Часть введённого…',
      facts: { a: 1 },
      fields,
    });
    expect(isWeather(thrown)).toBe(false);
  });

  test("[WEB-2] another machine's page, an empty body and no answer are weather, whatever the status", async () => {
    for (const answer of [
      () => new Response('<h1>Bad gateway</h1>', { status: 502 }),
      () => new Response('<h1>Sign in to this network</h1>', { status: 200 }),
      () => new Response('', { status: 200 }),
      json(500, { message: 'not ours' }),
    ]) {
      answers = [answer];
      await expect(call(showSession, {})).rejects.toBeInstanceOf(AwayError);
    }
    await expect(call(showSession, {})).rejects.toBeInstanceOf(AwayError);
  });

  test('weather may be asked again, a refusal may not', () => {
    const refused = (status: number, refusal: string) => new RefusedError(status, { refusal, message: '' });
    expect(isWeather(new AwayError())).toBe(true);
    expect(isWeather(refused(503, 'system.away'))).toBe(true);
    expect(isWeather(refused(409, 'key.running'))).toBe(true);
    expect(isWeather(refused(409, 'contract.number_taken'))).toBe(false);
  });
});

describe('[WEB-1] the key of an intent', () => {
  test('stays while the same input is sent again without an answer', () => {
    const first = keyForIntent(undefined, { body: { a: 1 } });
    expect(keyForIntent(first, { body: { a: 1 } })).toBe(first);
  });
  test('is another for another input, and for the next deed after an answer', () => {
    const first = keyForIntent(undefined, { body: { a: 1 } });
    expect(keyForIntent(first, { body: { a: 2 } }).key).not.toBe(first.key);
    expect(keyForIntent(undefined, { body: { a: 1 } }).key).not.toBe(first.key);
  });
});
