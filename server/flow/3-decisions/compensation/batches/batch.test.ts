// Which cases of a large incident a batch keeps, as sentences; the rest of batches is tried through the app.
import { expect, test } from 'vitest';
import type { Uuid } from '#platform/ids/make-id';
import type { AssessedCase } from '../assessing/assess-cases.ts';
import { firstToDecide } from './batch.ts';

const made = (caseId: string, outcome: 'pay' | 'wait' | 'refuse', more: { state?: string; open?: true } = {}) =>
  ({
    file: { state: more.state ?? 'in_progress' },
    known: { caseId },
    assessed: { outcome },
    openProposalId: more.open ? ('a proposal' as Uuid) : null,
  }) as AssessedCase;
const names = (cases: readonly AssessedCase[]) => cases.map(({ known }) => known.caseId);

test('[BATCH-4] what an earlier batch decided, proposed or could not pay is in nobody’s way', () => {
  const incident = [
    made('ended', 'pay', { state: 'resolved' }),
    made('proposed', 'pay', { open: true }),
    made('waits', 'wait'),
    made('decided', 'refuse'),
    made('one', 'pay'),
    made('another', 'pay'),
  ];
  expect(names(firstToDecide(incident, 2))).toEqual(['one', 'another']);
  expect(names(firstToDecide(incident, 3))).toEqual(['one', 'another', 'waits']);
  expect(names(firstToDecide(incident, 100))).toEqual(['one', 'another', 'waits', 'decided', 'proposed']);
});
