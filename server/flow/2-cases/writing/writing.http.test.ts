// Writing through the app: who else is here, who writes, and an answer that crosses a customer's message.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { uuidOf } from '#platform/ids/make-id';
import { type LiveEvent, startLiveFeed } from '#platform/live/live-feed';
import { type Caller, startTestApp, type TestApp } from '../../../test-app.ts';

let app: TestApp;
let mall: Caller;
let anna: Caller;
let boris: Caller;
let other: Caller;
let caseId: string;
beforeAll(async () => {
  app = await startTestApp();
  [mall, other] = [await app.company(), await app.company({ name: 'Other' })];
  [anna, boris] = [await app.as(mall, ['agent']), await app.as(mall, ['agent', 'viewer'])];
  caseId = await openCase();
}, 60_000);
afterAll(() => app?.stop());

async function openCase(): Promise<string> {
  const { personId } = (await mall.call('/people', { name: 'Mr Song', phones: ['+8613800138000'] })).body;
  return (await mall.call('/cases', { personId, problem: 'quality', description: 'It creaks' })).body.caseId;
}
const tell = (caller: Caller, doing: string, tab = 'one', at = caseId) =>
  caller.call(`/cases/${at}/presence`, { tab, doing });
const seenBy = async (caller: Caller, at = caseId) =>
  (await caller.call(`/cases/${at}/presence`)).body.rows.map(({ name, doing }: { name: string; doing: string }) => [
    name,
    doing,
  ]);

describe('presence', () => {
  test('[WRITE-1] each sees the other and what they do, in whichever window, and nobody themselves', async () => {
    expect((await tell(anna, 'reads')).body.rows).toEqual([]);
    expect((await tell(boris, 'writes')).body.rows).toMatchObject([{ name: 'agent', doing: 'reads' }]);
    expect(await seenBy(anna)).toEqual([['agent viewer', 'writes']]);
    await tell(boris, 'reads', 'two');
    expect(await seenBy(anna)).toEqual([['agent viewer', 'writes']]);
    await tell(boris, 'left', 'one');
    expect(await seenBy(anna)).toEqual([['agent viewer', 'reads']]);
    await tell(boris, 'left', 'two');
    expect(await seenBy(anna)).toEqual([]);
  });

  test('[WRITE-1] a change is heard by another process at its next look; a beat that changes nothing is not', async () => {
    const feed = startLiveFeed(app.database, () => undefined, 200);
    const moved: string[] = [];
    const stop = feed.follow(uuidOf(mall.companyId as `ten_${string}`), (event: LiveEvent) =>
      moved.push(...event.moved),
    );
    const bare = caseId.slice(4);
    try {
      const heard = (place: string) =>
        expect.poll(() => moved.includes(place.slice(4)), { timeout: 20_000 }).toBe(true);
      // The first look only finds where the end is: knock until one is heard.
      const knock = async () => {
        await tell(boris, 'left', 'knocks');
        await tell(boris, 'reads', 'knocks');
        return moved.includes(bare);
      };
      await expect.poll(knock, { timeout: 20_000 }).toBe(true);
      const [before, after] = [await openCase(), await openCase()];
      await tell(boris, 'writes');
      await tell(boris, 'reads', 'one', before);
      await heard(before);
      const until = moved.length;
      await tell(boris, 'writes');
      await tell(boris, 'reads', 'one', after);
      await heard(after);
      expect(moved.slice(until)).toEqual([after.slice(4)]);
    } finally {
      stop();
      feed.stop();
    }
  });

  test('[WRITE-1] whose beats stop is gone after 35 seconds, and leaves no fact', async () => {
    const facts = async () =>
      (await app.testDatabase.ownerPool.query<{ n: number }>('select count(*)::int as n from makegood.facts')).rows[0]
        ?.n;
    const before = await facts();
    await tell(boris, 'reads', 'three');
    const now = app.testDatabase.clock.now().getTime();
    app.testDatabase.clock.moveTo(new Date(now + 34_000));
    expect(await seenBy(anna)).toHaveLength(1);
    app.testDatabase.clock.moveTo(new Date(now + 36_000));
    expect(await seenBy(anna)).toEqual([]);
    expect(await facts()).toBe(before);
  });

  test('[WRITE-2] nobody of another company, and nobody the case is about', async () => {
    for (const answer of [await tell(other, 'reads'), await other.call(`/cases/${caseId}/presence`)])
      expect([answer.status, answer.body.refusal]).toEqual([404, 'case.not_found']);
    const about = (await mall.call('/case-workers')).body.rows.find(({ name }: { name: string }) => name === 'agent');
    const hidden = await openCase();
    await mall.call(`/cases/${hidden}/supervision`, { aboutId: about.workerId });
    await tell(boris, 'reads', 'one', hidden);
    for (const answer of [await tell(anna, 'reads', 'one', hidden), await anna.call(`/cases/${hidden}/presence`)])
      expect([answer.status, answer.body.refusal]).toEqual([404, 'case.not_found']);
  });
});

