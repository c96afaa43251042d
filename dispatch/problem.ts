// What the planner is asked: one typed value, complete in itself. No clock, no database, no default hidden elsewhere.
// Times are whole seconds from a zero the caller chooses (usually midnight before the first shift); places are named.
// Requirements H4-H7 (on time, in the limit, right first time), H12 (grades), H23, H25, H27; peers L11.

/** Whole seconds since the problem's zero, 0 … 2^29. */
export type SecondAt = number;
/** A length of time in whole seconds. */
export type SecondsFor = number;
/** Cost in whole points. */
export type Points = number;

export type TechnicianId = string;
export type ShiftId = string;
export type JobId = string;
export type PlaceId = string;
export type DepotId = string;
export type SkillId = string;
export type ToolId = string;
export type PartId = string;
export type RegionId = string;

export interface Place {
  readonly id: PlaceId;
  /** Degrees; needed only when travel is by haversine. */
  readonly latitude?: number;
  readonly longitude?: number;
}

/** Row-major over `places`: entry [from × places + to]; any negative entry means there is no way. */
export interface MatrixTravel {
  readonly kind: 'matrix';
  readonly secondsBetween: ArrayLike<number>;
  /** Absent: distance is not known and prices nothing. */
  readonly metresBetween?: ArrayLike<number>;
}

/** Great-circle metres × detour, driven at the speed of the hour; 24 entries, hour 0 begins at the problem's zero. */
export interface HaversineTravel {
  readonly kind: 'haversine';
  readonly detourPercent: number;
  readonly metresPerHourByHour: readonly number[];
}

export type Travel = MatrixTravel | HaversineTravel;

/** Both ends are inside: work may start at `opensAt` and at `closesAt`. */
export interface Window {
  readonly opensAt: SecondAt;
  readonly closesAt: SecondAt;
}

/** `opensAt` and `closesAt` bound the start of the break. */
export interface Break extends Window {
  readonly lastsFor: SecondsFor;
}

export interface Shift {
  readonly id: ShiftId;
  readonly startsAt: SecondAt;
  readonly endsAt: SecondAt;
  readonly overtimeForMax: SecondsFor;
  readonly startPlaceId: PlaceId;
  /** null: the day ends at the last stop. */
  readonly endPlaceId: PlaceId | null;
  readonly breaks: readonly Break[];
}

/** A certificate counts from `validFrom` until `validUntil`, both inside; null is without end. */
export interface GradeHeld {
  readonly skill: SkillId;
  readonly grade: number;
  readonly validFrom: SecondAt | null;
  readonly validUntil: SecondAt | null;
}

export interface TechnicianCost {
  /** Once for each shift with at least one visit. */
  readonly perShift: Points;
  /** From leaving to being back, waiting and breaks included. */
  readonly perWorkSecond: Points;
  /** On top, for every second after the shift's end. */
  readonly perOvertimeSecond: Points;
}

export interface Technician {
  readonly id: TechnicianId;
  readonly shifts: readonly Shift[];
  readonly grades: readonly GradeHeld[];
  /** Empty: works everywhere. */
  readonly regions: readonly RegionId[];
  readonly tools: readonly ToolId[];
  /** What the van holds at the start of every shift. */
  readonly stock: Readonly<Record<PartId, number>>;
  /** Room for loads; null is without limit. */
  readonly loadMax: number | null;
  readonly cost: TechnicianCost;
}

export interface SkillNeed {
  readonly skill: SkillId;
  readonly gradeMin: number;
}

/** Where a part may be fetched and from when (H26, H27: six, twenty-four, thirty-six hours). */
export interface PartSource {
  readonly depotId: DepotId;
  readonly readyAt: SecondAt;
}

export interface PartNeed {
  readonly part: PartId;
  readonly count: number;
  /** Empty: only a van that has it can bring it. */
  readonly from: readonly PartSource[];
}

/** A depot lends any of its tools for the day and holds every part that names it as a source. */
export interface Depot {
  readonly id: DepotId;
  readonly placeId: PlaceId;
  readonly tools: readonly ToolId[];
  readonly pickupFor: SecondsFor;
}

export interface Job {
  readonly id: JobId;
  readonly placeId: PlaceId;
  /** At least one; the start of the visit, safety test included, lies inside one of them. */
  readonly windows: readonly Window[];
  readonly baseFor: SecondsFor;
  /** Row of `Problem.paceByDifficulty`. */
  readonly difficulty: number;
  /** Spent before the work, the same for every grade. */
  readonly safetyTestFor: SecondsFor;
  /** The first skill's grade sets the pace. */
  readonly needs: readonly SkillNeed[];
  /** Persons at once: 1, 2 or 3. */
  readonly crew: number;
  readonly tools: readonly ToolId[];
  readonly parts: readonly PartNeed[];
  readonly load: number;
  readonly region: RegionId | null;
  readonly priority: number;
  /** A start after this second is late and priced, not forbidden; null: no such promise. */
  readonly dueAt: SecondAt | null;
  /** Empty: nobody in particular. */
  readonly preferred: readonly TechnicianId[];
  readonly refused: readonly TechnicianId[];
  /** Cost of leaving an optional job; null: it should be planned. */
  readonly leavingCost: Points | null;
}

export type GroupRule = 'same_technician' | 'same_time' | 'sequence';

export interface VisitGroup {
  readonly id: string;
  /** In the order of the sequence; a job is in one group at most. */
  readonly jobIds: readonly JobId[];
  readonly rules: readonly GroupRule[];
}

export interface Pin {
  readonly jobId: JobId;
  /** One shift for each person of the crew, the lead's first. */
  readonly shiftIds: readonly ShiftId[];
  /** null: pinned to the persons; a second: frozen to it. */
  readonly startsAt: SecondAt | null;
}

export interface Weights {
  readonly perTravelSecond: Points;
  readonly perMetre: Points;
  /** For each second of start after `dueAt`. */
  readonly perLateSecond: Points;
  /** For a visit whose lead is not among those preferred. */
  readonly notPreferred: Points;
  readonly leavingMandatory: Points;
}

export interface Problem {
  readonly places: readonly Place[];
  readonly travel: Travel;
  readonly depots: readonly Depot[];
  readonly technicians: readonly Technician[];
  readonly jobs: readonly Job[];
  readonly groups: readonly VisitGroup[];
  readonly pins: readonly Pin[];
  /** [difficulty][grade] → percent of base time; a missing row or entry is 100. */
  readonly paceByDifficulty: readonly (readonly number[])[];
  readonly weights: Weights;
}
