// The HTTP application before any route: limits, headers, content types, errors, health and metrics. Knows no domain word.
import cookie from '@fastify/cookie';
import helmet from '@fastify/helmet';
import multipart from '@fastify/multipart';
import fastify, { type FastifyInstance, type FastifyReply, type FastifyRequest, LogController } from 'fastify';
import type { Logger } from 'pino';
import { explainError, type RefusalTexts } from './explain-error.ts';
import { readerLanguage } from './reader-language.ts';
import type { RequestMeter } from './request-meter.ts';

export interface AppSettings {
  log: Logger;
  texts: RefusalTexts;
  meter: RequestMeter;
  trustProxy: boolean | number | string;
  /** Bytes; routes that take a file have a limit of their own. */
  bodyLimit: number;
}

export async function makeApp(settings: AppSettings): Promise<FastifyInstance> {
  const app = fastify({
    // Requests are counted, not logged: an address may hold a name or a number. Faults are told by the error handler.
    loggerInstance: settings.log.child({}, { level: 'error' }) as never,
    logController: new LogController({ disableRequestLogging: true }),
    trustProxy: settings.trustProxy as boolean,
    bodyLimit: settings.bodyLimit,
    requestTimeout: 120_000,
    forceCloseConnections: 'idle',
    onProtoPoisoning: 'error',
    onConstructorPoisoning: 'error',
    routerOptions: { maxParamLength: 200, ignoreTrailingSlash: false },
  }) as unknown as FastifyInstance;
  await app.register(cookie);
  await app.register(multipart, {
    limits: { files: 1, fields: 20, fieldSize: 100_000, fileSize: 220_000_000, parts: 24 },
  });
  await app.register(helmet, headers);
  acceptOnlyKnownMediaTypes(app);
  app.addHook('onRequest', async (_, reply) => {
    reply.header('cache-control', 'no-store');
  });
  app.addHook('onResponse', async (request, reply) => {
    settings.meter.seen(request.routeOptions.url ?? 'none', request.method, reply.statusCode, reply.elapsedTime);
  });
  app.setErrorHandler((error, request, reply) => answerError(error, request, reply, settings));
  app.setNotFoundHandler((request, reply) => {
    const language = readerLanguage(request);
    reply
      .status(404)
      .send({ refusal: 'route.not_found', message: settings.texts.textOf('route.not_found', {}, language) });
  });
  return app;
}

/** The page may run only its own scripts; nothing may frame it; no address leaks to other sites (T-X5). */
const headers = {
  contentSecurityPolicy: {
    useDefaults: false,
    directives: {
      defaultSrc: ["'self'"],
      scriptSrc: ["'self'"],
      // antd writes its styles into <style> elements at run time.
      styleSrc: ["'self'", "'unsafe-inline'"],
      imgSrc: ["'self'", 'data:', 'blob:'],
      fontSrc: ["'self'", 'data:'],
      connectSrc: ["'self'"],
      objectSrc: ["'none'"],
      baseUri: ["'none'"],
      formAction: ["'self'"],
      frameAncestors: ["'none'"],
    },
  },
  referrerPolicy: { policy: 'no-referrer' as const },
  crossOriginEmbedderPolicy: false,
  strictTransportSecurity: false as const,
};

/** JSON exactly, or multipart for a route that takes a file. Odd content types have slipped past validation before (F39). */
function acceptOnlyKnownMediaTypes(app: FastifyInstance): void {
  app.addHook('preParsing', async (request) => {
    if (request.method === 'GET' || request.method === 'HEAD' || request.method === 'OPTIONS') return;
    const type = request.headers['content-type'];
    const hasBody = request.headers['content-length'] !== undefined && request.headers['content-length'] !== '0';
    if (type === undefined && !hasBody && request.headers['transfer-encoding'] === undefined) return;
    const { takesFile, takesBytes } = request.routeOptions.config as { takesFile?: boolean; takesBytes?: string };
    if (takesBytes !== undefined && type === takesBytes) return;
    const wanted = takesFile
      ? /^multipart\/form-data; boundary=[\w'()+,./:=? -]{1,70}$/
      : /^application\/json(; charset=utf-8)?$/i;
    if (type === undefined || !wanted.test(type)) throw Object.assign(new Error('media type'), { statusCode: 415 });
  });
}

function answerError(error: unknown, request: FastifyRequest, reply: FastifyReply, settings: AppSettings) {
  const explained = explainError(error, readerLanguage(request), settings.texts);
  if (explained.bug) request.log.error({ err: error, route: request.routeOptions.url }, 'bug');
  else if (explained.status >= 500)
    request.log.warn({ code: (error as { code?: string }).code }, explained.answer.refusal);
  if (explained.retryAfterSeconds) reply.header('retry-after', explained.retryAfterSeconds);
  return reply.status(explained.status).type('application/json; charset=utf-8').send(JSON.stringify(explained.answer));
}
