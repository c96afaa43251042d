// A route's contract: what goes in, what comes out and who may call it, shared by the server, the web and outside clients.
import { z } from 'zod';
import type { Permission } from './permissions.ts';

/** Who may call a route: a named permission, any signed-in account, or anyone. Routes without one do not compile and do not start. */
export type Policy = { permission: Permission } | { signedIn: true } | { anyone: string };

export interface RouteContract {
  /** Dotted, unique: `contract.register`. Becomes the operationId. */
  name: string;
  method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  /** Below `/api`, with `:param` names that `params` describes. */
  path: `/${string}`;
  summary: string;
  policy: Policy;
  params?: z.ZodObject;
  query?: z.ZodObject;
  body?: z.ZodType;
  answer: z.ZodType;
  status?: 200 | 201 | 202;
  /** A route that takes a file says so: its body is multipart, read by the handler as a stream. */
  takesFile?: boolean;
  /** A route whose body is taken as it was sent, because it is signed: its media type. */
  takesBytes?: string;
  /** A body larger than usual; who asks is known before it is read. */
  bodyBytesMax?: number;
  /** A POST that asks, its question too long for an address, or tells what is forgotten in a moment: a key has nothing to remember. */
  asksOnly?: boolean;
  /** A route that sends something else than JSON: its media type. The handler answers with a stream or a buffer. */
  sends?: string;
}

type Of<S> = S extends z.ZodType ? z.output<S> : undefined;
type SentBy<S> = S extends z.ZodType ? z.input<S> : undefined;

export type ParamsOf<R extends RouteContract> = Of<R['params']>;
export type QueryOf<R extends RouteContract> = Of<R['query']>;
export type BodyOf<R extends RouteContract> = Of<R['body']>;
export type AnswerOf<R extends RouteContract> = z.output<R['answer']>;
/** What a client gives: defaults may be left out. */
export type CallOf<R extends RouteContract> = {
  [K in 'params' | 'query' | 'body' as R[K] extends z.ZodType ? K : never]: SentBy<R[K]>;
};

/** Keeps the exact types of one contract. */
export function route<const R extends RouteContract>(contract: R): R {
  return contract;
}

/** Keyset paging: `limit` rows after the opaque `after` of the last answer. No list is longer than 200 (T-A10). */
export const paging = z.object({
  limit: z.coerce.number().int().min(1).max(200).default(50),
  after: z.string().max(400).optional(),
});

/** One page of a list; `next` is absent on the last page. */
export function pageOf<T extends z.ZodType>(row: T) {
  return z.object({ rows: z.array(row), next: z.string().optional() });
}
