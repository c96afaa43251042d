// The only file that knows all stages: mounts their routes, subscribes their reactions, starts their jobs.
import './catalogue.ts';
import type { FastifyInstance } from 'fastify';
import type pg from 'pg';
import { statusOf } from '../api/refusal-status.ts';
import { moveClock } from '../api/setup.ts';
import { textOf } from '../api/texts/index.ts';
import { givePasts } from './demo/give-pasts.ts';
import { promisesPart } from './flow/1-promises/index.ts';
import {
  arrivalFilesNamed,
  type ChannelGround,
  caseFilesNamed,
  casesPart,
  finishedCaseKind,
  watchMailboxes,
} from './flow/2-cases/index.ts';
import { decisionsPart } from './flow/3-decisions/index.ts';
import { paymentsPart } from './flow/4-remedies/index.ts';
import { recoveryPart } from './flow/5-recovery/index.ts';
import { learningPart } from './flow/6-learning/index.ts';
import type { Clock, StoryClock } from './platform/clock/clock.ts';
import { FREE_BYTES_MIN } from './platform/config/open-home.ts';
import { tenantIds } from './platform/database/tenant-ids.ts';
import type { Database } from './platform/database/transact.ts';
import { startReactor } from './platform/facts/reactor.ts';
import { sealEveryMinute } from './platform/facts/seal-every-minute.ts';
import { checkFilesJob } from './platform/files/check-files.ts';
import { chooseFiles } from './platform/files/choose-files.ts';
import { readFileHealth } from './platform/files/file-check-store.ts';
import type { BucketAddress } from './platform/files/s3/read-bucket-address.ts';
import { filesQuotaUsual, type TenantFiles, tenantFiles } from './platform/files/tenant-files.ts';
import { guardRoom } from './platform/http/guard-room.ts';
import { makeApp } from './platform/http/make-app.ts';
import { makeRequestMeter } from './platform/http/request-meter.ts';
import { type Contract, type Routing, serve } from './platform/http/serve-route.ts';
import { serveVitals } from './platform/http/serve-vitals.ts';
import { serveWeb } from './platform/http/serve-web.ts';
import type { Uuid } from './platform/ids/make-id.ts';
import { type Jobs, startJobs } from './platform/jobs/jobs.ts';
import { startLiveFeed } from './platform/live/live-feed.ts';
import { serveLive } from './platform/live/serve-live.ts';
import type { Log } from './platform/log/make-log.ts';
import type { Part } from './platform/part.ts';
import { refuse } from './platform/refusal.ts';
import { sealsWith } from './platform/secrets/seal-secret.ts';
import { openSecretKey } from './platform/secrets/secret-key.ts';
import { companyPart } from './registry/company/part.ts';
import {
  feedsPart,
  type ImportKind,
  importedFiles,
  importsPart,
  registryPart,
  webhooksPart,
} from './registry/index.ts';
import { settleEverything } from './settle-everything.ts';

export interface Ground {
  pool: pg.Pool;
  /** The owner's pool, for the queue's own tables alone. */
  ownerPool: pg.Pool;
  clock: Clock;
  /** Present on a story server: the same clock, which the API may move. */
  storyClock?: StoryClock;
  log: Log;
  home: string;
  /** Where files lie when not in the home. */
  filesBucket?: BucketAddress;
  /** The most bytes of files one company may keep, when not the usual. */
  filesQuotaBytes?: number;
  publicUrl: string;
  trustProxy: boolean | number | string;
  /** The demo company begins today; for tests that want its contracts alone. */
  withoutPast?: boolean;
  /** For tests that wait for a mailbox to be followed. */
  lookForMailboxesEveryMs?: number;
  /** Hosts in private networks that mail servers and gateways may stand on; nobody unless told. */
  privateHosts?: readonly string[];
  /** The key that seals secrets, when not the one kept in the home. */
  secretKey?: string | undefined;
  /** The built web; absent in tests of the API. */
  webFolder?: string;
  version: string;
}

export interface RunningApp {
  app: FastifyInstance;
  database: Database;
  mounted: readonly Contract[];
  /** A link that signs in once, for the console. */
  entryLink(): string;
  /** Resolves when every reaction has answered and, on a story server, every due job has run. */
  settle(): Promise<void>;
  stop(): Promise<void>;
}

