// Why there is a case although nobody complained, and why money came: told to the customer from what is recorded (SWEEP-12).
import type { z } from 'zod';
import type { explainCase as explainContract } from '#api/flow/6-learning';
import { scriptText } from '#api/texts/index';
import type { Language } from '#api/values';
import { mayTouchCase } from '#cases';
import { dayAt } from '#platform/calendar/zone-offsets';
import { type Acting, allow } from '#platform/database/acting';
import type { Snapshot } from '#platform/database/transact';
import { idOf, type Uuid } from '#platform/ids/make-id';
import { readMoneyTold, readWhy } from './why-views.ts';

type Explanation = z.input<typeof explainContract.answer>;
type Reason = Explanation['lines'][number];

/** In the language of the case unless another is asked for. Refuses `case.not_found`. */
export async function explainCase(acting: Acting, caseId: Uuid, language?: Language): Promise<Explanation> {
  allow(acting, 'case.read');
  return await acting.look(async (snapshot) => {
    await mayTouchCase(snapshot, acting.actor, caseId);
    return await explainCaseOf(snapshot, caseId, language);
  });
}

/** The same for the customer's own page, whose link says which case it is. */
export async function explainCaseOf(snapshot: Snapshot, caseId: Uuid, wanted?: Language): Promise<Explanation> {
  const told = await readWhy(snapshot, caseId);
  const language = wanted ?? told.language;
  const { number, seller, signedFrom, signedUntil, timeZone } = told;
  const line = (code: Reason['code'], at: string | null, more: Record<string, unknown> = {}): Reason[] => {
    if (at === null) return [];
    const on = more.on ?? dayAt(new Date(at).getTime(), timeZone);
    const key = code === 'first_complaint' && told.openedBy !== 'mall' ? 'own_complaint' : code;
    return [
      { at, code, text: scriptText(`why.${key}`, { number, seller, signedFrom, signedUntil, on, ...more }, language) },
    ];
  };
  const money = await readMoneyTold(snapshot, caseId);
  const byUs = told.openedBy === 'mall';
  return {
    openedByUs: byUs,
    sweepId: told.sweepId && idOf('swp', told.sweepId),
    incidentId: told.incidentId && idOf('inc', told.incidentId),
    language,
    lines: [
      ...(byUs
        ? [
            ...line('first_complaint', told.firstAt, { on: told.firstOn }),
            ...line('sweep_started', told.sweepAt),
            ...line('called', told.calledAt),
            ...line('case_opened', told.openedAt),
          ]
        : line('first_complaint', told.openedAt, { on: told.complainedOn })),
      ...money.flatMap(({ code, at, on, amount }) => line(code, at, { on, amount })),
    ],
  };
}
