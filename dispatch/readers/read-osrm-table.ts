// An answer of the OSRM table service, or of any other that speaks its form → travel by matrix. Tables are lists of rows,
// from × to; `null` is no way. Seconds and metres are rounded up: nobody is promised to be faster than the table says.
import type { MatrixTravel } from '../problem.ts';
import { isRecord, type Say } from './shape.ts';

/** `code`, when there is one, must be `Ok`. Rows must be as many as columns. */
export function readOsrmTable(value: unknown, path: string, say: Say): MatrixTravel {
  const answer = isRecord(value) ? value : {};
  if (answer.code !== undefined && answer.code !== 'Ok')
    say(join(path, 'code'), 'osrm_not_ok', { code: String(answer.code) });
  const secondsBetween = readTable(answer.durations, join(path, 'durations'), say);
  if (answer.distances === undefined) return { kind: 'matrix', secondsBetween };
  const metresBetween = readTable(answer.distances, join(path, 'distances'), say);
  if (metresBetween.length !== secondsBetween.length) say(join(path, 'distances'), 'osrm_sizes_differ');
  return { kind: 'matrix', secondsBetween, metresBetween };
}

const join = (path: string, name: string) => (path === '' ? name : `${path}.${name}`);

function readTable(table: unknown, path: string, say: Say): Int32Array {
  if (!Array.isArray(table)) {
    say(path, 'not_rows');
    return new Int32Array(0);
  }
  const size = table.length;
  const cells = new Int32Array(size * size);
  for (const [from, row] of table.entries()) {
    if (!Array.isArray(row) || row.length !== size) {
      say(`${path}[${from}]`, 'not_row', { size });
      continue;
    }
    for (const [to, cell] of row.entries()) {
      if (cell === null) cells[from * size + to] = -1;
      else if (typeof cell === 'number' && cell >= 0 && cell < 2 ** 29) cells[from * size + to] = Math.ceil(cell);
      else say(`${path}[${from}][${to}]`, 'not_time_or_null');
    }
  }
  return cells;
}
