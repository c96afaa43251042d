// Asks whether a port can be listened on, before a database is started in vain; the real listen decides in the end.
import { createServer } from 'node:net';

/** Resolves when host and port are free; rejects with the error `listen` would meet, for explain-start-failure. */
export function tryPort(host: string, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', reject);
    probe.listen({ host, port, exclusive: true }, () => probe.close(() => resolve()));
  });
}
