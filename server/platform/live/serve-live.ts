// The event stream of live screens. Cut within seconds when the session ends or the right is withdrawn (T-A4).
import type { Routing } from '../http/serve-route.ts';
import { refuse } from '../refusal.ts';
import type { LiveFeed } from './live-feed.ts';

const checkEveryMs = 4_000;

export function serveLive(routing: Routing, feed: LiveFeed): () => void {
  const open = new Set<() => void>();
  routing.app.get('/api/live', async (request, reply) => {
    const who = await routing.identify(request);
    if (!who) throw refuse('session.missing', {});
    reply.hijack();
    const stream = reply.raw;
    stream.writeHead(200, {
      'content-type': 'text/event-stream',
      'cache-control': 'no-store',
      'x-accel-buffering': 'no',
    });
    stream.write('retry: 2000\n\n');
    const unfollow = feed.follow(who.tenantId, (event) => stream.write(`data: ${JSON.stringify(event)}\n\n`));
    const check = setInterval(() => {
      routing.identify(request).then(
        (still) => (still?.tenantId === who.tenantId ? stream.write(': here\n\n') : stream.end()),
        () => stream.end(),
      );
    }, checkEveryMs);
    check.unref();
    const close = () => stream.end();
    open.add(close);
    stream.on('close', () => {
      clearInterval(check);
      unfollow();
      open.delete(close);
    });
  });
  return () => {
    for (const close of open) close();
  };
}
