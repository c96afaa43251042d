// The list somebody came from, so that a case leads to the one after it: kept for this tab, forgotten with it.
let walked: readonly string[] = [];

export function rememberWalk(caseIds: readonly string[]): void {
  walked = caseIds;
}

/** The neighbours of a case in the list last seen, with its place in it; undefined when it is not of that list. */
export function walkFrom(
  caseId: string,
): { before: string | undefined; next: string | undefined; at: number; of: number } | undefined {
  const at = walked.indexOf(caseId);
  return at < 0 ? undefined : { before: walked[at - 1], next: walked[at + 1], at: at + 1, of: walked.length };
}
