// Calls a route by its contract: address, method and types come from api/, the reader's language goes along.
import type { AnswerOf, RouteContract } from '#api/contract';
import { addressOf, type Given } from './address-of.ts';
import { AwayError, asRefusal, RefusedError } from './refused-error.ts';

export interface CallOptions {
  /** One per intent, the same when the same intent is sent again; a new one is made when none is given. */
  key?: string;
  signal?: AbortSignal;
  /** Sent even when the page is being left. */
  outlives?: boolean;
}

let readerLanguage = 'en';
/** The language refusals are answered in; set by the texts when the reader switches. */
export function speakIn(language: string): void {
  readerLanguage = language;
}

/** Headers every request to the server carries. */
export function callHeaders(contract: RouteContract, key?: string): Record<string, string> {
  const write = contract.method !== 'GET' && !contract.asksOnly;
  return {
    accept: 'application/json',
    'x-makegood-language': readerLanguage,
    ...(write ? { 'idempotency-key': key ?? crypto.randomUUID() } : {}),
  };
}

/** Throws `RefusedError` when the server says no, `AwayError` when no answer comes. The answer's type is the contract's. */
export async function call<R extends RouteContract>(
  contract: R,
  given: Given<R>,
  options: CallOptions = {},
): Promise<AnswerOf<R>> {
  const { body } = given as { body?: unknown };
  const headers = callHeaders(contract, options.key);
  if (body !== undefined) headers['content-type'] = 'application/json';
  const response = await ask(addressOf(contract, given), {
    method: contract.method,
    headers,
    credentials: 'same-origin',
    body: body === undefined ? undefined : JSON.stringify(body),
    signal: options.signal,
    keepalive: options.outlives,
  });
  return readAnswer<R>(response.status, await response.text().catch(() => ''));
}

/** An answer is JSON; anything else means that something between us and the server spoke instead of it. */
export function readAnswer<R extends RouteContract>(status: number, text: string): AnswerOf<R> {
  const body = parseJson(text);
  if (status >= 200 && status < 300 && body !== undefined) return body as AnswerOf<R>;
  const refusal = asRefusal(body);
  if (refusal) throw new RefusedError(status, refusal);
  throw new AwayError(`answer ${status} without words`);
}

async function ask(address: string, request: RequestInit): Promise<Response> {
  try {
    return await fetch(address, request);
  } catch (error) {
    if (error instanceof DOMException && error.name === 'AbortError') throw error;
    throw new AwayError('no answer', { cause: error });
  }
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
