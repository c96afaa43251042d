// Tells rows that must be written from those that need not be: known to the letter, refused, or a repeat of another.
import { comparableName } from '../../comparable-name.ts';
import type { ContractOutcome, ImportedContract } from '../imported-contract.ts';
import { checkRow } from './check-row.ts';
import type { KnownNames } from './find-or-register-names.ts';
import { type KnownHead, matchHead } from './read-known.ts';
import { rowDigest } from './row-digest.ts';

/** A row on its way in: its place in the answer, its digest, the contract it speaks of, if there is one, and where that is. */
export interface GoingRow {
  at: number;
  row: ImportedContract;
  digest: Buffer;
  head: KnownHead | undefined;
  timeZone: string;
}
export interface Sifted {
  going: GoingRow[];
  /** Holes where a row is on its way. */
  outcomes: (ContractOutcome | undefined)[];
  /** Rows that speak of the contract of a row before them. */
  repeats: { at: number; of: number; isSame: boolean; number: string }[];
}

export function siftRows(
  rows: readonly ImportedContract[],
  heads: ReadonlyMap<string, readonly KnownHead[]>,
  names: KnownNames,
  companyZone: string,
  now: Date,
): Sifted {
  const sifted: Sifted = { going: [], outcomes: new Array(rows.length), repeats: [] };
  const first = new Map<string, { at: number; digest: Buffer }>();
  for (const [at, row] of rows.entries()) {
    const head = matchHead(row, heads.get(row.number) ?? [], names.firms);
    if (head === 'shared') {
      sifted.outcomes[at] = refusedRow('contract.number_shared', row.number);
      continue;
    }
    const digest = rowDigest(row);
    const key = head?.contractId ?? newKey(row);
    const before = first.get(key);
    if (before) {
      sifted.repeats.push({ at, of: before.at, isSame: before.digest.equals(digest), number: row.number });
      continue;
    }
    const store = row.store === undefined ? undefined : names.stores.get(comparableName(row.store));
    const timeZone = store?.timeZone ?? head?.timeZone ?? companyZone;
    if (head?.rowDigest?.equals(digest)) {
      sifted.outcomes[at] = { outcome: 'unchanged', contractId: head.contractId };
    } else {
      const refusal = checkRow(row, head, timeZone, now);
      if (refusal) {
        sifted.outcomes[at] = { outcome: 'refused', refusal };
        continue;
      }
      sifted.going.push({ at, row, digest, head, timeZone });
    }
    first.set(key, { at, digest });
  }
  return sifted;
}

/** Gives repeats their outcome once those they repeat have theirs. */
export function settleRepeats({ outcomes, repeats }: Sifted): void {
  for (const { at, of, isSame, number } of repeats) {
    const first = outcomes[of];
    outcomes[at] =
      isSame && first && first.outcome !== 'refused'
        ? { outcome: 'unchanged', contractId: first.contractId }
        : refusedRow('contract.number_twice', number);
  }
}

function newKey({ number, merchant }: ImportedContract): string {
  return `${number}\n${merchant === undefined ? '' : comparableName(merchant)}`;
}

function refusedRow(code: 'contract.number_shared' | 'contract.number_twice', number: string): ContractOutcome {
  return { outcome: 'refused', refusal: { code, facts: { number }, field: 'number' } };
}
