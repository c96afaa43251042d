// The company's today, as the server's clock and the company's zone have it; the clock of this machine may be wrong.
import { useSession } from './use-session.ts';
import { dayOfInstant } from './write-dates.ts';

/** `2026-03-01`. Of the moment the session was read, which is read again whenever the screen is loaded. */
export function useToday(): string {
  const { now, company } = useSession();
  return dayOfInstant(now, company.timeZone);
}
