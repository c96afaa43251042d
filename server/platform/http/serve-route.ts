// Mounts one contract: who may, what goes in, what comes out. A contract without a policy cannot be mounted (T-A9).
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { z } from 'zod';
import type { Actor } from '../auth/actor.ts';
import { type Acting, actingFor } from '../database/acting.ts';
import { isWeather } from '../database/database-weather.ts';
import type { Database, Keyed, Proof } from '../database/transact.ts';
import type { Uuid } from '../ids/make-id.ts';
import { refuse } from '../refusal.ts';
import { InvalidInput } from './explain-error.ts';
import { findUnstorableText } from './find-unstorable-text.ts';
import { fingerprintOf, keyedRequest, Replayed } from './idempotency.ts';

/** The shape of a contract as far as HTTP needs it; api/contract.ts has the full type. */
export interface Contract {
  name: string;
  method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  path: string;
  summary: string;
  policy: { permission: string } | { signedIn: true } | { anyone: string };
  params?: z.ZodType;
  query?: z.ZodType;
  body?: z.ZodType;
  answer: z.ZodType;
  status?: number;
  takesFile?: boolean;
  takesBytes?: string;
  bodyBytesMax?: number;
  asksOnly?: boolean;
  sends?: string;
}

type Of<S> = S extends z.ZodType ? z.output<S> : undefined;
export interface Asked<C extends Contract> {
  params: Of<C['params']>;
  query: Of<C['query']>;
  body: Of<C['body']>;
  request: FastifyRequest;
  reply: FastifyReply;
}

export interface Identified {
  tenantId: Uuid;
  actor: Actor;
}

/** Who asked a moment ago, to be confirmed in the transaction that does the work. */
export interface Recalled extends Identified {
  proof: Proof;
}

export interface Routing {
  app: FastifyInstance;
  database: Database;
  /** Finds who asks, from cookie or key; undefined when nobody is signed in. Refuses a write from a foreign origin. */
  identify(request: FastifyRequest): Promise<Identified | undefined>;
  /** Who it was lately, without asking; undefined when that is not known. */
  recall?(request: FastifyRequest): Recalled | undefined;
  /** Every mounted contract; the reference pages and the generated tests read it. */
  mounted: Contract[];
}

/** What a handler gives back is what its transaction gave back, so that the answer can be kept with the work. */
export type Handler<C extends Contract, Made = z.input<C['answer']>> = (
  acting: Acting,
  asked: Asked<C>,
) => Promise<Made>;
export type OpenHandler<C extends Contract> = (database: Database, asked: Asked<C>) => Promise<z.input<C['answer']>>;

/** Mounts a route for those the policy admits. `shown` turns what the verb made into the answer, when they differ. */
export function serve<C extends Contract, Made = z.input<C['answer']>>(
  routing: Routing,
  contract: C,
  handler: Handler<C, Made>,
  shown: (made: Made) => z.input<C['answer']> = (made) => made as z.input<C['answer']>,
): void {
  const { policy } = contract;
  if (!('permission' in policy) && !('signedIn' in policy))
    throw new Error(`route ${contract.name} has no policy: who may call it?`);
  const work = async (who: Identified, request: FastifyRequest, reply: FastifyReply) => {
    request.accountLanguage = who.actor.language;
    if ('permission' in policy && !who.actor.permissions.has(policy.permission)) {
      throw refuse('permission.missing', { permission: policy.permission });
    }
    return await answerAs(routing, contract, who, readInput(contract, request, reply), handler, shown);
  };
  mount(routing, contract, async (request, reply) => {
    const recalled = askedWithTheWork(contract) ? routing.recall?.(request) : undefined;
    if (recalled) {
      const [outcome] = await Promise.allSettled([work(recalled, request, reply)]);
      if (outcome.status === 'rejected' && isWeather(outcome.reason)) throw outcome.reason;
      // Neither an answer nor a refusal leaves that rests on what was remembered alone (AUTH-10).
      if (await recalled.proof.holds()) {
        if (outcome.status === 'rejected') throw outcome.reason;
        return outcome.value;
      }
    }
    const who = await routing.identify(request);
    if (!who) throw refuse('session.missing', {});
    return await work(who, request, reply);
  });
}

/**
 * Who asks is asked first where more happens than work in a transaction: files and streams come or go, a large body is read, or the
 * door itself is used.
 */
function askedWithTheWork({ policy, takesFile, sends, bodyBytesMax }: Contract): boolean {
  return 'permission' in policy && !takesFile && !sends && bodyBytesMax === undefined;
}

/**
 * Mounts an open route whose caller is known by something else than a session or key, such as the token of a link: `who` finds or
 * refuses them, then the work goes on as for those who are signed in, with one transaction and a remembered answer.
 */
