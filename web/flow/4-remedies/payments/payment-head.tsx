// What stands where: one number a state with its sums, each opening the list behind it.
import type { z } from 'zod';
import { type countPayments, type PaymentState, paymentStates } from '#api/flow/4-remedies';
import { useWords } from '../../../lib/use-language.ts';
import { useWriting } from '../../../lib/use-session.ts';
import { MoneyList } from '../../../ui/money-text.tsx';
import { StatRow, StatTile, type StatTileProps } from '../../../ui/stat-tile.tsx';

type Counts = z.infer<(typeof countPayments)['answer']>;

/** Always shown, also with nothing in them, so that the way of a payment can be read from left to right. */
const alwaysShown: readonly PaymentState[] = ['awaiting_payee', 'draft', 'approved', 'sent', 'confirmed'];
const tones: Partial<Record<PaymentState, StatTileProps['tone']>> = { awaiting_payee: 'warn', returned: 'bad' };

export function PaymentHead({ counts, incidentId }: { counts: Counts; incidentId?: string }) {
  const say = useWords();
  const writing = useWriting();
  const shown = paymentStates.filter(
    (state) => alwaysShown.includes(state) || counts.rows.some((row) => row.state === state && row.count > 0),
  );
  return (
    <StatRow>
      {shown.map((state) => {
        const rows = counts.rows.filter((row) => row.state === state && row.count > 0);
        const count = rows.reduce((sum, row) => sum + row.count, 0);
        return (
          <StatTile
            key={state}
            label={say(`words:payment_state.${state}`)}
            value={writing.number(count)}
            note={count > 0 && <MoneyList amounts={rows} />}
            to="/money"
            search={incidentId === undefined ? { state } : { state, incidentId }}
            tone={count > 0 ? tones[state] : undefined}
          />
        );
      })}
      {counts.unmatchedLines > 0 && (
        <StatTile
          label={say('payments:count.unmatched')}
          value={writing.number(counts.unmatchedLines)}
          note={say('payments:count.unmatched_note')}
          to="/money/bank"
          tone="warn"
        />
      )}
    </StatRow>
  );
}