export async function startApp(ground: Ground): Promise<RunningApp> {
  const { pool, clock, log } = ground;
  const onError = (error: unknown) => log.error({ err: error }, 'behind the scenes');
  const wakers: ((tenantId: Uuid) => void)[] = [];
  const committed = (tenantId: Uuid) => {
    for (const wake of pasts.playing.has(tenantId) ? [] : wakers) wake(tenantId);
  };
  const database: Database = { pool, clock, committed };
  const pasts = givePasts(() => ({ database, parts: parts.filter((part) => part !== company), log }));
  const company = companyPart({ ...ground, database, demos: ground.withoutPast ? undefined : pasts });
  const files = await chooseFiles(ground);
  const kept = tenantFiles(files, ground.filesQuotaBytes ?? filesQuotaUsual);
  const channels = await openChannels(ground, kept);
  const parts: Part[] = [
    company,
    registryPart({ home: ground.home }),
    importsPart({ kept, more: [finishedCaseKind as ImportKind] }),
    webhooksPart(channels),
    feedsPart(channels.seals),
    promisesPart,
    casesPart(channels),
    decisionsPart,
    paymentsPart,
    recoveryPart,
    learningPart,
  ];

  const meter = makeRequestMeter();
  const texts = { statusOf, textOf };
  const app = await makeApp({ log, texts, meter, trustProxy: ground.trustProxy, bodyLimit: 2_000_000 });
  guardRoom(app, ground.home, FREE_BYTES_MIN);
  const routing: Routing = { app, database, identify: company.identify, recall: company.recall, mounted: [] };
  for (const part of parts) part.mount(routing);

  // A company that is being given its past is left to it.
  const everyTenant = async () => (await tenantIds(pool)).filter((tenantId) => !pasts.playing.has(tenantId));
  const reactions = parts.flatMap((part) => part.reactions);
  const reactor = startReactor(database, reactions, everyTenant, onError);
  const feed = startLiveFeed(database, onError);
  const closeStreams = serveLive(routing, feed);
  wakers.push(reactor.wake, feed.wake);
  const jobs: Jobs = {
    recurring: [
      sealEveryMinute,
      checkFilesJob(files, [importedFiles, caseFilesNamed, arrivalFilesNamed], log),
      ...parts.flatMap((part) => part.recurring),
    ],
    queued: parts.flatMap((part) => part.queued),
  };
  const running = await startJobs(
    ground.ownerPool,
    database,
    jobs,
    everyTenant,
    onError,
    ground.storyClock === undefined,
  );
  const mail = watchMailboxes(database, channels, everyTenant, onError, ground.lookForMailboxesEveryMs);
  const due = () => (ground.storyClock ? jobs.recurring : []);
  const settle = () => pasts.played().then(() => settleEverything(database, reactor, due(), everyTenant, onError));
  if (ground.storyClock) serveStoryClock(routing, ground.storyClock, settle);
  const vitals = serveVitals(routing, { version: ground.version, meter, more: () => fileGauges(database) });
  if (ground.webFolder) await serveWeb(app, ground.webFolder);
  await app.ready();

  return {
    app,
    database,
    mounted: routing.mounted,
    entryLink: company.entryLink,
    settle,
    async stop() {
      vitals.stopping();
      closeStreams();
      await pasts.stop();
      await app.close();
      await stopBehind([running, reactor, mail], feed);
    },
  };
}

/** What mail and messages go through: the files they are kept in, the seals of their secrets, the hosts that are allowed. */
async function openChannels({ home, secretKey, privateHosts = [] }: Ground, kept: TenantFiles): Promise<ChannelGround> {
  return { kept, seals: sealsWith(await openSecretKey(home, secretKey)), allowedHosts: privateHosts };
}

async function fileGauges({ pool, clock }: Database): Promise<Record<string, number>> {
  const { spoiled, lastCheckAt } = await readFileHealth(pool);
  const age = lastCheckAt && { files_check_age_seconds: (clock.now().getTime() - lastCheckAt.getTime()) / 1_000 };
  return { files_spoiled: spoiled, ...age };
}

function serveStoryClock(routing: Routing, clock: StoryClock, settle: () => Promise<void>): void {
  serve(routing, moveClock, async (acting, { body }) => {
    await acting.proven();
    const at = new Date(body.at);
    if (at < clock.now()) throw refuse('clock.backwards', { now: clock.now().toISOString() });
    await settle();
    clock.moveTo(at);
    await settle();
    return { at: at.toISOString() };
  });
}

async function stopBehind(running: readonly { stop(): Promise<void> }[], feed: { stop(): void }): Promise<void> {
  feed.stop();
  await Promise.all(running.map((one) => one.stop()));
}
