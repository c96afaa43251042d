// Who is signed in, at hand for every screen inside: permissions, company zone and currency.
import { createContext, useContext } from 'react';
import type { z } from 'zod';
import type { Permission } from '#api/permissions';
import type { whoAmI } from '#api/setup';
import { useLanguage } from './use-language.ts';
import { writeDay, writeInstant } from './write-dates.ts';
import { writeAmount, writeMoney, writeNumber } from './write-money.ts';

export type WhoAmI = z.infer<typeof whoAmI>;

export const SessionContext = createContext<WhoAmI | undefined>(undefined);

/** Only inside the shell, which shows its screens only to someone signed in. */
export function useSession(): WhoAmI {
  const session = useContext(SessionContext);
  if (!session) throw new Error('useSession outside the shell');
  return session;
}

/** Whether the reader may. Screens hide what is refused anyway, so that nobody runs into a wall. */
export function useMay(): (permission: Permission) => boolean {
  const { permissions } = useSession();
  return (permission) => permissions.includes(permission);
}

/** Everything that is written differently for each reader and company: days, moments, money, numbers. */
export function useWriting() {
  const language = useLanguage();
  const { company } = useSession();
  return {
    day: (day: string) => writeDay(day, language),
    instant: (instant: string) => writeInstant(instant, language, company.timeZone),
    money: (money: { amountMinor: string; currency: string }) => writeMoney(money, language),
    amount: (amountMinor: string, currency: string) => writeAmount({ amountMinor, currency }, language),
    number: (value: number, options?: Intl.NumberFormatOptions) => writeNumber(value, language, options),
  };
}
