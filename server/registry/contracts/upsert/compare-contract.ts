// What a row changes in a contract that is known: pure. What the row does not say stays as it is (REG-14).
import { idOf, type Uuid } from '#platform/ids/make-id';
import { type Changed, changedFields } from '../../changed-fields.ts';
import { moneyKept, moneyShown } from '../../money-shown.ts';
import {
  type ContractHead,
  dueDay,
  type KnownLine,
  type KnownObligation,
  type KnownVoucher,
  type MoneyKept,
  newObligation,
} from '../contract.ts';
import { sumOfLines } from '../contract-rules.ts';
import type { ImportedContract } from '../imported-contract.ts';
import { familyOf, idsOf, importSays, linesOf, toldObligations, voucherOf } from './compose-contract.ts';
import type { KnownNames } from './find-or-register-names.ts';
import type { KnownWhole } from './read-known.ts';

export interface ContractChange {
  before: KnownWhole;
  /** The contract after the row: its head, and obligations as they will all be. */
  after: ContractHead & { obligations: readonly KnownObligation[] };
  changed: Changed;
  moved: { from: KnownObligation; to: KnownObligation }[];
  fulfilled: KnownObligation[];
  added: KnownObligation[];
  rewritten: KnownObligation[];
  lines?: KnownLine[];
  voucherAdded?: KnownVoucher;
  voucherChanged?: KnownVoucher;
  complainedOn?: string;
  cancelledOn?: string;
}

export function compareContract(
  row: ImportedContract,
  before: KnownWhole,
  personId: Uuid,
  names: KnownNames,
): ContractChange {
  const head = compareHead(row, before, personId, names);
  const obligations = compareObligations(row, before);
  const lines = compareLines(row, before, names);
  return {
    before,
    after: { ...head.after, obligations: obligations.all },
    changed: { ...head.changed, ...obligations.changed, ...lines.changed, ...compareVoucher(row, before).changed },
    moved: obligations.moved,
    fulfilled: obligations.fulfilled,
    added: obligations.added,
    rewritten: obligations.rewritten,
    ...lines.part,
    ...compareVoucher(row, before).part,
    ...(row.complainedOn !== undefined && !before.complainedOn.includes(row.complainedOn)
      ? { complainedOn: row.complainedOn }
      : {}),
    ...(row.cancelledOn !== undefined && before.cancelledOn === null ? { cancelledOn: row.cancelledOn } : {}),
  };
}

/** Nothing at all is different. */
export function isUnchanged(change: ContractChange): boolean {
  const { changed, moved, fulfilled, added, voucherAdded, complainedOn, cancelledOn } = change;
  const parts = [voucherAdded, complainedOn, cancelledOn].filter((part) => part !== undefined);
  return Object.keys(changed).length + moved.length + fulfilled.length + added.length + parts.length === 0;
}

function compareHead(row: ImportedContract, before: KnownWhole, personId: Uuid, names: KnownNames) {
  const ids = idsOf(row, names);
  const after: ContractHead = {
    ...before,
    personId,
    signedOn: row.signedOn ?? before.signedOn,
    brandId: ids.brandId ?? before.brandId,
    storeId: ids.storeId ?? before.storeId,
    city: row.city ?? before.city,
    family: familyOf(row, names) ?? before.family,
    deliverTo: row.customer?.address ?? before.deliverTo,
    note: row.note ?? before.note,
    ...amountAfter(row, before, names),
    cancelledOn: row.cancelledOn ?? before.cancelledOn,
    cancelReason: before.cancelReason ?? (row.cancelledOn === undefined ? null : importSays),
    firstComplainedOn: earlier(before.firstComplainedOn, row.complainedOn),
  };
  const told = (head: ContractHead) => ({
    ...head,
    personId: idOf('per', head.personId),
    brandId: head.brandId && idOf('brd', head.brandId),
    storeId: head.storeId && idOf('sto', head.storeId),
    amount: moneyShown(head.amountMinor, head.currency),
  });
  const changed = changedFields(
    told(before),
    told(after),
    ['personId', 'signedOn', 'brandId', 'storeId', 'city', 'family', 'deliverTo', 'note', 'amount'],
    ['deliverTo', 'note'],
  );
  // The first day of cancelling is a fact of its own; another day for it is a correction.
  if (before.cancelledOn !== null && after.cancelledOn !== before.cancelledOn)
    changed.cancelledOn = [before.cancelledOn, after.cancelledOn];
  return { after, changed };
}

