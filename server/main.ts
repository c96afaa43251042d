// The server: config → database → app → listen; nothing else.
import { readFileSync } from 'node:fs';
import { startApp } from './app.ts';
import { openGround, webFolder } from './open-ground.ts';
import { machineClock, StoryClock } from './platform/clock/clock.ts';
import { explainStartFailure } from './platform/config/explain-start-failure.ts';
import { takeHomeLock } from './platform/config/home-lock.ts';
import { openHome } from './platform/config/open-home.ts';
import { type Config, readConfig } from './platform/config/read-config.ts';
import { tryPort } from './platform/config/try-port.ts';
import { makeLog } from './platform/log/make-log.ts';

const stopWithinMs = 10_000;

async function main(config: Config): Promise<void> {
  const log = makeLog(config.logLevel);
  await openHome(config.home);
  const lock = await takeHomeLock(config.home);
  await tryPort(config.host, config.port);
  const ground = await openGround(config, log);
  const storyClock = config.storyClock ? new StoryClock(new Date()) : undefined;
  const running = await startApp({
    ...config,
    ...ground,
    log,
    storyClock,
    clock: storyClock ?? machineClock,
    webFolder: webFolder(),
    version: readVersion(),
  });
  await running.app.listen({ host: config.host, port: config.port });
  // The one line a person needs; everything else goes to the log.
  process.stdout.write(`Makegood is ready. Sign in once with this link: ${running.entryLink()}\n`);
  onceToldToStop(async () => {
    setTimeout(() => process.exit(1), stopWithinMs).unref();
    await running.stop();
    await ground.close();
    lock.release();
    process.exit(0);
  });
}

function onceToldToStop(stop: () => Promise<void>): void {
  let told = false;
  const onSignal = () => {
    if (told) return;
    told = true;
    stop().catch((error) => {
      process.stderr.write(`${error instanceof Error ? error.stack : error}\n`);
      process.exit(1);
    });
  };
  process.on('SIGINT', onSignal);
  process.on('SIGTERM', onSignal);
}

function readVersion(): string {
  return JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8')).version;
}

let config: Config | undefined;
try {
  config = readConfig(process.env, process.argv.slice(2));
  await main(config);
} catch (error) {
  const sentence = explainStartFailure(error, config ?? readConfig({}));
  process.stderr.write(`${sentence ?? (error instanceof Error ? error.stack : String(error))}\n`);
  process.exit(1);
}
