// Reads what an operator may set, from the environment and the command line, into one typed Config, or says what is wrong.
import { homedir } from 'node:os';
import { isAbsolute, join, resolve } from 'node:path';
import { type BucketAddress, readBucketAddress } from '../files/s3/read-bucket-address.ts';
import { filesQuotaUsual } from '../files/tenant-files.ts';
import { toConsole } from './console-words.ts';
import { StartFailure } from './start-failure.ts';

export const LOG_LEVELS = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'] as const;

export type Config = {
  /** Absolute folder of everything this installation keeps. */
  readonly home: string;
  readonly host: string;
  readonly port: number;
  /** Without DATABASE_URL the home brings its own PostgreSQL. */
  readonly database: { readonly kind: 'embedded' } | { readonly kind: 'server'; readonly url: string };
  /** Without FILES_S3_URL files lie in the home. */
  readonly filesBucket?: BucketAddress;
  /** The most bytes of files one company may keep. */
  readonly filesQuotaBytes: number;
  /** The address people open, without a closing slash; links in letters begin with it. */
  readonly publicUrl: string;
  readonly logLevel: (typeof LOG_LEVELS)[number];
  /** Which forwarded addresses are believed, as Fastify's `trustProxy` takes it; nobody unless told. */
  readonly trustProxy: boolean | number | string;
  /** Hosts in private networks that mail servers and gateways of a company may stand on; `*` is all of them. */
  readonly privateHosts: readonly string[];
  /** Seals secrets in the place of the key kept in the home: 64 hex digits. */
  readonly secretKey?: string;
  /** Time comes from the API, so that a story can be played. Never for real work. */
  readonly storyClock: boolean;
};

type Environment = Readonly<Record<string, string | undefined>>;

/**
 * CONF-1: every bad value is told at once, one sentence each: its name, what is wrong, what to do.
 * `args` are those after the command: `--home FOLDER`, `--port N`, `--story-clock` win over the environment.
 */
export function readConfig(env: Environment, args: readonly string[] = []): Config {
  const wrong: string[] = [];
  const flags = readFlags(args, wrong);
  const given = (name: string): string | undefined => env[name]?.trim() || undefined;
  const host = given('HOST') ?? '127.0.0.1';
  const port =
    flags.port === undefined ? readPort('PORT', given('PORT'), wrong) : readPort('--port', flags.port, wrong);
  const config: Config = {
    home: readHome(flags.home ?? given('MAKEGOOD_HOME')),
    host,
    port,
    database: readDatabase(given('DATABASE_URL'), wrong),
    filesBucket: readBucket(given('FILES_S3_URL'), wrong),
    filesQuotaBytes: readQuota(given('FILES_QUOTA'), wrong),
    publicUrl: readPublicUrl(given('MAKEGOOD_PUBLIC_URL'), wrong) ?? `http://localhost:${port}`,
    logLevel: readLogLevel(given('LOG_LEVEL'), wrong),
    trustProxy: readTrustProxy(given('TRUST_PROXY'), wrong),
    privateHosts: (given('MAKEGOOD_PRIVATE_HOSTS') ?? '')
      .toLowerCase()
      .split(',')
      .flatMap((host) => host.trim() || []),
    secretKey: readSecretKey(given('MAKEGOOD_SECRET_KEY'), wrong),
    storyClock: flags.storyClock,
  };
  if (wrong.length > 0) throw new StartFailure('config.bad_value', wrong.join('\n'));
  return config;
}

type Flags = { home?: string; port?: string; storyClock: boolean };

function readFlags(args: readonly string[], wrong: string[]): Flags {
  const flags: Flags = { storyClock: false };
  const left = [...args];
  for (let arg = left.shift(); arg !== undefined; arg = left.shift()) {
    const [name, inline] = arg.split(/=(.*)/s);
    if (name === '--story-clock' && inline === undefined) flags.storyClock = true;
    else if (name === '--home' || name === '--port') {
      const value = inline ?? left.shift();
      if (!value)
        wrong.push(toConsole('optionEmpty', { name, example: name === '--home' ? '--home FOLDER' : '--port 4300' }));
      else if (name === '--home') flags.home = value;
      else flags.port = value;
    } else wrong.push(toConsole('optionUnknown', { name: arg }));
  }
  return flags;
}

