// Names of the problem turned into numbers, and back: which node is which job, which vehicle is which shift.
import type { Job, Pin, Problem, Shift, Technician } from '../problem.ts';

export interface VehicleNamed {
  readonly technician: Technician;
  readonly technicianAt: number;
  readonly shift: Shift;
}

export interface NodeNamed {
  readonly job: Job;
  readonly jobAt: number;
  /** 0 is the lead; the others help. */
  readonly crewAt: number;
  readonly pin: Pin | null;
}

export interface NumberedNames {
  readonly vehicles: readonly VehicleNamed[];
  readonly nodes: readonly NodeNamed[];
  /** First node of each job: its lead. */
  readonly leadNode: Int32Array;
  readonly placeAt: ReadonlyMap<string, number>;
  readonly jobAt: ReadonlyMap<string, number>;
  readonly vehicleAt: ReadonlyMap<string, number>;
  readonly technicianAt: ReadonlyMap<string, number>;
  readonly depotAt: ReadonlyMap<string, number>;
}

export function numberNames(problem: Problem): NumberedNames {
  const pins = new Map(problem.pins.map((pin) => [pin.jobId, pin]));
  const vehicles = problem.technicians.flatMap((technician, technicianAt) =>
    technician.shifts.map((shift) => ({ technician, technicianAt, shift })),
  );
  const leadNode = new Int32Array(problem.jobs.length);
  const nodes: NodeNamed[] = [];
  for (const [jobAt, job] of problem.jobs.entries()) {
    leadNode[jobAt] = nodes.length;
    for (let crewAt = 0; crewAt < job.crew; crewAt++) nodes.push({ job, jobAt, crewAt, pin: pins.get(job.id) ?? null });
  }
  const numbers = (named: readonly { readonly id: string }[]) => new Map(named.map(({ id }, at) => [id, at]));
  return {
    vehicles,
    nodes,
    leadNode,
    placeAt: numbers(problem.places),
    jobAt: numbers(problem.jobs),
    vehicleAt: numbers(vehicles.map(({ shift }) => shift)),
    technicianAt: numbers(problem.technicians),
    depotAt: numbers(problem.depots),
  };
}
