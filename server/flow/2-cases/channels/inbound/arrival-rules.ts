// What becomes of something that came in: put to a case, made a case, shown to a person, or left in silence. Pure (CHAN-2 to CHAN-6).
import type { ArrivalReason, SenderProof } from '#api/flow/2-cases.words';
import type { Language } from '#api/values';
import type { Uuid } from '#platform/ids/make-id';

export type ArrivalKind = 'written' | 'auto_reply' | 'bounce' | 'list' | 'own_mail' | 'unreadable';

export interface ArrivalKnown {
  kind: ArrivalKind;
  /** What our own server, or the gateway's signature, says of the sender. */
  check: 'passed' | 'failed' | 'unknown';
  from: string;
  subject: string | null;
  /** A token was shown; `thread` is what it opens, if anything. */
  tokenShown: boolean;
  thread: { caseId: Uuid; address: string; open: boolean } | undefined;
  /** Who has this address. */
  people: readonly Uuid[];
  /** The open cases of the one person, and that in which this address was last heard through a gateway. */
  openCases: readonly { caseId: Uuid; number: string }[];
  lastHeardIn: Uuid | null;
  strangers: 'wait' | 'open_case';
  /** Arrivals of this sender within the hour. */
  lately: number;
}

export type Judged =
  | { to: 'silent'; why: ArrivalReason }
  | { to: 'waiting'; why: ArrivalReason }
  | { to: 'case'; caseId: Uuid }
  /** `personId` null: a stranger, to be registered. */
  | { to: 'new_case'; personId: Uuid | null };

/** A person hardly writes more often; a machine that does waits for one (F13). */
export const arrivalsMaxAnHour = 30;

export function judgeArrival(known: ArrivalKnown): Judged {
  const { kind, thread, people, openCases } = known;
  if (kind === 'unreadable') return { to: 'waiting', why: 'unreadable' };
  if (kind !== 'written') return { to: 'silent', why: kind };
  if (known.check === 'failed') return { to: 'waiting', why: 'forged' };
  if (known.lately > arrivalsMaxAnHour) return { to: 'waiting', why: 'too_many' };
  if (thread) {
    if (thread.address !== known.from) return { to: 'waiting', why: 'other_sender' };
    return thread.open ? { to: 'case', caseId: thread.caseId } : { to: 'waiting', why: 'case_ended' };
  }
  if (known.tokenShown) return { to: 'waiting', why: 'token_unknown' };
  if (people.length > 1) return { to: 'waiting', why: 'several_people' };
  const [person] = people;
  if (person === undefined)
    return known.strangers === 'wait' ? { to: 'waiting', why: 'stranger' } : { to: 'new_case', personId: null };
  const [only, ...more] = openCases;
  if (only === undefined) return { to: 'new_case', personId: person };
  const meant = openCases.filter(({ number }) => known.subject?.toLowerCase().includes(number.toLowerCase()));
  const [named] = meant;
  if (named && meant.length === 1) return { to: 'case', caseId: named.caseId };
  if (more.length === 0) return { to: 'case', caseId: only.caseId };
  if (known.lastHeardIn !== null && openCases.some(({ caseId }) => caseId === known.lastHeardIn))
    return { to: 'case', caseId: known.lastHeardIn };
  return { to: 'waiting', why: 'several_cases' };
}

export function proofOf({ check, thread, from }: Pick<ArrivalKnown, 'check' | 'thread' | 'from'>): SenderProof {
  if (check === 'failed') return 'failed';
  if (thread?.address === from) return 'token';
  return check === 'passed' ? 'domain' : 'none';
}

/** The language somebody writes in, by its letters; undefined when they do not tell. */
export function languageOfText(text: string): Language | undefined {
  const sample = text.slice(0, 4_000);
  const count = (letters: RegExp) => sample.match(letters)?.length ?? 0;
  const han = count(/\p{Script=Han}/gu);
  const cyrillic = count(/\p{Script=Cyrillic}/gu);
  const latin = count(/\p{Script=Latin}/gu);
  // A Han character says as much as three letters.
  if (han * 3 >= Math.max(cyrillic, latin) && han > 0) return 'zh-CN';
  if (cyrillic >= latin && cyrillic > 2) return 'ru';
  return latin >= 20 ? 'en' : undefined;
}

/** CHAN-7: whether one more automatic answer may be sent. */
export function mayConfirm({ toAddress, inCompany }: { toAddress: number; inCompany: number }): boolean {
  return toAddress < 3 && inCompany < 300;
}
