// What early warning speaks of: complaints, the cells they fall into, and a warning as it is kept.
import type { z } from 'zod';
import type {
  warningBases,
  warningPlaces,
  warning as warningShape,
  warningStates,
} from '#api/flow/6-learning.warnings';
import type { Uuid } from '#platform/ids/make-id';

export type WarningPlace = (typeof warningPlaces)[number];
export type WarningState = (typeof warningStates)[number];
export type WarningShown = z.input<typeof warningShape>;

export interface Complaint {
  caseId: Uuid;
  openedOn: string;
  problem: string;
  personId: Uuid;
  firmId: Uuid | null;
  brandId: Uuid | null;
  storeId: Uuid | null;
}
export interface PlacedComplaint extends Complaint {
  productIds: Uuid[];
}

/** One problem at one place. */
export interface Cell {
  place: WarningPlace;
  placeId: Uuid;
  problem: string;
}

/** Of the places that complaints have in common the first of these is told: what fails, then who sold it, then what, then where. */
const placesInOrder = ['brand', 'firm', 'product', 'store'] as const satisfies readonly WarningPlace[];
export const placeRank = (place: WarningPlace) => placesInOrder.indexOf(place);

export function cellsOf({ problem, brandId, firmId, storeId, productIds }: PlacedComplaint): Cell[] {
  const at = (place: WarningPlace, placeId: Uuid | null): Cell[] =>
    placeId === null ? [] : [{ place, placeId, problem }];
  return [
    ...at('brand', brandId),
    ...at('firm', firmId),
    ...productIds.flatMap((productId) => at('product', productId)),
    ...at('store', storeId),
  ];
}

export const keyOf = ({ place, placeId, problem }: Cell) => `${place} ${placeId} ${problem}`;

export interface NewWarning extends Cell {
  warningId: Uuid;
  basis: (typeof warningBases)[number];
  state: 'open' | 'taken_up';
  incidentId: Uuid | null;
  windowFrom: string;
  windowUntil: string;
  windowCases: number;
  /** Of a statistic: enough to reckon it again. */
  seen: {
    before: number;
    beforeDays: number;
    share: number;
    cells: number;
    logChance: number;
    logLimit: number;
  } | null;
}

export interface Warning {
  warningId: Uuid;
  state: WarningState;
  incidentId: Uuid | null;
}
