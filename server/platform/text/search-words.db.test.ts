// Search words against PostgreSQL itself: what is kept is found, and its parser neither splits nor drops our words.
import pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { searchQuery, searchVectorText, searchWords } from './search-words.ts';

const pool = new pg.Pool({ ...JSON.parse(process.env.MAKEGOOD_TEST_DB ?? '{}'), max: 1 });
let client: pg.PoolClient;

beforeAll(async () => {
  client = await pool.connect();
});
afterAll(async () => {
  client.release();
  await pool.end();
});

async function finds(query: string, text: string): Promise<boolean> {
  const sql = "select to_tsvector('simple', $1) @@ to_tsquery('simple', $2) as found";
  const { rows } = await client.query(sql, [searchVectorText(text), searchQuery(query)]);
  return rows[0].found;
}

test.each([
  ['洗衣机', '滚筒洗衣机不脱水', true],
  ['水', '滚筒洗衣机不脱水', true],
  ['衣服', '滚筒洗衣机不脱水', false],
  ['петр иванов', 'ИВАНОВ Пётр', true],
  ['ht-2013/0042', 'Договор HT-2013/0042 от 14.12.2013', true],
  ['cote d ivoire', "Côte d'Ivoire", true],
  ['朝阳区 12', '北京市朝阳区建国路１２号', true],
  ['the and of', 'The end of the affair and more', true],
  ['иванова', 'Иванов', false],
])('[TEXT-2] in PostgreSQL %s in %s: %s', async (query, text, found) => {
  expect(await finds(query, text)).toBe(found);
});

test('[TEXT-1] PostgreSQL keeps every word as we cut it, numbers and mixed ones too', async () => {
  const text = '型号AB12洗衣机 HT-2013-0042 1e5 3.14 a1b2 ООО«Ромашка» x2 007 café あいう 한국어';
  const { rows } = await client.query("select tsvector_to_array(to_tsvector('simple', $1)) as kept", [
    searchVectorText(text),
  ]);
  expect(rows[0].kept.sort()).toEqual(searchWords(text).sort());
});