export function serveBy<C extends Contract, Found extends Identified, Made = z.input<C['answer']>>(
  routing: Routing,
  contract: C,
  who: (asked: Asked<C>) => Promise<Found>,
  handler: (acting: Acting, asked: Asked<C>, found: Found) => Promise<Made>,
  shown: (made: Made) => z.input<C['answer']> = (made) => made as z.input<C['answer']>,
): void {
  if (!('anyone' in contract.policy)) throw new Error(`route ${contract.name} is not open to anyone`);
  mount(routing, contract, async (request, reply) => {
    const asked = readInput(contract, request, reply);
    const found = await who(asked);
    return await answerAs(routing, contract, found, asked, (acting, given) => handler(acting, given, found), shown);
  });
}

async function answerAs<C extends Contract, Made>(
  routing: Routing,
  contract: C,
  who: Identified & Partial<Recalled>,
  asked: Asked<C>,
  handler: Handler<C, Made>,
  shown: (made: Made) => z.input<C['answer']>,
): Promise<{ status: number; answer: unknown }> {
  const keyed = keyedFor(routing, contract, who, asked, (made) => shown(made as Made));
  try {
    const made = await handler(actingFor(routing.database, who.tenantId, who.actor, keyed, who.proof), asked);
    return { status: contract.status ?? 200, answer: shown(made) };
  } catch (error) {
    if (!(error instanceof Replayed)) throw error;
    asked.reply.header('idempotent-replayed', 'true');
    return { status: error.status, answer: error.answer };
  }
}

/** Mounts a route for anyone; the policy says why it may be open. */
export function serveOpen<C extends Contract>(routing: Routing, contract: C, handler: OpenHandler<C>): void {
  if (!('anyone' in contract.policy)) throw new Error(`route ${contract.name} is not open to anyone`);
  mount(routing, contract, async (request, reply) => {
    const answer = await handler(routing.database, readInput(contract, request, reply));
    return { status: contract.status ?? 200, answer };
  });
}

function mount(
  routing: Routing,
  contract: Contract,
  work: (request: FastifyRequest, reply: FastifyReply) => Promise<{ status: number; answer: unknown }>,
): void {
  if (routing.mounted.some((other) => other.name === contract.name))
    throw new Error(`route ${contract.name} is mounted twice`);
  routing.mounted.push(contract);
  const config: object = { takesFile: contract.takesFile === true };
  routing.app.route({
    method: contract.method,
    url: `/api${contract.path}`,
    config,
    ...(contract.bodyBytesMax === undefined ? {} : largeBody(routing, contract.bodyBytesMax)),
    handler: async (request, reply) => {
      const { status, answer } = await work(request, reply);
      if (reply.sent || contract.sends) return answer;
      reply.status(status).type('application/json; charset=utf-8');
      // Closed: what the contract does not name does not leave (T-A7).
      return JSON.stringify(contract.answer.parse(answer));
    },
  });
}

/** Only who is signed in may make us hold a large body: it is asked before a byte of it is read. */
function largeBody(routing: Routing, bodyLimit: number) {
  const onRequest = async (request: FastifyRequest): Promise<void> => {
    if (!(await routing.identify(request))) throw refuse('session.missing', {});
  };
  return { bodyLimit, onRequest };
}

function readInput<C extends Contract>(contract: C, request: FastifyRequest, reply: FastifyReply): Asked<C> {
  const read = (part: 'params' | 'query' | 'body', given: unknown) => {
    const schema = contract[part];
    if (!schema) return undefined;
    const parsed = schema.safeParse(given);
    if (!parsed.success) throw new InvalidInput(part, schema, given);
    const unstorable = findUnstorableText(parsed.data, part);
    if (unstorable) throw refuse('input.control_characters', { field: unstorable });
    return parsed.data;
  };
  return {
    params: read('params', request.params),
    query: read('query', request.query),
    body: contract.takesFile ? undefined : read('body', request.body),
    request,
    reply,
  } as Asked<C>;
}

function keyedFor<C extends Contract>(
  routing: Routing,
  contract: C,
  who: Identified,
  asked: Asked<C>,
  shown: (made: unknown) => unknown,
): Keyed | undefined {
  const key = asked.request.headers['idempotency-key'];
  if (contract.method === 'GET' || key === undefined) return undefined;
  if (typeof key !== 'string' || key.length < 1 || key.length > 255) throw refuse('key.malformed', {});
  const fingerprint = fingerprintOf(who.actor.signature, contract.name, [
    asked.params ?? null,
    asked.query ?? null,
    asked.body ?? null,
  ]);
  const encode = (made: unknown) => contract.answer.parse(shown(made));
  return keyedRequest(
    who.tenantId,
    key,
    fingerprint,
    contract.status ?? 200,
    () => routing.database.clock.now(),
    encode,
  );
}
