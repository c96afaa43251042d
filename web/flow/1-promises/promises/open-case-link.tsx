// The way from a promise past its date to a case for it: unasked, before the customer complains (E19).

import { Link } from '@tanstack/react-router';
import type { z } from 'zod';
import type { promise as shape } from '#api/flow/1-promises';
import { useWords } from '../../../lib/use-language.ts';
import { useMay } from '../../../lib/use-session.ts';
import { LinkButton } from '../../../ui/link-button.tsx';

type Late = Pick<z.infer<typeof shape>, 'contractId' | 'daysLate' | 'kind' | 'keptAt' | 'obligationKind'>;

/** Nothing where nothing is late, or nobody may open a case. */
export function OpenCaseLink({ promise, plain = false }: { promise: Late; plain?: boolean }) {
  const say = useWords();
  const may = useMay();
  const isLate = promise.daysLate > 0 && promise.kind === 'duty' && promise.keptAt === null;
  if (!isLate || !may('case.write')) return null;
  const search = { contractId: promise.contractId, problem: problemOf(promise) };
  if (plain) {
    return (
      <Link to="/cases/new" search={search as never}>
        {say('cases:open.deed')}
      </Link>
    );
  }
  return (
    <LinkButton to="/cases/new" search={search} icon="case">
      {say('cases:open.deed')}
    </LinkButton>
  );
}

/** What a customer whose date has passed has to complain of. */
function problemOf({ obligationKind }: Late): string {
  if (obligationKind === 'deliver') return 'not_delivered';
  return obligationKind === 'install' ? 'not_installed' : 'late';
}
