// The cookie that holds a session's token. Over https its name forbids planting it from elsewhere (`__Host-`, ASVS 3.3.1);
// plain http, which one machine alone uses, has no such names.
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { NewSession } from './session-store.ts';

export interface SessionCookie {
  read(request: FastifyRequest): string | undefined;
  write(request: FastifyRequest, reply: FastifyReply, session: NewSession): void;
  clear(request: FastifyRequest, reply: FastifyReply): void;
}

/** `publicUrl` tells that people come by https even when a proxy in front takes it off. */
export function makeSessionCookie(publicUrl: string): SessionCookie {
  const secure = (request: FastifyRequest) => publicUrl.startsWith('https:') || request.protocol === 'https';
  const nameFor = (request: FastifyRequest) => (secure(request) ? '__Host-makegood' : 'makegood');
  const options = (request: FastifyRequest) =>
    ({ path: '/', httpOnly: true, sameSite: 'lax', secure: secure(request) }) as const;
  return {
    read: (request) => request.cookies[nameFor(request)],
    write(request, reply, session) {
      reply.setCookie(nameFor(request), session.token, { ...options(request), expires: session.endsAt });
    },
    clear(request, reply) {
      reply.clearCookie(nameFor(request), options(request));
    },
  };
}
