// Days, moments and money as the reader of a link writes them. Moments are told in the zone of the reader's own clock.
import { dayOfInstant, writeDay, writeInstant } from '../../lib/write-dates.ts';
import { writeMoney } from '../../lib/write-money.ts';
import { usePortalWords } from './portal-words.tsx';

export function usePortalWriting() {
  const { language } = usePortalWords();
  const { timeZone } = new Intl.DateTimeFormat().resolvedOptions();
  return {
    /** By the reader's own clock; what is decided by days is decided on the server. */
    today: dayOfInstant(new Date().toISOString(), timeZone),
    day: (day: string) => writeDay(day, language),
    instant: (instant: string) => writeInstant(instant, language, timeZone),
    money: (money: { amountMinor: string; currency: string }) => writeMoney(money, language),
  };
}
