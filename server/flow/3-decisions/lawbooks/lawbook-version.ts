// A company's own version of a policy table or a law pack: what is always true of one, and which of several answers on a day. Pure.

import type { lawbookStates } from '#api/flow/3-decisions.routes';
import type { PolicyTable } from '#api/flow/3-decisions.tables';
import { addDays } from '#platform/calendar/days';
import type { LawPack } from '../law-packs/law-pack.ts';

export type LawbookKind = 'policy_table' | 'law_pack';
export type ShownState = (typeof lawbookStates)[number];

/** A version somebody put in force: it is never changed again (BOOK-4). */
export interface Published {
  version: number;
  /** First day it answers for, by the axis of the table; of a pack, by the day of deciding. */
  inForceFrom: string;
}
export type PublishedTable = Published & { table: PolicyTable };
export type PublishedPack = Published & { pack: LawPack };

/** The newest version whose day has come; undefined before the first. */
export function inForceOn<Version extends Published>(versions: readonly Version[], day: string): Version | undefined {
  return versions
    .filter((one) => one.inForceFrom <= day)
    .reduce<Version | undefined>((newest, one) => (newest && newest.version > one.version ? newest : one), undefined);
}

/**
 * Each version of one table with the days it answers for: a later version takes over from its day on, for that day's contracts,
 * events or decisions, and leaves those before it as they were (BOOK-5). One that never gets a day is left out.
 */
export function spanVersions(shipped: PolicyTable | undefined, own: readonly PublishedTable[]): PolicyTable[] {
  const inOrder = [
    ...(shipped ? [{ table: shipped, from: shipped.effective.from }] : []),
    ...own
      .toSorted((one, other) => one.version - other.version)
      .map(({ table, inForceFrom }) => ({ table, from: inForceFrom as string | undefined })),
  ];
  return inOrder.flatMap(({ table, from }, at) => {
    const ends = inOrder.slice(at + 1).flatMap((later) => (later.from === undefined ? [] : [addDays(later.from, -1)]));
    const until = [...ends, ...(table.effective.until === undefined ? [] : [table.effective.until])].sort()[0];
    if (from !== undefined && until !== undefined && until < from) return [];
    return [{ ...table, effective: { by: table.effective.by, ...present({ from, until }) } }];
  });
}

/** The tables a company asks: those of its playbooks with its own versions beside, then those it wrote itself, by code. */
export function tablesOf(shipped: readonly PolicyTable[], own: readonly PublishedTable[]): PolicyTable[] {
  const byCode = Map.groupBy(own, (one) => one.table.code);
  const known = new Set(shipped.map((table) => table.code));
  const written = [...byCode.keys()].filter((code) => !known.has(code)).sort();
  return [
    ...shipped.flatMap((table) => spanVersions(table, byCode.get(table.code) ?? [])),
    ...written.flatMap((code) => spanVersions(undefined, byCode.get(code) ?? [])),
  ];
}

/** The packs that judge what is decided on a day: of each the company's version in force then, else the one of the product. */
export function packsOn(shipped: readonly LawPack[], own: readonly PublishedPack[], day: string): LawPack[] {
  const byId = Map.groupBy(own, (one) => one.pack.id);
  const known = new Set(shipped.map((pack) => pack.id));
  const written = [...byId.keys()].filter((id) => !known.has(id)).sort();
  return [
    ...shipped.map((pack) => inForceOn(byId.get(pack.id) ?? [], day)?.pack ?? pack),
    ...written.flatMap((id) => inForceOn(byId.get(id) ?? [], day)?.pack ?? []),
  ];
}

/** How a published version stands on a day: superseded once a later one has taken its place. */
export function stateOn(one: Published, all: readonly Published[], day: string): ShownState {
  const last = one.inForceFrom > day ? one.inForceFrom : day;
  return all.some((other) => other.version > one.version && other.inForceFrom <= last) ? 'superseded' : 'published';
}

function present(span: { from: string | undefined; until: string | undefined }): { from?: string; until?: string } {
  return {
    ...(span.from === undefined ? {} : { from: span.from }),
    ...(span.until === undefined ? {} : { until: span.until }),
  };
}
