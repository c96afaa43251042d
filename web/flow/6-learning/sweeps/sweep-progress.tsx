// How many contracts of a sweep have an answer, as a bar with the same in words (E10).
import type { z } from 'zod';
import type { sweepCounts } from '#api/flow/6-learning';
import { useWords } from '../../../lib/use-language.ts';
import { useWriting } from '../../../lib/use-session.ts';

export function SweepProgress({ counts }: { counts: z.infer<typeof sweepCounts> }) {
  const say = useWords();
  const writing = useWriting();
  const done = counts.members - counts.toCall;
  const told = say('learning:sweep.progress', { done: writing.number(done), all: writing.number(counts.members) });
  return (
    <span className="mg-sweep-progress">
      <progress max={Math.max(1, counts.members)} value={done} aria-label={told} />
      <small>{told}</small>
    </span>
  );
}
