// What the doctor says about stored files and about the bucket, asked of a real database and a real S3 server.
import { afterAll, beforeAll, expect, test } from 'vitest';
import { makeTestDatabase, type TestDatabase } from '../../server/platform/database/test-database.ts';
import { type BucketPeer, startBucketPeer } from '../../server/platform/files/s3/bucket-peer.fixture.ts';
import { makeUuid } from '../../server/platform/ids/make-id.ts';
import { checkBucket } from './check-bucket.ts';
import { checkDatabase } from './check-database.ts';

let database: TestDatabase;
let peer: BucketPeer;
beforeAll(async () => {
  database = await makeTestDatabase();
  peer = await startBucketPeer();
});
afterAll(async () => {
  await database.drop();
  await peer.stop();
});

const filesFinding = async () => (await checkDatabase(database.owner)).find(({ subject }) => subject === 'files');
const asTenant = async (text: string) => {
  const tenantId = makeUuid();
  await database.pool.query(
    `begin; select set_config('makegood.tenant', '${tenantId}', true); ${text.replaceAll('TENANT', `'${tenantId}'`)}; commit`,
  );
};

test('[CLI-5] [FILE-10] doctor tells how many files are spoiled, of all tenants together', async () => {
  expect(await filesFinding()).toMatchObject({ state: 'good', found: expect.stringContaining('none read again yet') });
  await asTenant("insert into file_checks values (TENANT, '', '2026-01-05T19:40:00Z')");
  expect(await filesFinding()).toMatchObject({ state: 'good', found: expect.stringContaining('2026-01-05T19:40') });
  for (const found of ['changed', 'missing'])
    await asTenant(`insert into spoiled_files values (TENANT, '${'a'.repeat(64)}', '${found}', now())`);
  expect(await filesFinding()).toMatchObject({ state: 'bad', found: '2 changed, missing or unreadable' });
});

test('[CLI-5] [FILE-6] doctor tells whether the bucket can be used, without the secret', async () => {
  expect(await checkBucket(undefined)).toEqual([]);
  expect(await checkBucket(peer.address)).toMatchObject([{ state: 'good' }]);
  const [wrong] = await checkBucket({ ...peer.address, secret: 'topsecret' });
  expect(wrong).toMatchObject({ state: 'bad', found: expect.stringContaining('403') });
  const [lost] = await checkBucket({ ...peer.address, bucket: 'no-such-bucket' });
  expect(lost).toMatchObject({ state: 'bad', found: expect.stringContaining('no bucket') });
  expect(JSON.stringify(wrong)).not.toContain('topsecret');
  expect([wrong?.code, lost?.code]).toEqual(['bucketAway', 'bucketAway']);
});
