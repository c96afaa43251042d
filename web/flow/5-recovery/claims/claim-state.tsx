// The state of a claim as a mark, and how near its last day is: half and four fifths of the window are where warnings are due.
import type { z } from 'zod';
import type { claimPage, claim as shape } from '#api/flow/5-recovery';
import { useWords } from '../../../lib/use-language.ts';
import { useWriting } from '../../../lib/use-session.ts';
import { Mark, type MarkTone } from '../../../ui/mark.tsx';

export type ClaimShown = z.infer<typeof shape>;
export type ClaimWhole = z.infer<typeof claimPage>;

const tones: Readonly<Record<ClaimShown['state'], MarkTone>> = {
  open: 'warn',
  filed: 'accent',
  disputed: 'warn',
  settled: 'accent',
  missed: 'bad',
  closed: 'good',
  cancelled: 'quiet',
};

export function ClaimState({ state }: { state: ClaimShown['state'] }) {
  const say = useWords();
  return <Mark tone={tones[state]}>{say(`recovery:claim_state.${state}`)}</Mark>;
}

/** Only a claim that can still be filed has a last day that matters. */
export function FileBy({ claim }: { claim: ClaimShown }) {
  const say = useWords();
  const writing = useWriting();
  if (claim.state !== 'open' && claim.state !== 'missed') return <span className="mg-quiet">—</span>;
  const tone: MarkTone =
    claim.state === 'missed' || claim.windowPercent >= 80 ? 'bad' : claim.windowPercent >= 50 ? 'warn' : 'quiet';
  return (
    <div>
      <span className="mg-nowrap">{writing.day(claim.fileBy)}</span>{' '}
      <Mark tone={tone}>
        {say('books:window', { percent: writing.number(claim.windowPercent / 100, { style: 'percent' }) })}
      </Mark>
    </div>
  );
}
