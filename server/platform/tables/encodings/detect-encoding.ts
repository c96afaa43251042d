// Which encoding the bytes of a table are in, with how sure we are; a person may always say otherwise.
import { isAscii } from 'node:buffer';
import type { Encoding, EncodingGuess } from '../table-types.ts';
import { countUtf8, encodingByMark, utf16BySigns } from './read-unicode-signs.ts';
import { oldEncodings, scoreEncoding } from './score-encoding.ts';

/**
 * The encoding of a piece of a file. Bytes without a high bit are the same in all and called UTF-8, surely. `wholeFileIsUtf8`
 * tells what a look at all of the file found, when the piece is only a part of it.
 */
export function detectEncoding(bytes: Uint8Array, wholeFileIsUtf8: boolean | null = null): EncodingGuess {
  const marked = encodingByMark(bytes);
  if (marked) return { encoding: marked, bom: true, confidence: 1, runnersUp: [] };
  const wide = utf16BySigns(bytes);
  if (wide) return sure(wide.encoding, Math.min(0.99, wide.likeness));
  if (isAscii(bytes)) return sure('utf-8', 1);
  const { whole, broken } = countUtf8(bytes);
  const old = scoreOld(bytes);
  const bestOld = old[0]?.confidence ?? 0;
  // Three bytes that keep the law by chance are common (联通 in GBK), thirty are not.
  if (broken === 0 && wholeFileIsUtf8 !== false)
    return { ...sure('utf-8', 1 - 0.4 ** whole * (bestOld > 0.5 ? 1 : 0.5)), runnersUp: old };
  if (whole >= 20 && broken * 50 < whole) return { ...sure('utf-8', 0.7), runnersUp: old };
  const [best, second] = old;
  if (!best) return sure('utf-8', 0);
  const margin = Math.min(1, (best.confidence - (second?.confidence ?? 0)) * 2.5);
  const evidence = 1 - 0.75 ** (whole + broken);
  return { encoding: best.encoding, bom: false, confidence: margin * evidence, runnersUp: old.slice(1) };
}

function scoreOld(bytes: Uint8Array): { encoding: Encoding; confidence: number }[] {
  const scores = oldEncodings.map((encoding) => ({ encoding, confidence: scoreEncoding(bytes, encoding) }));
  return scores.sort((left, right) => right.confidence - left.confidence);
}

function sure(encoding: Encoding, confidence: number): EncodingGuess {
  return { encoding, bom: false, confidence, runnersUp: [] };
}
