// CALL-5: the supervision line is its team's alone.
import { type RawBuilder, sql } from 'kysely';
import type { ChannelLine } from '#api/flow/2-cases.words';
import type { Actor } from '#platform/auth/actor';
import { isOutsideLine } from '../hidden-cases.ts';

const seesAll = (actor: Actor | undefined) => !isOutsideLine(actor);

export function maySeeLine(actor: Actor, line: ChannelLine): boolean {
  return line === 'ordinary' || seesAll(actor);
}

/** The same of a column, for lists. */
export function shownLine(actor: Actor | undefined, column: string): RawBuilder<boolean> {
  return seesAll(actor) ? sql`true` : sql`${sql.ref(column)} <> 'supervision'`;
}
