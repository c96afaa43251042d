// Adds and changes switchboards and makes the key by which one signs what it tells.
import { randomBytes } from 'node:crypto';
import type { z } from 'zod';
import type { addSwitchboard as route } from '#api/flow/2-cases.calls';
import { type Acting, allow } from '#platform/database/acting';
import type { Tx } from '#platform/database/transact';
import { recordFact } from '#platform/facts/record-fact';
import { idOf, makeUuid, type Uuid } from '#platform/ids/make-id';
import { refuse } from '#platform/refusal';
import type { Seals } from '#platform/secrets/seal-secret';
import { parsePhone } from '#platform/text/phone';
import { readCompany } from '#registry';
import { readWorker } from '../../worker.ts';
import {
  findSwitchboard,
  listSwitchboardsIn,
  type OwnNumber,
  type Switchboard,
  switchboardWriter,
} from './switchboard-store.ts';

type Given = z.output<typeof route.body>;
export type SwitchboardShown = z.input<typeof route.answer>;
const switchboardsMax = 20;

/** Where its key stands: a part of what it is sealed with. */
export const placeOfKey = (switchboardId: Uuid) => `${switchboardId} calls`;

export function shownSwitchboard({ switchboardId, keySealed, seniorIds, ...one }: Switchboard): SwitchboardShown {
  return {
    ...one,
    switchboardId: idOf('swb', switchboardId),
    seniorIds: seniorIds.map((id) => idOf('acc', id)),
    hasKey: keySealed !== null,
  };
}

/** Refuses `switchboard.too_many`, `phone.unreadable`, `worker.not_found`. It tells nothing until its key is made. */
export async function addSwitchboard(acting: Acting, given: Given): Promise<SwitchboardShown> {
  allow(acting, 'channel.setup');
  return await acting.transact(async (tx) => {
    if ((await listSwitchboardsIn(tx)).length >= switchboardsMax)
      throw refuse('switchboard.too_many', { most: switchboardsMax });
    const one = { ...(await settingsOf(tx, given)), switchboardId: makeUuid(), keySealed: null, heardAt: null };
    await switchboardWriter(tx).keep(one);
    recordFact(tx, 'switchboard.added', one.switchboardId, { switchboardId: idOf('swb', one.switchboardId) });
    return shownSwitchboard(one);
  });
}

/** Refuses `switchboard.not_found`, and as above. */
export async function changeSwitchboard(acting: Acting, switchboardId: Uuid, given: Given): Promise<SwitchboardShown> {
  allow(acting, 'channel.setup');
  return await acting.transact(async (tx) => {
    const before = await findSwitchboard(tx, switchboardId);
    if (!before) throw refuse('switchboard.not_found', {});
    const one = { ...before, ...(await settingsOf(tx, given)) };
    await switchboardWriter(tx).keep(one);
    recordFact(tx, 'switchboard.changed', switchboardId, { switchboardId: idOf('swb', switchboardId) });
    return shownSwitchboard(one);
  });
}

async function settingsOf(tx: Tx, given: Given) {
  const { country } = await readCompany(tx);
  const numbers = new Map<string, OwnNumber>();
  for (const one of given.numbers) {
    const parsed = parsePhone(one.number, country);
    if (!parsed.ok) throw refuse('phone.unreadable', { phone: one.number });
    numbers.set(parsed.value.e164, { ...one, number: parsed.value.e164 });
  }
  const seniors = await Promise.all(given.seniorIds.map((id) => readWorker(tx, id)));
  return { ...given, numbers: [...numbers.values()], seniorIds: seniors.map(({ id }) => id) };
}

/** Refuses `switchboard.not_found`. The key joins the answer outside the transaction (AUTH-4). */
export async function makeSwitchboardKey(
  acting: Acting,
  seals: Seals,
  switchboardId: Uuid,
): Promise<{ secret: string }> {
  allow(acting, 'channel.setup');
  const secret = randomBytes(32).toString('base64url');
  await acting.transact(async (tx) => {
    const one = await findSwitchboard(tx, switchboardId);
    if (!one) throw refuse('switchboard.not_found', {});
    const keySealed = seals.seal(tx.tenantId, placeOfKey(switchboardId), secret);
    await switchboardWriter(tx).keep({ ...one, keySealed });
    recordFact(tx, 'switchboard.key_made', switchboardId, { switchboardId: idOf('swb', switchboardId) });
    return { secret: '' };
  });
  return { secret };
}

/** Of one switchboard, what the caller of `call` is known by: our number's name and line, and theirs as it is dialled. */
export function numbersOf(
  { numbers, name }: Pick<Switchboard, 'numbers' | 'name'>,
  { direction, from, to }: { direction: 'in' | 'out'; from: string; to: string },
  country: string,
): { own: OwnNumber; number: string | null } {
  const dialled = (given: string) => {
    const parsed = parsePhone(given, country);
    return parsed.ok ? parsed.value.e164 : given;
  };
  const [ours, theirs] = direction === 'in' ? [to, from] : [from, to];
  const own = numbers.find(({ number }) => number === dialled(ours));
  // A number nobody named: of the supervision line only if all that are named are.
  const line = numbers.every((one) => one.line === 'supervision') ? ('supervision' as const) : ('ordinary' as const);
  const number = /\d/.test(theirs) ? dialled(theirs) : null;
  return { own: own ?? { number: ours, name, line, vip: false }, number };
}
