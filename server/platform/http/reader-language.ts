// The language a reader is answered in: the account's own, else what the browser asks for, else English.
import type { FastifyRequest } from 'fastify';

const known = ['zh-CN', 'ru', 'en'] as const;

declare module 'fastify' {
  interface FastifyRequest {
    /** Set once the account is known. */
    accountLanguage?: string;
  }
}

export function readerLanguage(request: FastifyRequest): string {
  const asked = request.headers['x-makegood-language'];
  const choices =
    typeof asked === 'string' ? asked : (request.accountLanguage ?? request.headers['accept-language'] ?? '');
  return pickLanguage(choices);
}

/** The first language of an Accept-Language value we write in. */
export function pickLanguage(choices: string): string {
  for (const choice of choices.split(',')) {
    const tag = (choice.split(';')[0] ?? '').trim().toLowerCase();
    const match = known.find(
      (language) => language.toLowerCase() === tag || language.slice(0, 2).toLowerCase() === tag.slice(0, 2),
    );
    if (match) return match;
  }
  return 'en';
}
