// Law packs as data: drafted, read by path, judged over open cases before they are in force, published.
import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startTestApp, type TestApp } from '../../../test-app.ts';
import { complain, type Mall, makeMall, sellFloor } from '../compensation/mall.fixture.ts';

let app: TestApp;
let mall: Mall;
beforeAll(async () => {
  app = await startTestApp('2026-01-05T08:00:00Z');
  mall = await makeMall(app);
  for (let n = 0; n < 3; n += 1) await complain(mall, (await sellFloor(mall)).contractId);
  // What no rule is filed under is counted, and judged by a person.
  await complain(mall, (await sellFloor(mall)).contractId, { problem: 'other' });
}, 60_000);
afterAll(() => app.stop());

interface Written {
  version: string;
  rules: Record<string, unknown>[];
}
const national: Written = JSON.parse(readFileSync(new URL('../law-packs/cn-national.json', import.meta.url), 'utf8'));
const path = '/law-packs/CN';
const admin = (way: string, body?: unknown, method?: 'PUT' | 'DELETE') =>
  mall.administrator.call(`${path}${way}`, body, method ? { method } : {});
const upload = (pack: unknown, revision: number | null) => admin('/draft', { pack, revision }, 'PUT');
const publish = (revision: number) =>
  admin('/draft/publication', { revision, from: '2026-01-05', reason: 'the new text' });
const discard = () => admin('/draft', undefined, 'DELETE');
/** Without the rule that gives the most when nothing came of what was paid ahead. */
const without = { ...national, version: 'ours-1', rules: national.rules.filter((rule) => rule.id !== 'CN-53') };

