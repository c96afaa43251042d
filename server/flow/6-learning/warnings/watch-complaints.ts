// Watches complaints as they come: counts them, brings them to a warning that stands, and raises one where they are too many (WARN-1).
import { caseProblems } from '#api/flow/2-cases.words';
import { warningPlaces } from '#api/flow/6-learning.warnings';
import { addDays, epochDayOf } from '#platform/calendar/days';
import type { Tx } from '#platform/database/transact';
import type { Uuid } from '#platform/ids/make-id';
import { makeUuid } from '#platform/ids/make-id';
import {
  customersMin,
  isCluster,
  logChance,
  logLimit,
  referenceDays,
  windowShare,
  windowsInDays,
} from './cluster-rules.ts';
import { type CompanySums, complaintReader, complaintWriter, type Member, type WindowSums } from './complaint-store.ts';
import { raise } from './raise-warning.ts';
import { type Cell, cellsOf, keyOf, type NewWarning, type PlacedComplaint, placeRank } from './warning.ts';
import { warningReader, warningWriter } from './warning-store.ts';

/** What one cell shows on a day, at its clearest window. */
interface Sighting {
  warning: NewWarning;
  members: Member[];
  logChance: number;
}
interface Ground {
  since: string;
  cells: number;
}

/** Complaints of one day, counted and judged. `today`: a cluster that was over before it could be told is not told. */
export async function watchDay(
  tx: Tx,
  complaints: readonly PlacedComplaint[],
  day: string,
  today: string,
): Promise<void> {
  const company = complaints.map(({ problem }) => ({ kind: 'company', placeId: tx.tenantId as Uuid, problem }));
  const placed = complaints.flatMap(cellsOf);
  await complaintWriter(tx).count(day, [...company, ...placed.map(({ place, ...cell }) => ({ kind: place, ...cell }))]);
  const cells = [...new Map(placed.map((cell) => [keyOf(cell), cell])).values()];
  const live = await joinLive(tx, complaints, cells, day);
  if (day < addDays(today, -Math.max(...windowsInDays))) return;
  const suspects = await screen(
    tx,
    cells.filter((cell) => !live.has(keyOf(cell))),
    day,
  );
  if (suspects.length > 0) await raiseTelling(tx, suspects, day);
}

/** WARN-4: a complaint of a cell whose cluster was told joins it, whatever became of the warning. */
async function joinLive(
  tx: Tx,
  complaints: readonly PlacedComplaint[],
  cells: readonly Cell[],
  day: string,
): Promise<Map<string, Uuid>> {
  const found = await warningReader(tx).liveOf(cells, day);
  const live = new Map(found.map((one) => [keyOf(one), one.warningId]));
  const joining = complaints.flatMap((complaint) => {
    const warningId = cellsOf(complaint)
      .map((cell) => live.get(keyOf(cell)))
      .find((one) => one !== undefined);
    return warningId === undefined ? [] : [{ warningId, complaint }];
  });
  for (const [warningId, ofIt] of Map.groupBy(joining, (one) => one.warningId))
    await warningWriter(tx).addCases(
      warningId,
      ofIt.map(({ complaint }) => complaint),
      day,
    );
  return live;
}

/** By days alone and as if it were the only cell: what passes not even that needs no closer look. */
async function screen(tx: Tx, cells: readonly Cell[], day: string): Promise<Suspect[]> {
  const sums = await complaintReader(tx).sumsOf(cells, day);
  return cells.flatMap((cell, at) => {
    const found = sums[at];
    const passes = windowsInDays.some((window, i) => {
      const share = window / (window + referenceDays);
      return isCluster({ inWindow: found?.inWindow[i] ?? 0, before: found?.before[i] ?? 0, share }, 1);
    });
    return found && passes ? [{ cell, sums: found }] : [];
  });
}

interface Suspect {
  cell: Cell;
  sums: WindowSums;
}
interface Seen {
  suspect: Suspect;
  sighting: Sighting;
}

