// Cells that a spreadsheet would run as a formula are written with an apostrophe before them and read back without it
// (T-X11, ASVS 1.2.10). Full-width signs count too: a spreadsheet set to Chinese takes them for the plain ones.

const dangerous = /^'*[=+\-@\t\r\n\0＝＋－＠]/u;
const guarded = /^'+[=+\-@\t\r\n\0＝＋－＠]/u;
// A spreadsheet set to Russian or German cuts at semicolons and minds no quote within its cell: there a new cell begins inside ours.
const beginsInside = /(?<=^|[;|\t\r\n])(?='*[=+\-@\t\r\n\0＝＋－＠])/gu;
const guardedInside = /(?<=^|[;|\t\r\n])'(?='*[=+\-@\t\r\n\0＝＋－＠])/gu;

/** Exactly reversible: a cell that already looks guarded gets one more apostrophe. For spreadsheets, whose cells are cut already. */
export function guardFormula(cell: string): string {
  return dangerous.test(cell) ? `'${cell}` : cell;
}

export function unguardFormula(cell: string): string {
  return cell.charCodeAt(0) === 0x27 && guarded.test(cell) ? cell.slice(1) : cell;
}

/** The same for a cell of a text, wherever in it a reader that cuts otherwise would see one begin; exactly reversible too. */
export function guardInText(cell: string): string {
  return cell.replace(beginsInside, "'");
}

export function unguardInText(cell: string): string {
  return cell.includes("'") ? cell.replace(guardedInside, '') : cell;
}