/** Runs the preview to its end. */
async function preview(revision: number) {
  const begun = await admin('/draft/preview', { revision });
  expect(begun.status).toBe(202);
  for (let tries = 0; tries < 200; tries += 1) {
    const { body } = await admin('/draft/preview');
    if (body.preview.state !== 'running') return body.preview;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error('the preview does not end');
}

describe('law packs', () => {
  test('[BOOK-9] what cannot be read is refused by path, and a name that is taken too', async () => {
    const [first, ...others] = national.rules;
    const broken = await upload({ ...national, version: 'x', rules: [{ ...first, citation: '' }, ...others] }, null);
    expect([broken.status, broken.body.refusal, broken.body.facts.path]).toEqual([
      422,
      'law_pack.unreadable',
      'rules.0.citation',
    ]);
    const unknown = { ...first, when: { fact: 'sale.category', inList: 'nowhere' } };
    const list = await upload({ ...national, version: 'x', rules: [unknown, ...others] }, null);
    expect(list.body.facts).toMatchObject({ path: 'rules.0', problem: 'names_what_is_not_there' });
    const taken = await upload(national, null);
    expect(taken.body.facts).toMatchObject({ path: 'version', problem: 'version_used_already' });
    const borrowed = await upload({ ...national, version: 'x', rules: [{ ...first, remedies: 'constructor' }] }, null);
    expect(borrowed.body.refusal).toBe('law_pack.unreadable');
    let deep: unknown = { proof: 'invoice' };
    for (let depth = 0; depth < 200; depth += 1) deep = { not: deep };
    const bottomless = await upload({ ...national, version: 'x', rules: [{ ...first, when: deep }] }, null);
    expect(bottomless.body.facts.problem).toBe('too_deep');
    const named = await upload({ ...national, id: 'OTHER', version: 'x' }, null);
    expect(named.body.refusal).toBe('law_pack.id_differs');
    expect((await admin('?of=draft')).body.refusal).toBe('lawbook_draft.not_found');
  });

  test('[BOOK-10] a changed rule counts as verified only with a source of its own', async () => {
    const [rule] = national.rules;
    const ruleId = String(rule?.id);
    const changed = { ...rule, citation: 'another article', verified: 'primary' };
    const way = `/draft/rules/${encodeURIComponent(ruleId)}`;
    const lowered = await admin(way, { rule: changed, revision: null }, 'PUT');
    expect([lowered.status, lowered.body.unsourced, lowered.body.version]).toEqual([
      200,
      [ruleId],
      `${national.version}+2`,
    ]);
    const shown = async () =>
      (await admin('?of=draft')).body.rules.find((one: { ruleId: string }) => one.ruleId === ruleId).verified;
    expect(await shown()).toBe('unverified');
    const sourced = { ...changed, source: 'https://example.org/law, read 2026-01-04' };
    expect((await admin(way, { rule: sourced, revision: 1 }, 'PUT')).body.unsourced).toEqual([]);
    expect(await shown()).toBe('primary');
    expect((await admin('?of=draft')).body.changedRuleIds).toEqual([ruleId]);
    expect((await admin('/draft/rules/NO-1', { rule, revision: 2 }, 'PUT')).body.refusal).toBe('law_rule.not_found');
    expect((await discard()).status).toBe(200);
  });

  test('[BOOK-11] [LAW-5] it is in force only after the open cases were judged by this draft', async () => {
    expect((await upload(without, null)).status).toBe(200);
    expect((await publish(1)).body.refusal).toBe('law_pack.not_previewed');
    expect((await admin('?of=draft')).body.changedRuleIds).toEqual(['CN-53']);
    const done = await preview(1);
    expect(done).toMatchObject({ state: 'done', cases: 4, done: 4, changed: 3, unjudged: 1, isCurrent: true });
    // Saved again: what was looked at is not this draft any more.
    expect((await upload({ ...without, asOf: '2026-01-04' }, 1)).body.revision).toBe(2);
    expect((await publish(2)).body.refusal).toBe('law_pack.not_previewed');
    expect((await admin('/draft/preview')).body.preview.isCurrent).toBe(false);
  });

  test('[BOOK-12] it changes no case, and each that differs is told with its lines before and after', async () => {
    const { rows: before } = await app.testDatabase.ownerPool.query('select * from makegood.cases order by case_id');
    await preview(2);
    const { rows: after } = await app.testDatabase.ownerPool.query('select * from makegood.cases order by case_id');
    expect(after).toEqual(before);
    const { body } = await admin('/draft/preview/cases?limit=2');
    expect([body.rows.length, typeof body.next]).toEqual([2, 'string']);
    expect(body.rows[0].changes.length).toBeGreaterThan(0);
    for (const change of body.rows[0].changes)
      expect([change.before === null, change.after === null]).not.toEqual([true, true]);
    expect((await admin(`/draft/preview/cases?after=${body.next}`)).body.rows).toHaveLength(1);
  });

  test('[BOOK-12] one at a time; it stops when told', async () => {
    await app.testDatabase.ownerPool.query(
      `update makegood.pack_previews set state = 'running', ended_at = null
       where preview_id = (select preview_id from makegood.pack_previews order by preview_id desc limit 1)`,
    );
    expect((await admin('/draft/preview', { revision: 2 })).body.refusal).toBe('law_pack.preview_running');
    expect((await admin('/draft/preview/stop', {})).body.state).toBe('stopped');
    expect((await admin('/draft/preview/stop', {})).body.refusal).toBe('law_pack.preview_not_running');
    expect((await publish(2)).body.refusal).toBe('law_pack.not_previewed');
  });

  test('[BOOK-6] once published it judges at once, with who, when and why beside it', async () => {
    await preview(2);
    const before = (await mall.administrator.call(path)).body;
    expect(before.isOwn).toBe(false);
    const published = await publish(2);
    expect([published.status, published.body.version, published.body.isOwn]).toEqual([200, 'ours-1', true]);
    const shown = await admin('');
    expect(shown.body.versions.map((one: { state: string }) => one.state).slice(0, 1)).toEqual(['published']);
    expect(shown.body.versions[0].published).toMatchObject({ reason: 'the new text', inForceFrom: '2026-01-05' });
    const { contractId } = await sellFloor(mall);
    const judged = await mall.administrator.call(`/contracts/${contractId}/judgement?problem=not_delivered`);
    expect(judged.body.judgement.versions).toContain('CN@ours-1');
    expect(judged.body.judgement.versions).not.toContain(`CN@${national.version}`);
  });
});
