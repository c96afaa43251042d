// Encodings told from bytes: our own texts in three languages, short and long, with and without marks.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { encodings } from '../table-types.ts';
import { decodeBytes, decodeStream, encodeText } from './decode-stream.ts';
import { detectEncoding } from './detect-encoding.ts';
import { sampleBytes } from './sample-bytes.ts';

const simplified =
  '合同编号,客户姓名,地址,商品\r\nHT-2013-0042,王小明,北京市朝阳区建国路十二号,真皮沙发三人位\r\nHT-2013-0043,李丽,上海市浦东新区世纪大道八号,实木餐桌配六把椅子\r\n';
const traditional =
  '合約編號,客戶姓名,地址,商品\r\nHT-2013-0042,王小明,臺北市信義區松仁路十二號,真皮沙發三人座\r\nHT-2013-0043,李麗,高雄市前鎮區中山路八號,實木餐桌配六把椅子\r\n';
const russian =
  'Номер договора;Покупатель;Адрес;Товар\r\nД-42;Иванов Пётр Сергеевич;Москва, улица Льва Толстого, дом 16;Диван угловой раскладной\r\nД-43;СИДОРОВА АННА;САНКТ-ПЕТЕРБУРГ, НЕВСКИЙ ПРОСПЕКТ;СТОЛ ОБЕДЕННЫЙ\r\n';
const french = "Contrat;Client;Pays;Prix\r\n42;Hélène Lefèvre;Côte d'Ivoire;12 500 €\r\n43;José Muñoz;España;900 £\r\n";

const texts = [
  ['gb18030', simplified],
  ['big5', traditional],
  ['windows-1251', russian],
  ['koi8-r', russian],
  ['windows-1252', french],
  ['utf-8', simplified],
  ['utf-8', russian],
  ['utf-8', french],
  ['utf-16le', simplified],
  ['utf-16be', russian],
  ['utf-16le', french],
] as const;

async function* pieces(bytes: Uint8Array, size: number) {
  for (let from = 0; from < bytes.length; from += size) yield bytes.subarray(from, from + size);
}

describe('[TABLE-1] the encoding is told from the bytes, with how sure that is', () => {
  test.each(texts)('%s, text %#', (encoding, text) => {
    const guess = detectEncoding(encodeText(text, encoding, false));
    expect(guess).toMatchObject({ encoding, bom: false });
    expect(guess.confidence).toBeGreaterThan(0.5);
  });

  test.each(['utf-8', 'utf-16le', 'utf-16be', 'gb18030'] as const)('a byte order mark settles %s', (encoding) => {
    const mark = encoding === 'gb18030' ? [0x84, 0x31, 0x95, 0x33] : [];
    const bytes = Buffer.concat([Buffer.from(mark), encodeText(simplified, encoding, mark.length === 0)]);
    expect(detectEncoding(bytes)).toMatchObject({ encoding, bom: true, confidence: 1 });
    expect(decodeBytes(bytes, encoding)).toBe(simplified);
  });

  test('plain ASCII is UTF-8, surely; one odd word is a doubt', () => {
    expect(detectEncoding(Buffer.from('id,price\n1,2\n'))).toMatchObject({ encoding: 'utf-8', confidence: 1 });
    expect(detectEncoding(encodeText('id,联通\n', 'gb18030', false)).confidence).toBeLessThan(0.9);
    expect(detectEncoding(Buffer.from([0x41, 0xe9])).confidence).toBeLessThan(0.5);
  });

  test('a UTF-8 file with a few broken bytes stays UTF-8', () => {
    const bytes = Buffer.concat([Buffer.from(simplified.repeat(3)), Buffer.from([0xff]), Buffer.from(simplified)]);
    expect(detectEncoding(bytes)).toMatchObject({ encoding: 'utf-8', confidence: 0.7 });
  });

  test('what tells the encoding may stand anywhere in the file', async () => {
    const plain = Buffer.from('id,name\n'.repeat(20_000));
    const bytes = Buffer.concat([plain, encodeText(simplified, 'gb18030', false), plain]);
    const sample = await sampleBytes(() => pieces(bytes, 10_007));
    expect(sample.isUtf8).toBe(false);
    expect(detectEncoding(sample.telling, sample.isUtf8).encoding).toBe('gb18030');
    const utf8 = await sampleBytes(() => pieces(Buffer.from(simplified.repeat(50)), 7));
    expect(utf8.isUtf8).toBe(true);
  });
});

test('[TABLE-2] text cut into pieces anywhere is decoded as if whole, in every encoding', async () => {
  const cut = fc.record({ row: fc.constantFrom(...texts), size: fc.integer({ min: 1, max: 40 }), mark: fc.boolean() });
  await fc.assert(
    fc.asyncProperty(cut, async ({ row: [encoding, text], size, mark }) => {
      const bytes = encodeText(text, encoding, mark && encoding.startsWith('utf'));
      let decoded = '';
      for await (const piece of decodeStream(pieces(bytes, size), encoding)) decoded += piece;
      expect(decoded).toBe(text);
    }),
  );
  expect(new Set(texts.map(([encoding]) => encoding)).size).toBe(encodings.length);
});
