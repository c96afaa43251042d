// PAY-15: what a bank's file may hold is read, everything else is refused at its line, and no text takes long.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { workAtOnce } from '#platform/work-in-slices';
import { writeXml, type XmlPart } from '../bank-files/write-xml.ts';
import { readBankMessage } from './read-bank-message.ts';
import { all, at, readXml, textAt, XmlUnreadable } from './read-xml.ts';

test('[PAY-15] elements, attributes, entities, comments, CDATA and prefixes are read', () => {
  const root = readXml(
    '<?xml version="1.0"?>\n<!-- from the bank --><n:Document xmlns:n="urn:x"><n:A b="1 &amp; 2" c=\'&#x4E2D;\'> x &lt; y <![CDATA[<raw>]]></n:A><n:A/></n:Document>\n',
  );
  expect(root.name).toBe('Document');
  expect(all(root, 'A')).toHaveLength(2);
  expect(at(root, 'A')?.attributes).toEqual({ b: '1 & 2', c: '中' });
  expect(textAt(root, 'A')).toBe('x < y <raw>');
});

const laughs = '<!DOCTYPE lolz [<!ENTITY lol "lol"><!ENTITY lol2 "&lol;&lol;">]><lolz>&lol2;</lolz>';
const foreign = '<!DOCTYPE a [<!ENTITY xxe SYSTEM "file:///etc/passwd">]><a>&xxe;</a>';
test.each([
  ['a DTD that multiplies', laughs],
  ['a DTD that reads a file', foreign],
  ['an unknown entity', '<a>&nbsp;</a>'],
  ['a number that is no character', '<a>&#0;</a>'],
  ['a lone ampersand', '<a>x & y</a>'],
  ['a tag that closes another', '<a><b></a></b>'],
  ['an end too early', '<a><b>'],
  ['text outside', '<a/>x'],
  ['two roots', '<a/><b/>'],
  ['a bad attribute', '<a b=1/>'],
  ['nothing', ''],
  ['too deep', `${'<a>'.repeat(100)}${'</a>'.repeat(100)}`],
])('[PAY-15] refused: %s', (_, text) => {
  expect(() => readXml(text)).toThrow(XmlUnreadable);
});

test('[PAY-15] the line of the fault is told', () => {
  expect(() => readXml('<a>\n\n<b></c></a>')).toThrow('unreadable at line 3');
});

test('[PAY-15] hostile text costs time in proportion to its length', () => {
  for (const text of [
    `<a ${'b="1" '.repeat(20_000)}`,
    '<'.repeat(100_000),
    `<a>${'&'.repeat(100_000)}</a>`,
    `<a${' '.repeat(100_000)}x`,
  ]) {
    const begun = performance.now();
    expect(() => readXml(text)).toThrow(XmlUnreadable);
    expect(performance.now() - begun).toBeLessThan(2_000);
  }
});

test('[PAY-15] what is written is read again as it was', () => {
  const name = fc.stringMatching(/^[A-Za-z]{1,8}$/);
  const text = fc
    .string({ unit: 'grapheme' })
    .map((one) => one.replaceAll(/[^\t\n\r -\ud7ff\ue000-\ufffd]/g, '').trim());
  const tree = fc.letrec<{ part: XmlPart }>((tie) => ({
    part: fc.tuple(
      name,
      fc.oneof(
        { depthSize: 'small', withCrossShrink: true },
        text,
        fc.array(tie('part'), { minLength: 1, maxLength: 3 }),
      ),
    ) as unknown as fc.Arbitrary<XmlPart>,
  })).part;
  fc.assert(
    fc.property(tree, (part) => {
      expect(shapeOf(readXml(writeXml(part)))).toEqual(wanted(part));
    }),
    { numRuns: 300 },
  );
});
type Shape = { name: string; text: string; children: Shape[] };
const shapeOf = (node: ReturnType<typeof readXml>): Shape => ({
  name: node.name,
  text: node.text.trim(),
  children: node.children.map(shapeOf),
});
const wanted = ([name, content]: XmlPart): Shape => ({
  name,
  text: typeof content === 'string' ? content.trim() : '',
  children: typeof content === 'string' ? [] : content.flatMap((child) => (child ? [wanted(child)] : [])),
});

test('a message in the encoding of a Russian bank is read, and half a sign is refused', () => {
  const head = '<?xml version="1.0" encoding="windows-1251"?><Document><BkToCstmrStmt><GrpHdr><MsgId>';
  const bytes = Buffer.concat([
    Buffer.from(head),
    Buffer.from([0xcf, 0xeb]),
    Buffer.from('</MsgId></GrpHdr></BkToCstmrStmt></Document>'),
  ]);
  expect(workAtOnce(readBankMessage(bytes))).toMatchObject({ kind: 'statement', bankId: 'Пл', lines: [] });
  expect(() =>
    workAtOnce(readBankMessage(Buffer.concat([Buffer.from('<Document>'), Buffer.from([0xe4, 0xb8])]))),
  ).toThrow('bank_message.unreadable');
  expect(() => workAtOnce(readBankMessage(Buffer.from('<?xml version="1.0" encoding="no-such"?><a/>')))).toThrow(
    'bank_message.unreadable',
  );
});
