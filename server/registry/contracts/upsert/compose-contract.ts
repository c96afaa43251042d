// A row as a contract: pure, once the names in it stand for ids.
import { makeUuid, type Uuid } from '#platform/ids/make-id';
import { comparableName } from '../../comparable-name.ts';
import { moneyKept } from '../../money-shown.ts';
import {
  inUtc,
  type KnownLine,
  type KnownVoucher,
  newObligation,
  type ObligationKind,
  type WholeContract,
} from '../contract.ts';
import { sumOfLines } from '../contract-rules.ts';
import type { ImportedContract, ImportedVoucher } from '../imported-contract.ts';
import { type KnownNames, productKey } from './find-or-register-names.ts';

/** What a row says of one kind of obligation; instants in UTC. */
export interface ToldObligation {
  kind: ObligationKind;
  agreedOn: string | null;
  agreedAt: string | null;
  fulfilledAt: string | null;
}

/** Kinds of which the row says neither when they were agreed nor that they were done are left out. */
export function toldObligations(row: ImportedContract): ToldObligation[] {
  const told = [
    { kind: 'deliver' as const, on: row.deliverAgreedOn, at: row.deliverAgreedAt, done: row.deliveredAt },
    { kind: 'install' as const, on: row.installAgreedOn, at: row.installAgreedAt, done: row.installedAt },
    { kind: 'perform' as const, on: row.performAgreedOn, at: row.performAgreedAt, done: row.performedAt },
  ];
  return told
    .filter(({ on, at, done }) => on !== undefined || at !== undefined || done !== undefined)
    .map(({ kind, on, at, done }) => ({
      kind,
      agreedOn: at === undefined ? (on ?? null) : null,
      agreedAt: at === undefined ? null : inUtc(at),
      fulfilledAt: done === undefined ? null : inUtc(done),
    }));
}

export interface NamedIds {
  firmId: Uuid | null;
  brandId: Uuid | null;
  storeId: Uuid | null;
}
export function idsOf(row: ImportedContract, names: KnownNames): NamedIds {
  const idIn = (known: ReadonlyMap<string, Uuid>, name: string | undefined) =>
    name === undefined ? null : (known.get(comparableName(name)) ?? null);
  const store = row.store === undefined ? undefined : names.stores.get(comparableName(row.store));
  return {
    firmId: idIn(names.firms, row.merchant),
    brandId: idIn(names.brands, row.brand),
    storeId: store?.storeId ?? null,
  };
}

export function linesOf(row: ImportedContract, names: KnownNames): KnownLine[] {
  return (row.lines ?? []).map((line) => {
    const key = productKey(line);
    return {
      lineId: makeUuid(),
      description: line.description,
      productId: (key === undefined ? undefined : names.products.get(key)?.productId) ?? null,
      quantity: line.quantity ?? 1,
      ...moneyKept(line.amount),
      serials: line.serials ?? [],
    };
  });
}

/** The family the row names, else that of the first line or product that has one. */
export function familyOf(row: ImportedContract, names: KnownNames): string | null {
  const ofLines = (row.lines ?? []).map((line) => {
    const key = productKey(line);
    return line.family ?? (key === undefined ? undefined : names.products.get(key)?.family) ?? null;
  });
  return row.family ?? ofLines.find((family) => family !== null) ?? null;
}

export function voucherOf(told: ImportedVoucher): KnownVoucher {
  const { kind, number = null, paidOn = null, amount } = told;
  return { voucherId: makeUuid(), kind, number, paidOn, ...moneyKept(amount) };
}

/** The contract a row makes when there was none. The row has been checked: it says when it was signed and by whom. */
export function composeContract(
  row: ImportedContract & { signedOn: string },
  personId: Uuid,
  names: KnownNames,
  timeZone: string,
): WholeContract {
  const lines = linesOf(row, names);
  const store = row.store === undefined ? undefined : names.stores.get(comparableName(row.store));
  return {
    contractId: makeUuid(),
    number: row.number,
    signedOn: row.signedOn,
    personId,
    ...idsOf(row, names),
    city: row.city ?? (store?.city || null),
    family: familyOf(row, names),
    deliverTo: row.customer?.address ?? null,
    note: row.note ?? null,
    ...(row.amount ? moneyKept(row.amount) : sumOfLines(lines)),
    cancelledOn: row.cancelledOn ?? null,
    cancelReason: row.cancelledOn === undefined ? null : importSays,
    firstComplainedOn: row.complainedOn ?? null,
    lines,
    obligations: toldObligations(row).map((told) => newObligation(told, timeZone)),
    vouchers: row.voucher ? [voucherOf(row.voucher)] : [],
  };
}

/** Stands as reason, channel and agreeing party where a file gives the fact and nobody's word for it. */
export const importSays = 'import';
