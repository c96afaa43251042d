// The server: config → database → app → listen; nothing else.
import { readFileSync } from 'node:fs';
import { startApp } from './app.ts';
import { openGround, webFolder } from './open-ground.ts';
import { machineClock, StoryClock } from './platform/clock/clock.ts';
import { consoleLanguage, speakToConsole, toConsole } from './platform/config/console-words.ts';
import { explainStartFailure } from './platform/config/explain-start-failure.ts';
import { takeHomeLock } from './platform/config/home-lock.ts';
import { openHome } from './platform/config/open-home.ts';
import { type Config, readConfig } from './platform/config/read-config.ts';
import { tryPort } from './platform/config/try-port.ts';
import { makeLog } from './platform/log/make-log.ts';

const stopWithinMs = 10_000;

async function main(config: Config): Promise<void> {
  const closing = closeWhenTold();
  const log = makeLog(config.logLevel);
  await openHome(config.home);
  const lock = await takeHomeLock(config.home);
  await closing.add(async () => lock.release());
  await tryPort(config.host, config.port);
  const ground = await openGround(config, log);
  await closing.add(() => ground.close());
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
  await closing.add(() => running.stop());
  await running.app.listen({ host: config.host, port: config.port });
  // The one line a person needs; everything else goes to the log.
  process.stdout.write(`${toConsole('ready', { link: running.entryLink() })}\n`);
  closing.started();
}

/**
 * Closes what has been opened, newest first, when the process is told to stop. During a start the step that runs is finished
 * first: a database that is coming up would be left behind.
 */
function closeWhenTold() {
  const opened: (() => Promise<void>)[] = [];
  let starting = true;
  let told = false;
  const close = async () => {
    for (const one of opened.toReversed()) await one();
    process.exit(0);
  };
  const onSignal = () => {
    if (told) return;
    told = true;
    setTimeout(() => process.exit(1), stopWithinMs).unref();
    if (!starting) close().catch(giveUp);
  };
  process.on('SIGINT', onSignal);
  process.on('SIGTERM', onSignal);
  return {
    async add(one: () => Promise<void>) {
      opened.push(one);
      if (told) await close();
    },
    started() {
      starting = false;
      if (told) close().catch(giveUp);
    },
  };
}

function giveUp(error: unknown): void {
  process.stderr.write(`${error instanceof Error ? error.stack : error}\n`);
  process.exit(1);
}

function readVersion(): string {
  return JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8')).version;
}

let config: Config | undefined;
speakToConsole(consoleLanguage(process.env));
try {
  config = readConfig(process.env, process.argv.slice(2));
  await main(config);
} catch (error) {
  const sentence = explainStartFailure(error, config ?? readConfig({}));
  process.stderr.write(`${sentence ?? (error instanceof Error ? error.stack : String(error))}\n`);
  process.exit(1);
}