/** What says most first; it takes its complaints with it, so that the others are judged without them and one cluster is told once. */
async function raiseTelling(tx: Tx, suspects: readonly Suspect[], day: string): Promise<void> {
  const ground = await complaintReader(tx).ground(day);
  const companies = new Map<string, CompanySums>();
  const lookAt = async (suspect: Suspect): Promise<Seen[]> => {
    const { problem } = suspect.cell;
    const company = companies.get(problem) ?? (await complaintReader(tx).sumsOfCompany(problem, day));
    companies.set(problem, company);
    const sighting = await look(tx, suspect, day, ground, company);
    return sighting ? [{ suspect, sighting }] : [];
  };
  let seen: Seen[] = [];
  for (const suspect of suspects) seen.push(...(await lookAt(suspect)));
  for (;;) {
    const [telling, ...others] = seen.toSorted(mostTelling);
    if (!telling) return;
    await raise(tx, telling.sighting.warning, telling.sighting.members);
    const taken = new Set(telling.sighting.members.map((member) => member.caseId));
    seen = [];
    for (const other of others) {
      const isTouched = other.sighting.members.some((member) => taken.has(member.caseId));
      seen.push(...(isTouched ? await lookAt(other.suspect) : [other]));
    }
  }
}

function mostTelling(a: Seen, b: Seen): number {
  return (
    placeRank(a.suspect.cell.place) - placeRank(b.suspect.cell.place) ||
    a.sighting.logChance - b.sighting.logChance ||
    (a.suspect.cell.placeId < b.suspect.cell.placeId ? -1 : 1)
  );
}

/** A cell with all that could explain it: customers counted once, contracts in hands, everything else complained about. */
async function look(
  tx: Tx,
  { cell, sums }: Suspect,
  day: string,
  ground: Ground,
  { all, same }: CompanySums,
): Promise<Sighting | undefined> {
  const reader = complaintReader(tx);
  const members = await reader.membersOf(cell, addDays(day, 1 - Math.max(...windowsInDays)), day);
  // With those that may come new today: one of each problem and kind of place, so that the first days are held to account as well.
  const cells = ground.cells + caseProblems.length * warningPlaces.length;
  let clearest: Sighting | undefined;
  for (const [i, window] of windowsInDays.entries()) {
    const from = addDays(day, 1 - window);
    const ofWindow = members.filter((member) => member.openedOn >= from);
    const inWindow = new Set(ofWindow.map((member) => member.personId)).size;
    if (inWindow < customersMin) continue;
    const before = sums.before[i] ?? 0;
    const beforeDays = Math.min(referenceDays, Math.max(0, epochDayOf(from) - epochDayOf(ground.since)));
    const rests = [all, same].map((of) => ({
      inWindow: Math.max(0, (of.inWindow[i] ?? 0) - (sums.inWindow[i] ?? 0)),
      before: Math.max(0, (of.before[i] ?? 0) - before),
    }));
    const inHands = await reader.contractDays(cell, { from, day, since: ground.since });
    const share = windowShare({ window, before: beforeDays }, inHands, rests);
    const counts = { inWindow, before, share };
    const chance = logChance(counts);
    if (!isCluster(counts, cells) || (clearest && clearest.logChance <= chance)) continue;
    const seen = { before, beforeDays, share, cells, logChance: chance, logLimit: logLimit(cells) };
    clearest = { warning: statistic(cell, { from, day, inWindow, seen }), members: ofWindow, logChance: chance };
  }
  return clearest;
}

function statistic(
  cell: Cell,
  found: { from: string; day: string; inWindow: number; seen: NewWarning['seen'] },
): NewWarning {
  return {
    ...cell,
    warningId: makeUuid(),
    basis: 'statistic',
    state: 'open',
    incidentId: null,
    windowFrom: found.from,
    windowUntil: found.day,
    windowCases: found.inWindow,
    seen: found.seen,
  };
}
