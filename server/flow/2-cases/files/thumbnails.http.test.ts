// Photos of a case through the API: what is taken, what is shown of it, and to whom.
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Caller } from '../../../test-app.ts';
import { filePart, jpeg } from '../../../test-things.ts';
import { type CaseMall, startCaseMall } from '../cases.fixture.ts';

let mall: CaseMall;
let photo: Buffer;
beforeAll(async () => {
  mall = await startCaseMall();
  photo = await sharp({ create: { width: 900, height: 600, channels: 3, background: '#a05020' } })
    .jpeg()
    .withExif({ IFD0: { Make: 'SecretCamera' } })
    .toBuffer();
});
afterAll(() => mall.app.stop());

const upload = (path: string, name: string, content: Uint8Array, caller: Caller = mall.app.anyone) =>
  caller.call(path, filePart(name, content), { headers: filePart.headers });
const pictureAt = async (path: string, caller: Caller = mall.agent): Promise<Buffer> => {
  const key = await mall.make('/keys', { name: 'reader', roles: ['agent'] }, mall.owner);
  const authorization = caller === mall.app.anyone ? {} : { authorization: `Bearer ${key.secret}` };
  const { rawPayload } = await mall.app.app.inject({ url: `/api${path}`, headers: authorization });
  return rawPayload;
};

describe('[CFILE-2] [T-X3] [T-X9] photos', () => {
  test('the desk sees them small and drawn anew, without the camera; the original stays as it came', async () => {
    const { caseId } = await mall.openCase();
    const { body } = await upload(`/cases/${caseId}/files`, 'floor.jpg', photo, mall.owner);
    const { status, headers } = await mall.agent.call(`/case-files/${body.fileId}/thumbnail`);
    expect([status, headers['content-type'], headers['x-content-type-options']]).toEqual([
      200,
      'image/webp',
      'nosniff',
    ]);
    const picture = await pictureAt(`/case-files/${body.fileId}/thumbnail`);
    expect(await sharp(picture).metadata()).toMatchObject({ format: 'webp', width: 400, height: 267 });
    expect(picture.includes('SecretCamera')).toBe(false);
    expect((await pictureAt(`/case-files/${body.fileId}`)).equals(photo)).toBe(true);
    expect((await mall.app.anyone.call(`/case-files/${body.fileId}/thumbnail`)).status).toBe(401);
    const stranger = await mall.app.company({ name: 'Stranger' });
    expect((await stranger.call(`/case-files/${body.fileId}/thumbnail`)).status).toBe(404);
  });

  test('a customer sees their own on their page, and none of the desk', async () => {
    const { caseId } = await mall.openCase();
    const { token } = await mall.make(`/cases/${caseId}/customer-link`, {});
    const page = `/customer/case/${token}/files`;
    const theirs = await upload(page, 'mine.jpg', photo);
    const ours = await upload(`/cases/${caseId}/files`, 'desk.jpg', photo, mall.owner);
    const picture = await pictureAt(`${page}/${theirs.body.fileId}/thumbnail`, mall.app.anyone);
    expect((await sharp(picture).metadata()).width).toBe(400);
    expect((await mall.app.anyone.call(`${page}/${ours.body.fileId}/thumbnail`)).status).toBe(404);
  });

  test('a bomb is refused by its first bytes and nothing of it is kept; what cannot be drawn has no picture', async () => {
    const { caseId } = await mall.openCase();
    const bomb = Buffer.from(
      await sharp({ create: { width: 8, height: 8, channels: 3, background: '#000' } })
        .png()
        .toBuffer(),
    );
    bomb.writeUInt32BE(30_000, 16);
    bomb.writeUInt32BE(30_000, 20);
    const refused = await upload(`/cases/${caseId}/files`, 'bomb.png', bomb, mall.owner);
    expect([refused.status, refused.body.refusal]).toEqual([422, 'file.too_many_pixels']);
    expect(refused.body.facts).toEqual({ width: 30_000, height: 30_000 });
    expect((await mall.show(caseId)).files).toEqual([]);
    const broken = await upload(`/cases/${caseId}/files`, 'broken.jpg', jpeg, mall.owner);
    const answered = await mall.agent.call(`/case-files/${broken.body.fileId}/thumbnail`);
    expect([answered.status, answered.body.refusal]).toEqual([422, 'file.no_picture']);
    const paper = await upload(`/cases/${caseId}/files`, 'paper.pdf', Buffer.from('%PDF-1.4\n'.padEnd(80)), mall.owner);
    expect((await mall.agent.call(`/case-files/${paper.body.fileId}/thumbnail`)).body.refusal).toBe('file.no_picture');
  });
});
