// Where a thing that was found is shown. A unit is shown on its contract.
import type { z } from 'zod';
import type { foundThing } from '#api/flow/2-cases.finding';
import type { IconName } from '../ui/icon.tsx';

export function placeOfFound(row: Pick<z.infer<typeof foundThing>, 'kind' | 'id' | 'contractId'>): {
  to: string;
  icon: IconName;
} {
  switch (row.kind) {
    case 'case':
      return { to: `/cases/${row.id}`, icon: 'case' };
    case 'person':
      return { to: `/people/${row.id}`, icon: 'person' };
    case 'merchant':
      return { to: `/merchants/${row.id}`, icon: 'merchant' };
    case 'contract':
      return { to: `/contracts/${row.id}`, icon: 'contract' };
    case 'unit':
      return { to: `/contracts/${row.contractId ?? ''}`, icon: 'contract' };
  }
}

/** Beside a contract that was found: what its customer is owed. */
export function owedOn(contractId: string): {
  key: string;
  to: string;
  search: Readonly<Record<string, string>>;
  icon: IconName;
} {
  return { key: `owed ${contractId}`, to: '/what-is-owed', search: { contract: contractId }, icon: 'scales' };
}