function readHome(text: string | undefined): string {
  if (text === undefined) return join(homedir(), '.makegood');
  const unfolded = text === '~' || text.startsWith('~/') ? join(homedir(), text.slice(1)) : text;
  return isAbsolute(unfolded) ? resolve(unfolded) : resolve(process.cwd(), unfolded);
}

function readPort(name: string, text: string | undefined, wrong: string[]): number {
  if (text === undefined) return 4300;
  const port = Number(text);
  if (/^\d+$/.test(text) && port >= 1 && port <= 65_535) return port;
  wrong.push(toConsole('portWrong', { name, value: text }));
  return 4300;
}

/** The value may hold a password, so no sentence repeats it. */
function readDatabase(text: string | undefined, wrong: string[]): Config['database'] {
  if (text === undefined) return { kind: 'embedded' };
  const url = URL.parse(text);
  const postgres = url?.protocol === 'postgres:' || url?.protocol === 'postgresql:';
  if (!postgres || url.pathname.length < 2) {
    wrong.push(toConsole('databaseUrlWrong'));
  }
  return { kind: 'server', url: text };
}

/** The value holds a secret, so no sentence repeats it. */
function readBucket(text: string | undefined, wrong: string[]): BucketAddress | undefined {
  if (text === undefined) return undefined;
  const address = readBucketAddress(text);
  if (address === undefined) {
    wrong.push(toConsole('bucketWrong'));
  }
  return address;
}

const quotaUnits = { MB: 1e6, GB: 1e9, TB: 1e12 } as const;

function readQuota(text: string | undefined, wrong: string[]): number {
  if (text === undefined) return filesQuotaUsual;
  const [, amount, unit] = /^(\d{1,6})\s?(MB|GB|TB)$/i.exec(text) ?? [];
  if (Number(amount) > 0 && unit) return Number(amount) * quotaUnits[unit.toUpperCase() as keyof typeof quotaUnits];
  wrong.push(toConsole('quotaWrong', { value: text }));
  return filesQuotaUsual;
}

function readPublicUrl(text: string | undefined, wrong: string[]): string | undefined {
  if (text === undefined) return undefined;
  const url = URL.parse(text);
  const web = url?.protocol === 'http:' || url?.protocol === 'https:';
  if (!web || url.username !== '' || url.search !== '' || url.hash !== '') {
    wrong.push(toConsole('publicUrlWrong', { value: text }));
    return undefined;
  }
  return `${url.origin}${url.pathname}`.replace(/\/+$/, '');
}

function readLogLevel(text: string | undefined, wrong: string[]): Config['logLevel'] {
  if (text === undefined) return 'info';
  const level = LOG_LEVELS.find((known) => known === text.toLowerCase());
  if (level === undefined) wrong.push(toConsole('logLevelWrong', { value: text, levels: LOG_LEVELS.join(', ') }));
  return level ?? 'info';
}

/** The value is a secret, so no sentence repeats it. */
function readSecretKey(text: string | undefined, wrong: string[]): string | undefined {
  if (text === undefined || /^[0-9a-f]{64}$/i.test(text)) return text;
  wrong.push(toConsole('secretKeyWrong'));
  return undefined;
}

function readTrustProxy(text: string | undefined, wrong: string[]): Config['trustProxy'] {
  if (text === undefined || text === 'false' || text === '0') return false;
  if (/^[1-9]$/.test(text)) return Number(text);
  // `true` would believe any caller's X-Forwarded-For, and with it every limit per address could be walked around.
  const addresses = text.split(',').map((part) => part.trim());
  if (
    addresses.every((part) => /^(loopback|linklocal|uniquelocal|[0-9a-f.:]+(\/\d{1,3})?)$/i.test(part) && part !== '')
  ) {
    return addresses.join(',');
  }
  wrong.push(toConsole('proxyWrong', { value: text }));
  return false;
}