/** An amount that was the sum of the lines follows the lines (REG-12). */
function amountAfter(row: ImportedContract, before: KnownWhole, names: KnownNames): MoneyKept {
  const { amountMinor, currency } = before;
  if (row.amount) return moneyKept(row.amount);
  const sum = row.lines ? sumOfLines(linesOf(row, names)) : { amountMinor: null, currency: null };
  const wasSum = sumOfLines(before.lines).amountMinor === amountMinor;
  return sum.amountMinor !== null && wasSum ? sum : { amountMinor, currency };
}

function earlier(known: string | null, told: string | undefined): string | null {
  return told !== undefined && (known === null || told < known) ? told : known;
}

/** A row speaks of one obligation of a kind: the first of that kind in the contract. */
function compareObligations(row: ImportedContract, before: KnownWhole) {
  const all = [...before.obligations];
  const changed: Changed = {};
  const [moved, fulfilled, added, rewritten]: [
    ContractChange['moved'],
    KnownObligation[],
    KnownObligation[],
    KnownObligation[],
  ] = [[], [], [], []];
  for (const told of toldObligations(row)) {
    const at = all.findIndex(({ kind }) => kind === told.kind);
    const from = all[at];
    if (!from) {
      const fresh = newObligation(told, before.timeZone);
      all.push(fresh);
      added.push(fresh);
      changed[told.kind] = [null, fresh.agreedAt ?? fresh.agreedOn];
      if (fresh.fulfilledAt !== null) fulfilled.push(fresh);
      continue;
    }
    const agrees = told.agreedOn !== null || told.agreedAt !== null;
    const agreed = agrees
      ? { agreedOn: told.agreedOn, agreedAt: told.agreedAt }
      : { agreedOn: from.agreedOn, agreedAt: from.agreedAt };
    const to = {
      ...from,
      ...agreed,
      dueOn: dueDay(agreed, before.timeZone),
      fulfilledAt: told.fulfilledAt ?? from.fulfilledAt,
    };
    const isMoved = to.agreedOn !== from.agreedOn || to.agreedAt !== from.agreedAt;
    const isCorrected = from.fulfilledAt !== null && to.fulfilledAt !== from.fulfilledAt;
    if (isMoved) moved.push({ from, to });
    if (from.fulfilledAt === null && to.fulfilledAt !== null) fulfilled.push(to);
    if (isCorrected) changed[`${told.kind}.fulfilledAt`] = [from.fulfilledAt, to.fulfilledAt];
    if (isMoved || to.fulfilledAt !== from.fulfilledAt) rewritten.push(to);
    all[at] = to;
  }
  return { all, changed, moved, fulfilled, added, rewritten };
}

function compareLines(row: ImportedContract, before: KnownWhole, names: KnownNames) {
  if (row.lines === undefined) return { changed: {}, part: {} };
  const after = linesOf(row, names);
  const told = (lines: readonly KnownLine[]) =>
    lines.map(({ description, quantity }) => `${description} × ${quantity}`);
  const whole = (lines: readonly KnownLine[]) =>
    JSON.stringify(
      lines.map((line) => [
        line.description,
        line.productId,
        line.quantity,
        `${line.amountMinor}`,
        line.currency,
        line.serials,
      ]),
    );
  if (whole(before.lines) === whole(after)) return { changed: {}, part: {} };
  const changed: Changed = { lines: [told(before.lines), told(after)] };
  return { changed, part: { lines: after } };
}

/** The same voucher: of one kind and number, or, where the row gives no number, of one kind and day. */
function compareVoucher(
  row: ImportedContract,
  before: KnownWhole,
): { changed: Changed; part: Partial<ContractChange> } {
  if (row.voucher === undefined) return { changed: {}, part: {} };
  const told = voucherOf(row.voucher);
  const known = before.vouchers.find(
    (one) => one.kind === told.kind && (told.number === null ? one.paidOn === told.paidOn : one.number === told.number),
  );
  if (!known) return { changed: {}, part: { voucherAdded: told } };
  const after = {
    ...known,
    paidOn: told.paidOn ?? known.paidOn,
    ...(told.currency === null ? {} : { amountMinor: told.amountMinor, currency: told.currency }),
  };
  const shown = (one: KnownVoucher) => ({ paidOn: one.paidOn, amount: moneyShown(one.amountMinor, one.currency) });
  const differs = JSON.stringify(shown(known)) !== JSON.stringify(shown(after));
  return differs
    ? { changed: { voucher: [shown(known), shown(after)] }, part: { voucherChanged: after } }
    : { changed: {}, part: {} };
}
