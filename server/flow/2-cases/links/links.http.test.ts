import { createHash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { filePart, jpeg } from '../../../test-things.ts';
import { type CaseMall, startCaseMall } from '../cases.fixture.ts';
import { attachmentNamed, mediaTypeOf, tidyName } from '../files/media-type.ts';

let mall: CaseMall;
beforeAll(async () => {
  mall = await startCaseMall();
});
afterAll(() => mall.app.stop());

const anyone = (path: string, body?: unknown) => mall.app.anyone.call(path, body);
const linkOf = async (caseId: string): Promise<string> => (await mall.make(`/cases/${caseId}/customer-link`, {})).token;
const upload = (path: string, name: string, content: Uint8Array, caller = mall.app.anyone) =>
  caller.call(path, filePart(name, content), { headers: filePart.headers });
const countFacts = async () =>
  (await mall.app.testDatabase.ownerPool.query('select count(*)::int as n from makegood.facts')).rows[0].n;

describe("[LINK-1] [T-L4] a link to the customer's page", () => {
  test('reading changes nothing; only the hash is kept; a new link ends the one before', async () => {
    const { caseId, number } = await mall.openCase();
    const first = await linkOf(caseId);
    const secret = first.slice(-43);
    expect(Buffer.from(secret, 'base64url').length).toBe(32);
    const { rows } = await mall.app.testDatabase.ownerPool.query(
      "select secret_hash from makegood.case_links where purpose = 'customer'",
    );
    expect(rows.map((row) => row.secret_hash.toString('hex'))).toContain(
      createHash('sha256').update(secret).digest('hex'),
    );
    const facts = await countFacts();
    for (let i = 0; i < 3; i += 1) expect((await anyone(`/customer/case/${first}`)).body.number).toBe(number);
    expect(await countFacts()).toBe(facts);
    const second = await linkOf(caseId);
    expect((await anyone(`/customer/case/${first}`)).body.refusal).toBe('token.invalid');
    expect((await anyone(`/customer/case/${second}`)).status).toBe(200);
  });
  test('revoked, ended, cut, of another kind or another company: nothing', async () => {
    const { caseId } = await mall.openCase();
    const token = await linkOf(caseId);
    const { token: demandToken } = await mall.make(`/cases/${caseId}/demands`, {
      channel: 'call',
      toWhom: 'x',
      text: 'x',
    });
    const theirs = token.replace(/_[0-9a-z]{26}_/, `_${'0'.repeat(26)}_`);
    for (const bad of [token.slice(0, -1), `${token}x`, demandToken, theirs, 'x'.repeat(74)]) {
      const { status, body } = await anyone(`/customer/case/${bad}`);
      expect([status, body.refusal]).toEqual([401, 'token.invalid']);
    }
    await mall.owner.call(`/cases/${caseId}/customer-link`, undefined, { method: 'DELETE' });
    expect((await anyone(`/customer/case/${token}`)).status).toBe(401);
  });
  test('the token is in no stored answer: a repeated request is answered with an empty one', async () => {
    const { caseId } = await mall.openCase();
    const send = () =>
      mall.owner.call(`/cases/${caseId}/customer-link`, {}, { headers: { 'idempotency-key': `link ${caseId}` } });
    const [first, again] = [await send(), await send()];
    expect(first.body.token).toMatch(/^mgc_/);
    expect(again.body).toEqual({ ...first.body, token: '' });
    expect((await anyone(`/customer/case/${first.body.token}`)).status).toBe(200);
  });
  test('after half a year it has ended', async () => {
    const { caseId } = await mall.openCase();
    const token = await linkOf(caseId);
    const was = mall.app.testDatabase.clock.now();
    mall.app.testDatabase.clock.moveTo(new Date(was.getTime() + 180 * 86_400_000));
    expect((await anyone(`/customer/case/${token}`)).status).toBe(401);
    mall.app.testDatabase.clock.moveTo(was);
    expect((await anyone(`/customer/case/${token}`)).status).toBe(200);
  });
});

describe('[LINK-2] a link opens its one case', () => {
  test("promises, proofs and messages are told, notes and the staff's files are not", async () => {
    const { caseId } = await mall.openCase();
    const token = await linkOf(caseId);
    await mall.make(`/cases/${caseId}/notes`, { text: 'a difficult customer' });
    await mall.make(`/cases/${caseId}/messages`, { text: '我们明天上门' });
    const inside = await upload(`/cases/${caseId}/files`, 'inside.jpg', jpeg, mall.owner);
    const own = await upload(`/customer/case/${token}/files`, 'own.jpg', jpeg);
    expect([inside.status, own.status]).toEqual([201, 201]);
    const { body } = await anyone(`/customer/case/${token}`);
    expect(body).toMatchObject({
      status: 'received',
      optedOut: false,
      mayRate: false,
      openedBy: 'desk',
      ownerName: null,
    });
    expect(body.promises.length).toBeGreaterThan(2);
    expect(body.messages).toMatchObject([{ mine: false, text: '我们明天上门' }]);
    expect(body.files.map(({ name }: { name: string }) => name)).toEqual(['own.jpg']);
    expect(JSON.stringify(body)).not.toContain('difficult');
    expect((await anyone(`/customer/case/${token}/files/${own.body.fileId}`)).status).toBe(200);
    expect((await anyone(`/customer/case/${token}/files/${inside.body.fileId}`)).body.refusal).toBe('file.not_found');
    const other = await linkOf((await mall.openCase()).caseId);
    expect((await anyone(`/customer/case/${other}/files/${own.body.fileId}`)).body.refusal).toBe('file.not_found');
  });
  test('the customer gives the proof that is wanted, and writing ends a wait for them', async () => {
    const contract = await mall.signContract({ vouchers: [] });
    const { caseId } = await mall.openCase({ contractId: contract.contractId });
    const token = await linkOf(caseId);
    await mall.make(`/cases/${caseId}/wait`, { reason: 'customer' });
    expect((await anyone(`/customer/case/${token}`)).body.status).toBe('waiting_for_you');
    const sent = await upload(
      `/customer/case/${token}/files?proofKind=payment_voucher`,
      'receipt.pdf',
      Buffer.from(`%PDF-1.7\n${' '.repeat(40)}`),
    );
    expect(sent.body).toMatchObject({ mediaType: 'application/pdf' });
    const page = (await anyone(`/customer/case/${token}/messages`, { text: 'here it is' })).body;
    expect(page.proofs).toContainEqual({ kind: 'payment_voucher', state: 'given' });
    expect(await mall.show(caseId)).toMatchObject({ state: 'in_progress' });
    const odd = await upload(`/customer/case/${token}/files?proofKind=identity`, 'x.jpg', jpeg);
    expect(odd.body.refusal).toBe('proof.not_wanted');
  });
  test('a customer may nothing that staff may', async () => {
    const { caseId } = await mall.openCase();
    const token = await linkOf(caseId);
    const { status } = await mall.app.anyone.call(
      `/cases/${caseId}/close`,
      {},
      { headers: { authorization: `Bearer ${token}` } },
    );
    expect(status).toBe(401);
  });
});

test('[CASE-13] a customer rates once, after the end', async () => {
  const { caseId } = await mall.openCase();
  const path = `/customer/case/${await linkOf(caseId)}/rating`;
  expect((await anyone(path, { stars: 5 })).body.refusal).toBe('case.not_ended');
  await mall.make(`/cases/${caseId}/resolve`, { outcome: 'put_right', reason: 'delivered' });
  expect((await anyone(path, { stars: 5, text: '很好' })).body).toMatchObject({
    stars: 5,
    mayRate: false,
    status: 'put_right',
  });
  expect((await anyone(path, { stars: 1 })).body.refusal).toBe('case.rated_already');
  expect(await mall.show(caseId)).toMatchObject({ stars: 5, rating: '很好' });
});

describe('the complaint form', () => {
  test('a complaint in two minutes: the contract is found by number and telephone, and whether it was is not told', async () => {
    const contract = await mall.signContract();
    const [phone] = (
      await mall.show((await mall.openCase({ contractId: contract.contractId, problem: 'other' })).caseId)
    ).phones;
    const { token: form } = await mall.make('/complaint-link', {});
    expect((await anyone(`/customer/complaint/${form}`)).body).toMatchObject({
      company: 'Mall',
      stores: [{ city: 'Beijing' }],
    });
    const given = {
      name: contract.personName,
      phone,
      problem: 'late',
      description: 'still waiting',
      language: 'zh-CN',
    };
    const mine = (await anyone(`/customer/complaint/${form}`, { ...given, contractNumber: contract.number })).body;
    const guess = (
      await anyone(`/customer/complaint/${form}`, {
        ...given,
        phone: '+8613700137000',
        contractNumber: contract.number,
      })
    ).body;
    expect([Object.keys(mine), Object.keys(guess)]).toEqual([
      ['number', 'token'],
      ['number', 'token'],
    ]);
    const found = async (number: string) => (await mall.owner.call(`/cases?words=${number}`)).body.rows[0];
    expect(await found(mine.number)).toMatchObject({
      contractId: contract.contractId,
      openedBy: 'customer',
      channel: 'page',
      owner: null,
    });
    expect(await found(guess.number)).toMatchObject({ contractId: null });
    expect((await anyone(`/customer/case/${mine.token}`)).body.number).toBe(mine.number);
    const taken = await mall.make(`/cases/${(await found(mine.number)).caseId}/take`, {}, mall.agent);
    expect(taken.owner.name).toBe('agent');
    await mall.make('/complaint-link', {});
    expect((await anyone(`/customer/complaint/${form}`)).body.refusal).toBe('token.invalid');
  });
});

test('[LINK-3] the form takes so many complaints of one network; another network still complains, and waiting helps', async () => {
  const owner = await mall.app.company({ name: 'Flooded' });
  const { token } = await mall.make('/complaint-link', {}, owner);
  let sent = 0;
  const complainFrom = (remoteAddress: string) => {
    sent += 1;
    const phone = `+86138002${String(10_000 + sent)}`;
    const given = { name: `N ${sent}`, phone, problem: 'late', description: 'x', language: 'en' };
    return mall.app.anyone.call(`/customer/complaint/${token}`, given, { remoteAddress });
  };
  const storm = [];
  for (let at = 0; at < 22; at += 1) storm.push(await complainFrom('198.51.100.7'));
  expect(storm.map(({ status }) => status)).toEqual([...Array(20).fill(201), 429, 429]);
  const refused = storm.at(-1);
  expect([refused?.body.refusal, refused?.headers['retry-after']]).toEqual(['complaint.too_many', '900']);
  expect((await complainFrom('198.51.100.8')).status).toBe(201);
  // For the company it counts together, and whoever is refused by their network takes nothing of it.
  for (let network = 0; network < 24; network += 1)
    await Promise.all(Array.from({ length: 20 }, () => complainFrom(`203.0.113.${network}`)));
  const rest = (
    await mall.app.testDatabase.ownerPool.query(`select count(*)::int as n from makegood.cases c
    join makegood.tenants t using (tenant_id) where t.name = 'Flooded'`)
  ).rows[0].n;
  expect(rest).toBe(500);
  expect((await complainFrom('198.51.100.9')).body.refusal).toBe('complaint.too_many');
}, 60_000);

test("the merchant answers on the demand's link without an account, and sees nothing of the customer", async () => {
  const contract = await mall.signContract();
  const { caseId } = await mall.openCase({ contractId: contract.contractId });
  const { token } = await mall.make(`/cases/${caseId}/demands`, {
    channel: 'link',
    toWhom: 'in charge',
    text: 'Deliver by Friday',
  });
  const page = (await anyone(`/merchant/demand/${token}`)).body;
  expect(page).toMatchObject({
    text: 'Deliver by Friday',
    mayAnswer: true,
    contractNumber: contract.number,
    state: 'sent',
  });
  expect(JSON.stringify(page)).not.toContain(contract.personName);
  expect(
    (
      await upload(
        `/merchant/demand/${token}/files`,
        'note.png',
        Buffer.concat([Buffer.from([0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10]), Buffer.alloc(40)]),
      )
    ).status,
  ).toBe(201);
  const answered = (
    await anyone(`/merchant/demand/${token}/answer`, { answer: 'disputes', note: 'not ours', name: 'Wang' })
  ).body;
  expect(answered).toMatchObject({ mayAnswer: false, answer: 'disputes', files: [{ name: 'note.png' }] });
  expect(await mall.show(caseId)).toMatchObject({
    rung: 'mall',
    demands: [{ answeredBy: 'Wang' }],
    files: [{ from: 'merchant' }],
  });
});

describe('[CFILE-1] [T-X2] [T-X10] files', () => {
  const polyglots: [string, Buffer][] = [
    ['a.html', Buffer.from('<html><script>alert(1)</script></html>'.padEnd(80))],
    ['b.svg', Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>'.padEnd(80))],
    ['c.jpg', Buffer.from('<!doctype html><script>alert(1)</script>'.padEnd(80))],
    ['d.pht', Buffer.from('<?php system($_GET[0]); ?>'.padEnd(80))],
    ['e.xml', Buffer.from('<?xml version="1.0"?><x/>'.padEnd(80))],
    ['f.mht', Buffer.from('MIME-Version: 1.0\r\nContent-Type: multipart/related'.padEnd(80))],
    ['g.exe', Buffer.from('MZ'.padEnd(80))],
    ['h.webp', Buffer.from('XXXX0000WEBP'.padEnd(80))],
    ['i.jpg', Buffer.from([0xff])],
  ];
  test('only what is a photo or a PDF by its content is taken, whatever it is called', async () => {
    const { caseId } = await mall.openCase();
    for (const [name, content] of polyglots) {
      const { body } = await upload(`/cases/${caseId}/files`, name, content, mall.owner);
      expect([name, body.refusal]).toEqual([name, 'file.kind_refused']);
    }
    expect(
      (await mall.owner.call(`/cases/${caseId}/files`, Buffer.from('--parts--\r\n'), { headers: filePart.headers }))
        .body.refusal,
    ).toBe('file.missing');
    expect((await mall.show(caseId)).files).toEqual([]);
  });
  test('what is sent out cannot run: an attachment of a fixed type in a sandbox, its name encoded', async () => {
    const { caseId } = await mall.openCase();
    const hidden = Buffer.concat([jpeg, Buffer.from('<script>alert(1)</script>')]);
    const { body } = await upload(`/cases/${caseId}/files`, '../../etc/照片 "1".html', hidden, mall.owner);
    const { headers, status } = await mall.agent.call(`/case-files/${body.fileId}`);
    expect([status, headers['content-type'], headers['x-content-type-options']]).toEqual([
      200,
      'image/jpeg',
      'nosniff',
    ]);
    expect(headers['content-security-policy']).toBe("default-src 'none'; sandbox");
    expect(headers['content-disposition']).toMatch(/^attachment; filename="file"; filename\*=UTF-8''%E7%85%A7/);
    expect((await mall.app.anyone.call(`/case-files/${body.fileId}`)).status).toBe(401);
  });
  test('pure: names and types', () => {
    expect(tidyName('C:\\photos\\..\\con\u0000.jpg')).toBe('con.jpg');
    expect(tidyName('x'.repeat(4_000)).length).toBe(200);
    expect(tidyName(undefined)).toBe('file');
    expect(attachmentNamed("a'b(c)*.jpg")).toContain('%27b%28c%29%2A.jpg');
    expect(mediaTypeOf(Buffer.from('\0\0\0\x18ftypheic\0\0\0\0', 'latin1'))).toBe('image/heic');
    expect(mediaTypeOf(Buffer.from('\0\0\0\x18ftypisom\0\0\0\0', 'latin1'))).toBeUndefined();
    expect(mediaTypeOf(Buffer.from('GIF89a'))).toBe('image/gif');
  });
  test('sixty files a case, then no more', async () => {
    const { caseId } = await mall.openCase();
    const token = await linkOf(caseId);
    for (let i = 0; i < 60; i += 1) await upload(`/customer/case/${token}/files`, `${i}.jpg`, jpeg);
    expect((await upload(`/customer/case/${token}/files`, 'one more.jpg', jpeg)).body.refusal).toBe('file.too_many');
  });
});
