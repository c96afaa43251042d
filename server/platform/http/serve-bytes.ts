// Mounts an open route that takes bytes as they were sent, because a signature over them is the proof: who pushes is known as far as can be
// before a byte of the body is read, and by the signature once it is there.
import type { FastifyRequest } from 'fastify';
import type { z } from 'zod';
import type { Acting } from '../database/acting.ts';
import { actingFor } from '../database/acting.ts';
import { InvalidInput } from './explain-error.ts';
import type { Contract, Identified, Routing } from './serve-route.ts';

export interface BytesRoute<C extends Contract, Found extends Identified> {
  bytesMax: number;
  /** By the address and the headers alone. Throws to refuse. */
  admit(params: ParamsOf<C>, request: FastifyRequest): Promise<Found>;
  take(acting: Acting, found: Found, bytes: Buffer): Promise<z.input<C['answer']>>;
}
type ParamsOf<C extends Contract> = C['params'] extends z.ZodType ? z.output<C['params']> : undefined;

export function serveBytes<C extends Contract, Found extends Identified>(
  routing: Routing,
  contract: C & { takesBytes: string },
  { bytesMax, admit, take }: BytesRoute<C, Found>,
): void {
  if (!('anyone' in contract.policy)) throw new Error(`route ${contract.name} is not open to anyone`);
  routing.mounted.push(contract);
  const admitted = new WeakMap<FastifyRequest, Found>();
  // A scope of its own, where this media type is read as bytes and no other is read at all.
  void routing.app.register(async (scope) => {
    scope.removeAllContentTypeParsers();
    scope.addContentTypeParser(contract.takesBytes, { parseAs: 'buffer', bodyLimit: bytesMax }, (_, body, done) =>
      done(null, body),
    );
    scope.route({
      method: contract.method,
      url: `/api${contract.path}`,
      config: { takesBytes: contract.takesBytes } as object,
      bodyLimit: bytesMax,
      onRequest: async (request) => {
        const parsed = contract.params?.safeParse(request.params);
        if (contract.params && !parsed?.success) throw new InvalidInput('params', contract.params, request.params);
        admitted.set(request, await admit(parsed?.data as ParamsOf<C>, request));
      },
      handler: async (request, reply) => {
        const found = admitted.get(request) as Found;
        const bytes = Buffer.isBuffer(request.body) ? request.body : Buffer.alloc(0);
        const answer = await take(actingFor(routing.database, found.tenantId, found.actor), found, bytes);
        reply.status(contract.status ?? 200).type('application/json; charset=utf-8');
        return JSON.stringify(contract.answer.parse(answer));
      },
    });
  });
}
