// Cells that a spreadsheet would run as a formula are written with an apostrophe before them and read back without it
// (T-X11, ASVS 1.2.10). Full-width signs count too: a spreadsheet set to Chinese takes them for the plain ones.

const dangerous = /^'*[=+\-@\t\r\n\0＝＋－＠]/u;
const guarded = /^'+[=+\-@\t\r\n\0＝＋－＠]/u;

/** Exactly reversible: a cell that already looks guarded gets one more apostrophe. */
export function guardFormula(cell: string): string {
  return dangerous.test(cell) ? `'${cell}` : cell;
}

export function unguardFormula(cell: string): string {
  return cell.charCodeAt(0) === 0x27 && guarded.test(cell) ? cell.slice(1) : cell;
}