describe('an answer and a message that cross', () => {
  const say = (more: object = {}) => anna.call(`/cases/${caseId}/conversation`, { text: 'We come on Monday', ...more });
  const customerSays = async (text: string): Promise<string> => {
    const { token } = (await mall.call(`/cases/${caseId}/customer-link`, {})).body;
    const { status } = await app.anyone.call(`/customer/case/${token}/messages`, { text });
    expect(status).toBeLessThan(300);
    const { rows } = (await mall.call(`/cases/${caseId}/conversation`)).body;
    return rows.find((row: { text: string }) => row.text === text).messageId;
  };

  test('[WRITE-3] is refused once with what came, and goes when that has been read', async () => {
    expect((await say({ readUpTo: null })).status).toBe(201);
    const ours = (await mall.call(`/cases/${caseId}/conversation`)).body.rows[0].messageId;
    expect((await say({ readUpTo: ours })).body.refusal).toBe('message.not_found');
    const first = await customerSays('It is worse now');
    const refused = await say({ readUpTo: null });
    expect([refused.status, refused.body.refusal, refused.body.facts.messageId]).toEqual([
      409,
      'message.newer_came',
      first,
    ]);
    expect((await say({ readUpTo: first })).status).toBe(201);
    const second = await customerSays('Please hurry');
    expect((await say({ readUpTo: first })).body.facts.messageId).toBe(second);
    expect((await say({ readUpTo: second })).status).toBe(201);
  });

  test('[WRITE-3] one that names nothing goes as ever', async () => {
    await customerSays('And again');
    expect((await say()).status).toBe(201);
  });
});

describe('drafts', () => {
  const keep = (caller: Caller, text: string, basedOn: number, more: object = {}, at = caseId) =>
    caller.call(`/cases/${at}/draft`, undefined, { method: 'PUT', payload: { text, basedOn, ...more } });
  const draftOf = async (caller: Caller, at = caseId) => (await caller.call(`/cases/${at}/draft`)).body.draft;

  test('[DRAFT-1] each has their own, found again from anywhere, and leaves no fact', async () => {
    const history = async () => (await mall.call(`/history/${caseId}?limit=200`)).body.rows.length;
    const before = await history();
    expect(await draftOf(anna)).toBeNull();
    expect((await keep(anna, 'Dear', 0)).body.draft).toMatchObject({ text: 'Dear', version: 1, other: null });
    await keep(boris, 'Hello', 0, { subject: 'Your floor' });
    expect(await draftOf(anna)).toMatchObject({ text: 'Dear', subject: null });
    expect(await draftOf(boris)).toMatchObject({ text: 'Hello', subject: 'Your floor' });
    expect(await history()).toBe(before);
    expect((await keep(other, 'Dear', 0)).body.refusal).toBe('case.not_found');
    expect((await other.call(`/cases/${caseId}/draft`)).body.refusal).toBe('case.not_found');
  });

  test('[DRAFT-2] the last writing wins; what it did not know stands beside it and can be taken up again', async () => {
    expect((await keep(anna, 'Dear Mr Song', 1)).body.draft).toMatchObject({ version: 2, other: null });
    const overtaking = (await keep(anna, 'From my phone', 1)).body.draft;
    expect(overtaking).toMatchObject({ text: 'From my phone', version: 3, other: { text: 'Dear Mr Song' } });
    const longer = (await keep(anna, 'From my phone, too', 3)).body.draft;
    expect(longer).toMatchObject({ version: 4, other: { text: 'Dear Mr Song' } });
    const taken = (await keep(anna, 'Dear Mr Song', 4)).body.draft;
    expect(taken).toMatchObject({ text: 'Dear Mr Song', version: 5, other: { text: 'From my phone, too' } });
  });

  test('[DRAFT-2] two windows that keep their first words at once lose neither', async () => {
    const fresh = await openCase();
    await Promise.all([keep(anna, 'one', 0, {}, fresh), keep(anna, 'two', 0, {}, fresh)]);
    const { text, version, other: beside } = await draftOf(anna, fresh);
    expect([text, beside.text].toSorted()).toEqual(['one', 'two']);
    expect(version).toBe(2);
  });

  test("[DRAFT-3] sending ends one's own, and it can be let go", async () => {
    expect((await anna.call(`/cases/${caseId}/conversation`, { text: 'Dear Mr Song' })).status).toBe(201);
    expect(await draftOf(anna)).toBeNull();
    expect(await draftOf(boris)).toMatchObject({ text: 'Hello' });
    const dropped = await boris.call(`/cases/${caseId}/draft`, undefined, { method: 'DELETE' });
    expect([dropped.status, dropped.body]).toEqual([200, { draft: null }]);
    expect(await draftOf(boris)).toBeNull();
  });

  test('[DRAFT-3] what had been read when it was begun is remembered with it', async () => {
    const { rows } = (await mall.call(`/cases/${caseId}/conversation`)).body;
    const readUpTo = rows.find(({ kind }: { kind: string }) => kind === 'from_customer').messageId;
    expect((await keep(anna, 'Dear', 0, { readUpTo })).body.draft).toMatchObject({ readUpTo });
    expect((await keep(anna, 'Dear', 0, { readUpTo }, await openCase())).body.refusal).toBe('message.not_found');
  });
});
