// Which proofs a new case asks for, and which of them are there already (CASE-1). Pure.
import type { Uuid } from '#platform/ids/make-id';
import { uuidOf } from '#platform/ids/make-id';
import { refuse } from '#platform/refusal';
import type { NewProof } from '../case-store.ts';

/** What somebody points to when the case is opened. */
export type ProofPointed =
  | { by: 'contract'; kind: string }
  | { by: 'voucher'; kind: string; voucherId: `vou_${string}` | null }
  | { by: 'file'; kind: string; fileId: string }
  | { by: 'seen'; kind: string; note: string };

/**
 * Exactly what the commitment names (E4). The contract in the registry is the sales contract, its first voucher the payment voucher;
 * the rest is wanted, unless somebody has seen it. Refuses `proof.not_wanted` for what nobody asked for, `proof.nothing_there` for what
 * is pointed to in vain, and `file.not_found`: a case that is not there yet has no files.
 */
export function wantedProofs(
  evidence: readonly string[],
  contract: { vouchers: readonly Uuid[] } | null,
  pointed: readonly ProofPointed[],
): NewProof[] {
  for (const { kind } of pointed) if (!evidence.includes(kind)) throw refuse('proof.not_wanted', { kind });
  return evidence.map((kind) => {
    const told = pointed.find((one) => one.kind === kind);
    const given = told ? pointedProof(told, contract) : knownProof(kind, contract);
    return given ?? { kind, state: 'wanted', by: null, givenId: null, note: null };
  });
}

function knownProof(kind: string, contract: { vouchers: readonly Uuid[] } | null): NewProof | undefined {
  if (contract === null) return undefined;
  if (kind === 'sales_contract') return { kind, state: 'given', by: 'contract', givenId: null, note: null };
  const [first] = contract.vouchers;
  if (kind !== 'payment_voucher' || first === undefined) return undefined;
  return { kind, state: 'given', by: 'voucher', givenId: first, note: null };
}

export function pointedProof(told: ProofPointed, contract: { vouchers: readonly Uuid[] } | null): NewProof {
  const { kind } = told;
  if (told.by === 'file') throw refuse('file.not_found', {});
  if (told.by === 'seen') return { kind, state: 'given', by: 'seen', givenId: null, note: told.note };
  if (told.by === 'contract') {
    if (contract === null) throw refuse('proof.nothing_there', { kind });
    return { kind, state: 'given', by: 'contract', givenId: null, note: null };
  }
  const voucherId = told.voucherId === null ? contract?.vouchers[0] : uuidOf(told.voucherId);
  if (voucherId === undefined || !contract?.vouchers.includes(voucherId)) throw refuse('proof.nothing_there', { kind });
  return { kind, state: 'given', by: 'voucher', givenId: voucherId, note: null };
}
