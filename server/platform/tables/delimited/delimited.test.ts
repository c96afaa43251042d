// Delimited text: what is written is read back, in every encoding, delimiter and line end; and text other programs wrote.
import { parse as otherParser } from 'csv-parse/sync';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { decodeBytes, encodeText } from '../encodings/decode-stream.ts';
import { delimiters, type Encoding, encodings, type TableRow } from '../table-types.ts';
import { cutRows } from './cut-rows.ts';
import { delimiterBySepLine, detectDelimiter } from './detect-delimiter.ts';
import { guardFormula, guardInText, unguardFormula, unguardInText } from './guard-formulas.ts';
import { readDelimited } from './read-delimited.ts';
import { writeDelimited } from './write-delimited.ts';

const lineEnds = ['\r\n', '\n', '\r'] as const;

function cutAll(text: string, delimiter = ','): TableRow[] {
  const cutter = cutRows(delimiter);
  return [...cutter.push(text), ...cutter.end()];
}
const cellsOf = (rows: readonly TableRow[]) => rows.map((row) => row.cells);
const linesOf = (rows: readonly TableRow[]) => rows.map((row) => row.line);

async function readBack(bytes: Uint8Array, size: number, encoding: Encoding, delimiter: (typeof delimiters)[number]) {
  async function* pieces() {
    for (let from = 0; from < bytes.length; from += size) yield bytes.subarray(from, from + size);
  }
  const rows: TableRow[] = [];
  for await (const row of readDelimited(pieces, encoding, delimiter)) rows.push(row);
  return rows;
}

async function written(rows: string[][], style: Parameters<typeof writeDelimited>[1]) {
  const pieces: Uint8Array[] = [];
  for await (const piece of writeDelimited(rows, style)) pieces.push(piece);
  return Buffer.concat(pieces);
}

/** Characters each encoding can hold, with all that is awkward in a table. */
const alphabets = new Map(
  encodings.map((encoding) => {
    const wide = [...'abcZ019 \t,;|"\'=+-@\r\n\0­é€ñüßØабвЯЁёж№—“”中文沙发退货一二客戶雙龜𠮷😀'];
    const hold = (character: string) => decodeBytes(encodeText(character, encoding, false), encoding) === character;
    return [encoding, wide.filter(hold)];
  }),
);

describe.each(encodings)('[TABLE-3] what is written is read back: %s', (encoding) => {
  test.each(delimiters.flatMap((delimiter) => lineEnds.map((lineEnd) => [delimiter, lineEnd] as const)))(
    'parted by %j, lines ended by %j',
    async (delimiter, lineEnd) => {
      const cell = fc.string({ unit: fc.constantFrom(...(alphabets.get(encoding) ?? [])), maxLength: 8 });
      const rows = fc.array(fc.array(cell, { minLength: 1, maxLength: 5 }), { maxLength: 6 });
      const markable = encoding.startsWith('utf');
      await fc.assert(
        fc.asyncProperty(rows, fc.integer({ min: 1, max: 50 }), fc.boolean(), async (given, size, mark) => {
          const bytes = await written(given, { encoding, delimiter, lineEnd, mark: mark && markable });
          const read = await readBack(bytes, size, encoding, delimiter);
          expect(cellsOf(read)).toEqual(given);
        }),
        { numRuns: 40 },
      );
    },
  );
});

describe('[TABLE-4] no written cell is run by a spreadsheet, and reading restores it (T-X11)', () => {
  test.each(['=1+1', '+7 912', '-5', '@SUM', '\tx', '\rx', '\nx', '\0', "'=1", "''-", '＝1', '－'])('%j', (cell) => {
    expect(guardFormula(cell)).toBe(`'${cell}`);
    expect(unguardFormula(guardFormula(cell))).toBe(cell);
  });

  test('any cell comes back, and what needs no guard is left alone', async () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(..."'=+-@\t\r\n\0a1＝") }), (cell) => {
        expect(unguardFormula(guardFormula(cell))).toBe(cell);
        expect(guardFormula(cell)).not.toMatch(/^[=+\-@\t\r\n\0＝]/);
      }),
    );
    for (const plain of ["O'Brien", "'quoted'", 'a=b', '12', '']) expect(guardFormula(plain)).toBe(plain);
    const bytes = await written([['=HYPERLINK("x")', '-1']], undefined);
    expect(bytes.toString()).toBe('\ufeff"\'=HYPERLINK(""x"")",\'-1\r\n');
  });
});

