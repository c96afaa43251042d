// What an operator may set, and the sentence each bad value gets.
import { homedir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readConfig } from './read-config.ts';
import { StartFailure } from './start-failure.ts';

function refusal(env: Record<string, string>, args: string[] = []): string[] {
  try {
    readConfig(env, args);
  } catch (failure) {
    if (failure instanceof StartFailure) return failure.message.split('\n');
    throw failure;
  }
  return [];
}

test('[CONF-2] with nothing set it serves this machine alone, from the user’s own folder', () => {
  expect(readConfig({})).toEqual({
    home: join(homedir(), '.makegood'),
    filesQuotaBytes: 50_000_000_000,
    host: '127.0.0.1',
    port: 4300,
    database: { kind: 'embedded' },
    publicUrl: 'http://localhost:4300',
    logLevel: 'info',
    trustProxy: false,
    storyClock: false,
    privateHosts: [],
  });
});

test('[CONF-2] everything set is taken as it is, and flags win over the environment', () => {
  const env = {
    MAKEGOOD_HOME: '/srv/makegood/',
    PORT: '8080',
    HOST: '0.0.0.0',
    DATABASE_URL: 'postgres://care:s%40crt@db.example.com:5433/care',
    FILES_S3_URL: 'https://AKCARE:se%2Fcr%2Bet@s3.example.com/care-files?region=cn-north-1',
    FILES_QUOTA: '2 TB',
    MAKEGOOD_PUBLIC_URL: 'https://care.example.com/after-sale/',
    LOG_LEVEL: 'WARN',
    TRUST_PROXY: '10.0.0.0/8, loopback',
    MAKEGOOD_PRIVATE_HOSTS: 'Mail.lan, 10.0.0.5',
    MAKEGOOD_SECRET_KEY: 'ab'.repeat(32),
  };
  expect(readConfig(env, ['--port=9000', '--home', 'data', '--story-clock'])).toEqual({
    home: join(process.cwd(), 'data'),
    host: '0.0.0.0',
    port: 9000,
    database: { kind: 'server', url: env.DATABASE_URL },
    filesBucket: {
      origin: 'https://s3.example.com',
      bucket: 'care-files',
      region: 'cn-north-1',
      keyId: 'AKCARE',
      secret: 'se/cr+et',
    },
    filesQuotaBytes: 2_000_000_000_000,
    publicUrl: 'https://care.example.com/after-sale',
    logLevel: 'warn',
    trustProxy: '10.0.0.0/8,loopback',
    storyClock: true,
    privateHosts: ['mail.lan', '10.0.0.5'],
    secretKey: 'ab'.repeat(32),
  });
});

test('[CONF-2] a blank value is the same as none, and ~ is the user’s folder', () => {
  expect(readConfig({ PORT: ' ', DATABASE_URL: '', MAKEGOOD_HOME: '~/care' }).home).toBe(join(homedir(), 'care'));
});

test('[CONF-1] every bad value is told at once: its name, what is wrong, what to do', () => {
  const env = {
    PORT: '70000',
    DATABASE_URL: 'mysql://x/y',
    FILES_S3_URL: 'https://s3.example.com/care-files',
    FILES_QUOTA: 'plenty',
    MAKEGOOD_PUBLIC_URL: 'care',
    LOG_LEVEL: 'loud',
    TRUST_PROXY: 'true',
  };
  const told = refusal(env, ['--stroy-clock', '--home']);
  expect(told).toHaveLength(9);
  for (const name of [...Object.keys(env), '--stroy-clock', '--home']) {
    expect(told.filter((sentence) => sentence.startsWith(name))).toHaveLength(1);
  }
  for (const sentence of told) expect(sentence).toMatch(/^[^.]+ .+: .+\.$/);
});

test('[CONF-3] no sentence repeats a password', () => {
  expect(refusal({ DATABASE_URL: 'postgres://care:topsecret@db' }).join()).not.toContain('topsecret');
  expect(refusal({ FILES_S3_URL: 'https://care:topsecret@s3.example.com/' }).join()).not.toContain('topsecret');
});

test('[CONF-1] a port is a whole number from 1 to 65535 and nothing else', () => {
  fc.assert(
    fc.property(fc.oneof(fc.integer().map(String), fc.string()), (text) => {
      const valid = text.trim() === '' || (/^\d+$/.test(text.trim()) && Number(text) >= 1 && Number(text) <= 65_535);
      expect(refusal({ PORT: text }).length).toBe(valid ? 0 : 1);
    }),
  );
});
