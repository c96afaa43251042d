// The server as a process of its own, as an operator runs it: started, told to stop, killed with -9, started again on the same home.
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { choosePlace } from '../server/platform/database/embedded/choose-place.ts';
import { readPostmaster } from '../server/platform/database/embedded/read-postmaster.ts';

export interface LivingServer {
  readonly url: string;
  readonly cluster: string;
  /** The superuser's address of its database, whoever runs it at the moment. */
  readonly owner: { host: string; port: number; user: string; database: string };
  /** Spawns it; `ready` resolves with the console's link, or rejects when it ended before. */
  start(): { process: ChildProcess; ready: Promise<string> };
  /** Resolves with exit code and time once the process is gone. */
  end(process: ChildProcess, signal: NodeJS.Signals): Promise<{ code: number | null; tookMs: number }>;
}

const main = join(import.meta.dirname, '..', 'server', 'main.ts');

export async function prepareServer(home: string, env: Record<string, string> = {}): Promise<LivingServer> {
  const port = await freePort();
  const place = choosePlace(home);
  return {
    url: `http://127.0.0.1:${port}`,
    cluster: place.cluster,
    owner: { host: place.socketFolder, port: 5432, user: 'makegood_root', database: 'makegood' },
    start() {
      const child = spawn(process.execPath, [main], {
        env: { ...process.env, MAKEGOOD_HOME: home, PORT: String(port), LOG_LEVEL: 'silent', DATABASE_URL: '', ...env },
        stdio: ['ignore', 'pipe', 'inherit'],
      });
      const ready = new Promise<string>((resolve, reject) => {
        child.stdout.setEncoding('utf8').on('data', (text: string) => {
          const link = /https?:\S+#\S+/.exec(text)?.[0];
          if (link) resolve(link);
        });
        child.once('exit', (code) => reject(new Error(`the server ended with ${code} before it was ready`)));
      });
      ready.catch(() => undefined);
      return { process: child, ready };
    },
    async end(child, signal) {
      const from = performance.now();
      const gone = child.exitCode === null && child.signalCode === null ? once(child, 'exit') : [child.exitCode];
      child.kill(signal);
      const [code] = await gone;
      return { code: code as number | null, tookMs: performance.now() - from };
    },
  };
}

/** Whether a database lives on the cluster after `withinMs`, in which one that is ending may end. */
export async function livesOn(cluster: string, withinMs = 5_000): Promise<boolean> {
  for (let waitedMs = 0; waitedMs < withinMs; waitedMs += 50) {
    if (readPostmaster(cluster) === undefined) return false;
    await sleep(50);
  }
  return true;
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() => resolve(typeof address === 'object' && address ? address.port : 0));
    });
  });
}