test('[TABLE-4] nor where another country’s spreadsheet would cut the line: at semicolons, tabs and line ends within a cell', () => {
  fc.assert(
    fc.property(fc.string({ unit: fc.constantFrom(..."'=+-@\t\r\n;|,\0a1＝") }), (cell) => {
      const guarded = guardInText(cell);
      expect(unguardInText(guarded)).toBe(cell);
      for (const piece of guarded.split(/[;|\t\r\n]/)) expect(piece).not.toMatch(/^[=+\-@\0＝]/);
    }),
    { numRuns: 2_000 },
  );
  for (const plain of ["O'Brien", "a;'b'", 'a, -b', 'x; +7 912', '10,-', '']) expect(guardInText(plain)).toBe(plain);
});

describe('[TABLE-5] rows carry the physical line they start on', () => {
  test('over quoted line ends and empty lines, with any line end', () => {
    for (const end of lineEnds) {
      const rows = cutAll(['a,b', '"x', 'y","z"', '', 'c,d'].join(end));
      expect(linesOf(rows)).toEqual([1, 2, 5]);
      expect(cellsOf(rows)).toEqual([
        ['a', 'b'],
        [`x${end}y`, 'z'],
        ['c', 'd'],
      ]);
    }
  });

  test('mixed line ends count each once', () => {
    expect(linesOf(cutAll('a\r\nb\rc\nd\r\r\ne'))).toEqual([1, 2, 3, 4, 6]);
  });

  test('the line does not depend on how the text was cut', () => {
    const text = fc.string({ unit: fc.constantFrom('a', ',', '"', '\r', '\n', '""', '\r\n'), maxLength: 60 });
    fc.assert(
      fc.property(text, fc.integer({ min: 1, max: 9 }), (given, size) => {
        const cutter = cutRows(',');
        const rows: TableRow[] = [];
        for (let from = 0; from < given.length; from += size) rows.push(...cutter.push(given.slice(from, from + size)));
        rows.push(...cutter.end());
        expect(rows).toEqual(cutAll(given));
      }),
      { numRuns: 2_000 },
    );
  });
});

describe('[TABLE-6] what other programs wrote is read as they meant it, and nothing is lost', () => {
  test.each([
    ['5" pipe,b', [['5" pipe', 'b']]],
    ['"a"b,c', [['ab', 'c']]],
    ['"a ""b""",c', [['a "b"', 'c']]],
    [
      'a,,\n,b',
      [
        ['a', '', ''],
        ['', 'b'],
      ],
    ],
    [
      'a,"open\nb,c',
      [
        ['a', '"open'],
        ['b', 'c'],
      ],
    ],
    ['""', [['']]],
    ['', []],
    ['a,b\n', [['a', 'b']]],
    [
      '__proto__,constructor\n1,2',
      [
        ['__proto__', 'constructor'],
        ['1', '2'],
      ],
    ],
  ])('%j', (text, rows) => {
    expect(cellsOf(cutAll(text))).toEqual(rows);
  });

  test('on well-formed text it agrees with another parser', () => {
    const cell = fc.string({ unit: fc.constantFrom(...'ab,"\n 中'), maxLength: 6 });
    fc.assert(
      fc.property(fc.array(fc.array(cell, { minLength: 2, maxLength: 4 }), { minLength: 1 }), (rows) => {
        const text = rows.map((row) => row.map((each) => `"${each.replaceAll('"', '""')}"`).join(',')).join('\n');
        expect(cellsOf(cutAll(text))).toEqual(otherParser(text, { relax_column_count: true }));
      }),
    );
  });

  test('a quote that never closes is refused with its line, not read for ever', () => {
    const cutter = cutRows(',');
    cutter.push('a,b\nc,"');
    expect(() => {
      for (let piece = 0; piece < 100; piece += 1) cutter.push('x'.repeat(65_536));
    }).toThrow(expect.objectContaining({ code: 'table.cell_too_long', facts: { line: 2, lengthMax: 4_000_000 } }));
  });
});

describe('[TABLE-7] the delimiter is told from the rows', () => {
  test.each([
    ['a;b;c\n1,5;2,5;3\n', ';'],
    ['a\tb\n"x, y, z"\t2\n', '\t'],
    ['a|b\n1|2\n', '|'],
    ['name,addr\n"a;b;c","d;e"\n"f;g;h",x\n', ','],
  ] as const)('%j', (text, delimiter) => {
    expect(detectDelimiter(text)).toMatchObject({ delimiter });
    expect(detectDelimiter(text).confidence).toBeGreaterThan(0.6);
  });

  test('one column is a doubt; a first line may name the delimiter', async () => {
    expect(detectDelimiter('a\nb\nc\n')).toEqual({ delimiter: ',', confidence: 0.5 });
    expect(delimiterBySepLine('sep=;\r\na;b')).toEqual({ delimiter: ';', lineLength: 7 });
    expect(await readBack(Buffer.from('sep=;\r\na;b'), 99, 'utf-8', ';')).toEqual([{ line: 2, cells: ['a', 'b'] }]);
  });
});
