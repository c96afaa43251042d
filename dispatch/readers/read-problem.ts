// Our own JSON → problem. The form is `Problem` itself; lists that may be empty may be absent, and travel may also be an
// OSRM table answer. Says every trouble with its path, not only the first.
import { checkProblem } from '../check-problem.ts';
import type {
  Depot,
  GradeHeld,
  Job,
  PartNeed,
  Pin,
  Place,
  Problem,
  Shift,
  Technician,
  Travel,
  VisitGroup,
  Weights,
  Window,
} from '../problem.ts';
import { ProblemRefused } from '../refuse-problem.ts';
import { readOsrmTable } from './read-osrm-table.ts';
import {
  absentIs,
  count,
  isRecord,
  listOf,
  number,
  oneOf,
  orNull,
  type Reader,
  shapeOf,
  type Trouble,
  tableOf,
  text,
} from './shape.ts';

export type ReadProblem =
  | { readonly ok: true; readonly problem: Problem }
  | { readonly ok: false; readonly troubles: readonly Trouble[] };

const texts = absentIs(listOf(text), []);
const window = shapeOf<Window>({ opensAt: count, closesAt: count });

const place = shapeOf<Place>({
  id: text,
  latitude: absentIs<number | undefined>(number, undefined),
  longitude: absentIs<number | undefined>(number, undefined),
});

const shift = shapeOf<Shift>({
  id: text,
  startsAt: count,
  endsAt: count,
  overtimeForMax: absentIs(count, 0),
  startPlaceId: text,
  endPlaceId: orNull(text),
  breaks: absentIs(listOf(shapeOf({ opensAt: count, closesAt: count, lastsFor: count })), []),
});

const grade = shapeOf<GradeHeld>({
  skill: text,
  grade: count,
  validFrom: absentIs(orNull(count), null),
  validUntil: absentIs(orNull(count), null),
});

const technician = shapeOf<Technician>({
  id: text,
  shifts: listOf(shift),
  grades: absentIs(listOf(grade), []),
  regions: texts,
  tools: texts,
  stock: absentIs(tableOf(count), {}),
  loadMax: absentIs(orNull(count), null),
  cost: shapeOf({ perShift: count, perWorkSecond: count, perOvertimeSecond: count }),
});

const partNeed = shapeOf<PartNeed>({
  part: text,
  count,
  from: absentIs(listOf(shapeOf({ depotId: text, readyAt: count })), []),
});

const job = shapeOf<Job>({
  id: text,
  placeId: text,
  windows: listOf(window),
  baseFor: count,
  difficulty: absentIs(count, 0),
  safetyTestFor: absentIs(count, 0),
  needs: absentIs(listOf(shapeOf({ skill: text, gradeMin: count })), []),
  crew: absentIs(count, 1),
  tools: texts,
  parts: absentIs(listOf(partNeed), []),
  load: absentIs(count, 0),
  region: absentIs(orNull(text), null),
  priority: absentIs(count, 0),
  dueAt: absentIs(orNull(count), null),
  preferred: texts,
  refused: texts,
  leavingCost: absentIs(orNull(count), null),
});

const depot = shapeOf<Depot>({ id: text, placeId: text, tools: texts, pickupFor: count });
const rule = oneOf(['same_technician', 'same_time', 'sequence'] as const);
const group = shapeOf<VisitGroup>({ id: text, jobIds: listOf(text), rules: listOf(rule) });
const pin = shapeOf<Pin>({ jobId: text, shiftIds: listOf(text), startsAt: absentIs(orNull(count), null) });
const weights = shapeOf<Weights>({
  perTravelSecond: count,
  perMetre: absentIs(count, 0),
  perLateSecond: absentIs(count, 0),
  notPreferred: absentIs(count, 0),
  leavingMandatory: count,
});

const matrix = shapeOf<Omit<Travel & { kind: 'matrix' }, 'kind'> & { kind: 'matrix' }>({
  kind: oneOf(['matrix'] as const),
  secondsBetween: listOf(number),
  metresBetween: absentIs<readonly number[] | undefined>(listOf(number), undefined),
});

const haversine = shapeOf<Travel & { kind: 'haversine' }>({
  kind: oneOf(['haversine'] as const),
  detourPercent: count,
  metresPerHourByHour: listOf(count),
});

// The kind is looked at first: a misspelt one would otherwise be told as every field of another.
const travel: Reader<Travel> = (value, path, say) => {
  const kind = isRecord(value) ? value.kind : undefined;
  if (kind === 'osrm') return readOsrmTable(value, path, say);
  if (kind === 'haversine') return haversine(value, path, say);
  if (kind === 'matrix') return matrix(value, path, say);
  say(path === '' ? 'kind' : `${path}.kind`, 'not_one_of', { words: 'matrix, haversine, osrm' });
  return { kind: 'matrix', secondsBetween: [] };
};

const problem = shapeOf<Problem>({
  places: listOf(place),
  travel,
  depots: absentIs(listOf(depot), []),
  technicians: listOf(technician),
  jobs: listOf(job),
  groups: absentIs(listOf(group), []),
  pins: absentIs(listOf(pin), []),
  paceByDifficulty: absentIs(listOf(listOf(count)), []),
  weights,
});

/** Most troubles told at once. */
const TROUBLES_MAX = 50;

/** From a value as `JSON.parse` gives it. What is read has passed `checkProblem` too. */
export function readProblem(value: unknown): ReadProblem {
  const troubles: Trouble[] = [];
  const read = problem(value, '', (path, reason, facts = {}) => {
    if (troubles.length < TROUBLES_MAX) troubles.push({ path, reason, facts });
  });
  if (troubles.length > 0) return { ok: false, troubles };
  try {
    checkProblem(read);
  } catch (refused) {
    if (!(refused instanceof ProblemRefused)) throw refused;
    const facts = Object.entries(refused.facts).map(([name, fact]) => `${name} ${fact}`);
    return { ok: false, troubles: [{ path: facts.join(', '), reason: refused.code, facts: refused.facts }] };
  }
  return { ok: true, problem: read };
}
