// Contracts from a file: the values of a row as the registry takes them in, and neighbouring rows of one contract joined.
import type { Tx } from '#platform/database/transact';
import type { Uuid } from '#platform/ids/make-id';
import type { Money } from '#platform/money/money-types';
import { type ImportedContract, type ImportedLine, naturalKey } from '../contracts/imported-contract.ts';
import { rowDigest } from '../contracts/upsert/row-digest.ts';
import { upsertContracts } from '../contracts/upsert-contracts.ts';
import { contractFields } from './contract-fields.ts';
import type { FieldValues, ImportKind, RowFault, RowOutcome } from './import-kind.ts';

export const contractKind: ImportKind<ImportedContract> = {
  kind: 'contracts',
  fields: contractFields,
  read(values) {
    const row = rowOf(values);
    return { row, key: naturalKey(row) };
  },
  join: joinLines,
  digest: rowDigest,
  async load(tx: Tx, rows, importId: Uuid): Promise<RowOutcome[]> {
    const outcomes = await upsertContracts(tx, rows, importId);
    return outcomes.map((one): RowOutcome => (one.outcome === 'refused' ? faultOf(one.refusal) : one.outcome));
  },
};

function rowOf(values: FieldValues): ImportedContract {
  const text = (name: string) => values.get(name) as string | undefined;
  const moment = (name: string) => {
    const ms = values.get(name) as number | undefined;
    return ms === undefined ? undefined : new Date(ms).toISOString();
  };
  const customer = text('customer');
  const line = lineOf(values);
  const given = {
    number: text('number') ?? '',
    signedOn: text('signedOn'),
    customer:
      customer === undefined
        ? undefined
        : kept({ name: customer, phone: text('phone'), email: text('email'), address: text('address') }),
    city: text('city'),
    merchant: text('merchant'),
    brand: text('brand'),
    store: text('store'),
    family: text('family'),
    lines: line && [line],
    amount: values.get('amount') as Money | undefined,
    deliverAgreedOn: text('deliverBy'),
    deliverAgreedAt: moment('deliverAt'),
    installAgreedOn: text('installBy'),
    performAgreedOn: text('performBy'),
    performAgreedAt: moment('performAt'),
    deliveredAt: moment('deliveredAt'),
    installedAt: moment('installedAt'),
    performedAt: moment('performedAt'),
    cancelledOn: text('cancelledOn'),
    voucher: voucherOf(values),
    complainedOn: text('complainedOn'),
    note: text('note'),
  };
  return kept(given) as ImportedContract;
}

function lineOf(values: FieldValues): ImportedLine | undefined {
  const goods = values.get('goods') as string | undefined;
  const sku = values.get('sku') as string | undefined;
  if (goods === undefined && sku === undefined) return undefined;
  return kept({
    description: goods ?? sku ?? '',
    sku,
    productName: goods,
    family: values.get('family') as string | undefined,
    quantity: values.get('quantity') as number | undefined,
    amount: values.get('amount') as Money | undefined,
  }) as ImportedLine;
}

function voucherOf(values: FieldValues): ImportedContract['voucher'] {
  const [kind, number, paidOn] = ['voucherKind', 'voucherNumber', 'paidOn'].map(
    (name) => values.get(name) as string | undefined,
  );
  if (kind === undefined && number === undefined && paidOn === undefined) return undefined;
  const amount = values.get('amount') as Money | undefined;
  return kept({ kind: kind ?? 'receipt', number, paidOn, amount }) as ImportedContract['voucher'];
}

/** Without the fields that were not said: an absent field leaves the contract as it is. */
function kept<T extends object>(given: T): T {
  const said: Partial<T> = {};
  for (const name in given) if (given[name] !== undefined) said[name] = given[name];
  return said as T;
}

/** IMP-6: a contract over several rows, a line each; amounts of lines add up when they share their currency. */
function joinLines(first: ImportedContract, next: ImportedContract): ImportedContract | undefined {
  const { lines: nextLines = [], amount: nextAmount, voucher: _, ...rest } = next;
  const { lines = [], amount, voucher, ...own } = first;
  if (JSON.stringify(rest) !== JSON.stringify(own) || lines.length + nextLines.length > 500 || nextLines.length === 0)
    return undefined;
  const joined = { ...first, lines: [...lines, ...nextLines] };
  if (!amount || !nextAmount || amount.currency !== nextAmount.currency) return joined;
  return { ...joined, amount: { amountMinor: amount.amountMinor + nextAmount.amountMinor, currency: amount.currency } };
}

/** The registry's field and the file's field that says it. */
const fieldNames: Record<string, string> = {
  deliverAgreedOn: 'deliverBy',
  deliverAgreedAt: 'deliverAt',
  installAgreedOn: 'installBy',
  performAgreedOn: 'performBy',
  performAgreedAt: 'performAt',
  lines: 'goods',
  voucher: 'voucherNumber',
};

function faultOf({ code, facts, field }: { code: string; facts: Record<string, unknown>; field: string }): RowFault {
  return { code, facts, field: fieldNames[field] ?? field };
}
