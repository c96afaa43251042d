// The names of a spreadsheet's sheets, in their order, read from its table of contents alone, so that a person can choose one.
import { unpackEntry } from './check-archive.ts';

const contents = 'xl/workbook.xml';
const limits = { unpackedMax: 1_000_000, entriesMax: 5_000 };
const sheetsMax = 200;
const entities: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

/** Empty when they cannot be told: then the first sheet is read, and what is wrong with the file is heard there. */
export function listSheets(bytes: Buffer): string[] {
  try {
    const xml = unpackEntry(bytes, contents, limits)?.toString('utf8') ?? '';
    const names = [...xml.matchAll(/<(?:\w+:)?sheet\s[^>]*?\bname="([^"]{1,200})"/g)].map(([, name = '']) =>
      plain(name),
    );
    return names.slice(0, sheetsMax);
  } catch {
    return [];
  }
}

function plain(text: string): string {
  return text.replace(/&(?:#x([0-9a-f]{1,6})|#(\d{1,7})|(\w+));/gi, (whole, hex, decimal, name) => {
    if (name) return entities[name] ?? whole;
    const point = hex ? Number.parseInt(hex, 16) : Number(decimal);
    return point <= 0x10ffff ? String.fromCodePoint(point) : whole;
  });
}
