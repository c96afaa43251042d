// Opens a file of unknown kind as a table: tells what it is, then gives its rows as often as asked.
import { isUtf8 } from 'node:buffer';
import { delimiterBySepLine, detectDelimiter } from './delimited/detect-delimiter.ts';
import { readDelimited } from './delimited/read-delimited.ts';
import { decodeBytes } from './encodings/decode-stream.ts';
import { detectEncoding } from './encodings/detect-encoding.ts';
import { sampleBytes } from './encodings/sample-bytes.ts';
import { refuseTable } from './refuse-table.ts';
import type { ByteSource, Delimiter, Encoding, EncodingGuess, TableForm, TableRow } from './table-types.ts';
import { listSheets } from './xlsx/list-sheets.ts';
import { collectPacked, readSpreadsheet } from './xlsx/read-spreadsheet.ts';

/** What a person has decided against the guess. */
export type TableWishes = { encoding?: Encoding; delimiter?: Delimiter; sheet?: string };

/** `rows` starts anew at each call. A header is a row like any other here. */
export type OpenTable = { form: TableForm; rows: () => AsyncIterable<TableRow> };

/**
 * Reads the whole file once to tell its encoding, in flat memory. Refuses `table.empty`, `table.old_spreadsheet` (.xls) and
 * `table.not_a_table` (a picture, a PDF, an archive).
 */
export async function openTable(source: ByteSource, wishes: TableWishes = {}): Promise<OpenTable> {
  const sample = await sampleBytes(source);
  const { head } = sample;
  if (head.length === 0) throw refuseTable('table.empty', {});
  if (startsWith(head, [0x50, 0x4b, 0x03, 0x04])) {
    const sheets = listSheets(await collectPacked(source));
    return { form: { kind: 'xlsx', sheets }, rows: () => readSpreadsheet(source, wishes.sheet ?? null) };
  }
  if (startsWith(head, [0xd0, 0xcf, 0x11, 0xe0])) throw refuseTable('table.old_spreadsheet', {});
  const guess = guessEncoding(head, sample.telling, sample.isUtf8);
  const encoding = wishes.encoding && wishes.encoding !== guess.encoding ? chosen(wishes.encoding, guess) : guess;
  const text = wholeCharacters(decodeBytes(head, encoding.encoding));
  if (text.trim() === '') throw refuseTable('table.empty', {});
  if (!wishes.encoding && looksBinary(text)) throw refuseTable('table.not_a_table', {});
  const named = delimiterBySepLine(text)?.delimiter;
  const told = named ? { delimiter: named, confidence: 1 } : detectDelimiter(text);
  const delimiter = wishes.delimiter ?? told.delimiter;
  const delimiterConfidence = wishes.delimiter ? 1 : told.confidence;
  return {
    form: { kind: 'delimited', encoding, delimiter, delimiterConfidence },
    rows: () => readDelimited(source, encoding.encoding, delimiter),
  };
}

/** The beginning tells marks and UTF-16; lines with high bytes from all of the file tell the older encodings. */
function guessEncoding(head: Uint8Array, telling: Uint8Array, wholeIsUtf8: boolean): EncodingGuess {
  const byHead = detectEncoding(head);
  if (byHead.bom || byHead.encoding.startsWith('utf-16') || telling.length === 0) return byHead;
  return detectEncoding(telling, wholeIsUtf8 && isUtf8(telling));
}

function chosen(encoding: Encoding, guess: EncodingGuess): EncodingGuess {
  return {
    encoding,
    bom: false,
    confidence: 1,
    runnersUp: [{ encoding: guess.encoding, confidence: guess.confidence }],
  };
}

/** A table holds no control characters but tabs and line ends; a lone one may be dirt, many are another kind of file. */
function looksBinary(text: string): boolean {
  let control = 0;
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code < 32 && code !== 9 && code !== 10 && code !== 13) control += 1;
  }
  return control * 100 > text.length;
}

/** The cut at the end of the sample may have halved a character. */
function wholeCharacters(text: string): string {
  return text.endsWith('\ufffd') ? text.slice(0, -1) : text;
}

function startsWith(bytes: Uint8Array, signature: readonly number[]): boolean {
  return signature.every((byte, index) => bytes[index] === byte);
}
