// Where a list of promises goes on: the sort value and id of the last row shown, opaque to the caller, checked before it reaches SQL.
import { refuse } from '#platform/refusal';

const shape =
  /^\["(?<sort>infinity|-?\d{1,9}|\d{4}-\d{2}-\d{2})","(?<id>[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})"\]$/;

export interface PageKey {
  sort: string;
  id: string;
}

/** Undefined for the first page. Refuses `input.invalid` for what we did not make. */
export function readPageKey(after: string | undefined): PageKey | undefined {
  if (after === undefined) return undefined;
  const { sort, id } = shape.exec(Buffer.from(after, 'base64url').toString('utf8'))?.groups ?? {};
  if (sort === undefined || id === undefined) throw refuse('input.invalid', {});
  return { sort, id };
}

/** The page of rows that were read with one to spare, and the key of the next page when there is one. */
export function cutPage<Row>(rows: readonly Row[], limit: number, keyOf: (row: Row) => PageKey) {
  const page = rows.slice(0, limit);
  const last = page.at(-1);
  if (rows.length <= limit || last === undefined) return { page, next: {} };
  const { sort, id } = keyOf(last);
  return { page, next: { next: Buffer.from(JSON.stringify([sort, id])).toString('base64url') } };
}
