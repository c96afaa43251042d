// A sales contract: what it promises to be done, and the state that follows from what has been done.

export const obligationKinds = ['deliver', 'install', 'perform'] as const;
export type ObligationKind = (typeof obligationKinds)[number];
export type ContractState =
  | 'awaiting_delivery'
  | 'awaiting_installation'
  | 'awaiting_performance'
  | 'fulfilled'
  | 'cancelled';

/** As much of an obligation as the state of its contract depends on. */
export interface ObligationStanding {
  kind: ObligationKind;
  dueOn: string | null;
  fulfilledAt: string | null;
}

const awaiting: Record<ObligationKind, ContractState> = {
  deliver: 'awaiting_delivery',
  install: 'awaiting_installation',
  perform: 'awaiting_performance',
};

/** The first open kind in the order deliver, install, perform names the state; with nothing open it is fulfilled (REG-10). */
export function stateOf(obligations: readonly ObligationStanding[], cancelledOn: string | null): ContractState {
  if (cancelledOn !== null) return 'cancelled';
  const open = obligationKinds.find((kind) =>
    obligations.some((obligation) => obligation.kind === kind && obligation.fulfilledAt === null),
  );
  return open ? awaiting[open] : 'fulfilled';
}

/** The earliest day something still open is due; null when nothing is, or the contract is cancelled (REG-10). */
export function nextDueOn(obligations: readonly ObligationStanding[], cancelledOn: string | null): string | null {
  if (cancelledOn !== null) return null;
  const days = obligations.flatMap(({ fulfilledAt, dueOn }) => (fulfilledAt === null && dueOn !== null ? [dueOn] : []));
  return days.length === 0 ? null : days.reduce((first, day) => (day < first ? day : first));
}
