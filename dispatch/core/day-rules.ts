// What a technician's day has beyond a plain route: breaks, overtime, working time, depot calls, lateness, wishes,
// hours of traffic, work done together. null on an instance: none of it is looked at.

export interface DayBreak {
  readonly opensAt: number;
  readonly closesAt: number;
  readonly lastsFor: number;
  /** Place in the shift's own list. */
  readonly index: number;
}

export interface DayVehicle {
  readonly technician: number;
  readonly endsAt: number;
  readonly perWorkSecond: number;
  readonly perOvertimeSecond: number;
  readonly breaks: readonly DayBreak[];
  /** Depots at the start place. */
  readonly startDepots: readonly number[];
  /** Count of each part in the van, and 1 for each tool in it. */
  readonly stock: Int32Array;
  readonly tools: Uint8Array;
}

export interface DayPart {
  readonly part: number;
  readonly count: number;
  /** Second from which each depot has it; −1: never. */
  readonly readyAt: Int32Array;
}

export interface DayVisit {
  readonly windows: readonly { readonly opensAt: number; readonly closesAt: number }[];
  readonly dueAt: number;
  readonly tools: readonly number[];
  readonly parts: readonly DayPart[];
  /** Technicians wished for; null: no wish. */
  readonly preferred: ReadonlySet<number> | null;
}

export interface DayDepot {
  readonly place: number;
  readonly pickupFor: number;
  readonly tools: Uint8Array;
}

/** Nodes that are planned together or not at all. */
export interface DayUnit {
  readonly nodes: readonly number[];
  /** For each node the node whose work it shares (a helper's lead), else −1. */
  readonly leadOf: readonly number[];
  readonly sameTechnician: boolean;
  readonly sameTime: boolean;
  readonly sequence: boolean;
}

/** Cumulated metre × 3600 driven since nought at the speed of each hour, one entry for each hour and one more. */
export interface HourlySpeeds {
  readonly metresPerHour: readonly number[];
  readonly drivenAtHour: Float64Array;
  /** Metres between places, row-major. */
  readonly metres: Int32Array;
}

export interface DayRules {
  readonly vehicles: readonly DayVehicle[];
  /** Per node. */
  readonly visits: readonly DayVisit[];
  readonly depots: readonly DayDepot[];
  readonly units: readonly DayUnit[];
  /** Unit of a node, −1 when it stands alone. */
  readonly unitOf: Int32Array;
  readonly perLateSecond: number;
  readonly notPreferred: number;
  readonly speeds: HourlySpeeds | null;
  /** Node → 1 when it may neither move nor go; with their vehicles in `frozenRoutes`, in order of time. */
  readonly frozen: Uint8Array | null;
  readonly frozenRoutes: readonly (readonly number[])[];
}
