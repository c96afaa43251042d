// Words for a band of days late: "8–30 days", "more than 365 days".
import { useWords } from '../../../lib/use-language.ts';
import { useWriting } from '../../../lib/use-session.ts';

/** `untilDays` null is without end. */
export function useBandWords(): (fromDays: number, untilDays: number | null) => string {
  const say = useWords();
  const writing = useWriting();
  return (fromDays, untilDays) => {
    if (untilDays === null) return say('promises:overdue.band_open', { number: writing.number(fromDays - 1) });
    const values = { from: writing.number(fromDays), until: writing.number(untilDays) };
    return say('promises:overdue.band', values);
  };
}
