// Writes the letters a judgement calls for, as text in the customer's language, from templates an administrator edits.
import { z } from 'zod';
import { type LetterKind, letterKind, letterKinds, letterTexts } from '#api/flow/3-decisions.letters';
import type { Language } from '#api/values';
import type { Entitlement, Judgement } from '../judgement.ts';
import { say, sayDay, sayFact, sayMoney } from '../texts/say.ts';
import { sayBurden, sayReason } from '../texts/say-reason.ts';
import shipped from './letter-templates.json' with { type: 'json' };

export { type LetterKind, letterKinds };

const letterTemplates = z.record(letterKind, letterTexts);
export type LetterTemplates = z.infer<typeof letterTemplates>;
export const shippedTemplates: LetterTemplates = letterTemplates.parse(shipped);

/** Why a letter cannot be written from this judgement. */
export type Letter =
  | { ok: true; subject: string; body: string }
  | { ok: false; reason: 'nothing_is_owed' | 'nothing_is_refused' | 'no_offer' | 'ask_a_person' };

const ready: Record<LetterKind, (judgement: Judgement) => (Letter & { ok: false }) | null> = {
  acceptance: (judgement) => (judgement.outcome === 'owed' ? null : no('nothing_is_owed')),
  // A judgement that a person must look at refuses nobody.
  refusal: (judgement) =>
    judgement.outcome === 'refer' ? no('ask_a_person') : judgement.refusal ? null : no('nothing_is_refused'),
  paid_repair: (judgement) => (offer(judgement, 'paid_repair') ? null : no('no_offer')),
  goodwill: (judgement) => (offer(judgement, 'goodwill') ? null : no('no_offer')),
  demand_reply: () => null,
};
const no = (reason: (Letter & { ok: false })['reason']) => ({ ok: false, reason }) as const;

/** Fills a template. Every `{{name}}` is one of `letterFields` or of `about`; what a template does not name is left out. */
export function writeLetter(
  kind: LetterKind,
  judgement: Judgement,
  language: Language,
  templates: LetterTemplates = shippedTemplates,
  about: Readonly<Record<string, string>> = {},
): Letter {
  const refused = ready[kind](judgement);
  if (refused) return refused;
  const { subject, body } = templates[kind][language];
  const fields: Record<string, string> = { ...letterFields(kind, judgement, language), ...about };
  const fill = (text: string) => text.replace(/\{\{(\w+)\}\}/g, (_, name: string) => fields[name] ?? '');
  return { ok: true, subject: fill(subject), body: tidy(fill(body)) };
}

function tidy(text: string): string {
  return text.replace(/\n{3,}/g, '\n\n').trim();
}

function offer(judgement: Judgement, remedy: Entitlement['remedy']): Entitlement | undefined {
  return judgement.entitlements.find((one) => one.status === 'may_offer' && one.remedy === remedy);
}

function letterFields(kind: LetterKind, judgement: Judgement, language: Language): Record<string, string> {
  const { refusal, entitlements, meters } = judgement;
  const owed = entitlements.filter((one) => one.status === 'owed');
  const offered =
    kind === 'paid_repair' || kind === 'goodwill' ? offer(judgement, kind) : offer(judgement, 'paid_repair');
  const head = kind === 'goodwill' ? offered : (refusal ?? owed[0]);
  const due = owed.find((one) => one.deadline?.day != null)?.deadline?.day;
  // Where something is owed already, the customer is not asked for facts of rules that may never matter to them.
  const wanting =
    owed.length > 0 ? owed : [...judgement.referBecause.map(({ facts }) => ({ missing: facts })), ...entitlements];
  const missing = [...new Set(wanting.flatMap((one) => one.missing))];
  return {
    outcome: say('outcomes', judgement.outcome, language),
    entitlements: owed.map((one) => `• ${sayEntitlement(one, language)}`).join('\n'),
    rule: head?.title[language] ?? '',
    citation: head?.citation ?? '',
    reasons:
      (refusal?.reasons ?? []).map((reason) => sayReason(reason, language)).join('; ') ||
      say('outcomes', judgement.outcome, language),
    burden: refusal ? sayBurden(refusal.burden, language) : '',
    changes:
      [...new Set((refusal?.wouldChange ?? []).map((change) => sayFact(change.fact, language)))].join('; ') || '—',
    offer: offered && kind === 'refusal' ? `${offered.title[language]}.` : '',
    amount: offered?.amountMinor != null ? `: ${sayMoney(offered.amountMinor, offered.currency, language)}` : '',
    notice: offered?.notice?.[language] ?? '',
    meters: meters
      .flatMap((meter) => (meter.todayMinor ? [sayMoney(meter.todayMinor, meter.currency, language)] : []))
      .join('\n'),
    missing: missing.map((fact) => sayFact(fact, language)).join('; ') || '—',
    deadline: due == null ? '' : sayDay(due, language),
  };
}

/** One entitlement in a line: the remedy, and the money when it is money. */
export function sayEntitlement(one: Entitlement, language: Language): string {
  const remedy = say('remedies', one.remedy, language);
  return one.amountMinor === null ? remedy : `${remedy}: ${sayMoney(one.amountMinor, one.currency, language)}`;
}
