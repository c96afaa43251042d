// A judgement in a dozen lines that a person understands at once: what is owed, why, what is missing, what it costs to wait.
import type { LocalText } from '#api/flow/3-decisions';
import type { Language } from '#api/values';
import type { Entitlement, Judgement } from '../judgement.ts';
import { say, sayDay, sayFact, sayMoney } from '../texts/say.ts';
import { sayBurden, sayReason } from '../texts/say-reason.ts';
import { sayEntitlement } from './write-letter.ts';

const labels: Record<
  'counsel' | 'missing' | 'burden' | 'reasons' | 'changes' | 'late' | 'week' | 'cap' | 'bears' | 'freight',
  LocalText
> = {
  counsel: { 'zh-CN': '请与律师核对', ru: 'сверить с юристом', en: 'check with counsel' },
  missing: { 'zh-CN': '缺少', ru: 'не хватает', en: 'missing' },
  burden: { 'zh-CN': '举证', ru: 'доказывает', en: 'burden' },
  reasons: { 'zh-CN': '原因', ru: 'причина', en: 'reason' },
  changes: { 'zh-CN': '可改变结论', ru: 'изменит ответ', en: 'would change it' },
  late: { 'zh-CN': '逾期天数', ru: 'дней просрочки', en: 'days late' },
  week: { 'zh-CN': '一周后', ru: 'через неделю', en: 'in a week' },
  cap: { 'zh-CN': '上限日', ru: 'предел с', en: 'capped from' },
  bears: { 'zh-CN': '最终承担', ru: 'несёт в итоге', en: 'bears it in the end' },
  freight: { 'zh-CN': '运费', ru: 'доставка', en: 'freight' },
};

/** Lines of plain text in one language, the outcome first. */
export function describeJudgement(judgement: Judgement, language: Language): string[] {
  const lines = [say('outcomes', judgement.outcome, language)];
  for (const one of judgement.entitlements) lines.push(...describeEntitlement(one, language));
  const { refusal } = judgement;
  if (refusal) {
    lines.push(`${refusal.title[language]} [${refusal.ruleId}; ${refusal.citation}]`);
    for (const reason of refusal.reasons) lines.push(`  ${labels.reasons[language]}: ${sayReason(reason, language)}`);
    lines.push(`  ${labels.burden[language]}: ${sayBurden(refusal.burden, language)}`);
    const changes = [...new Set(refusal.wouldChange.map((change) => sayFact(change.fact, language)))];
    if (changes.length > 0) lines.push(`  ${labels.changes[language]}: ${changes.join('; ')}`);
  }
  const facts = [...new Set(judgement.referBecause.flatMap((why) => why.facts))];
  if (facts.length > 0)
    lines.push(`${labels.missing[language]}: ${facts.map((fact) => sayFact(fact, language)).join('; ')}`);
  lines.push(...describeMeters(judgement, language));
  lines.push(
    `${labels.bears[language]}: ${judgement.liability.map((share) => `${say('parties', share.party, language)} ${share.shareBasisPoints / 100} %`).join(', ')}`,
  );
  if (judgement.freight.length > 0)
    lines.push(
      `${labels.freight[language]}: ${judgement.freight.map((leg) => `${say('legs', leg.direction, language)} — ${say('parties', leg.payer, language)}`).join(', ')}`,
    );
  return lines;
}

function describeEntitlement(one: Entitlement, language: Language): string[] {
  const counsel = one.checkWithCounsel ? ` (${labels.counsel[language]})` : '';
  const due = one.deadline?.day == null ? '' : `, ${sayDay(one.deadline.day, language)}`;
  const lines = [
    `• ${say('outcomes', one.status, language)}: ${sayEntitlement(one, language)}${due} [${one.ruleId}]${counsel}`,
  ];
  if (one.missing.length > 0)
    lines.push(`    ${labels.missing[language]}: ${one.missing.map((fact) => sayFact(fact, language)).join('; ')}`);
  return lines;
}

function describeMeters(judgement: Judgement, language: Language): string[] {
  return judgement.meters.map((meter) => {
    const today = meter.todayMinor === null ? '' : ` ${sayMoney(meter.todayMinor, meter.currency, language)}`;
    const week =
      meter.inWeekMinor === null || meter.metDay !== null
        ? ''
        : `; ${labels.week[language]} ${sayMoney(meter.inWeekMinor, meter.currency, language)}`;
    const cap = meter.capDay === null ? '' : `; ${labels.cap[language]} ${sayDay(meter.capDay, language)}`;
    return `${meter.ruleId} (${sayMeterSubject(meter.subject, language)}): ${labels.late[language]} ${meter.daysLate}${today}${week}${cap}`;
  });
}

const duties: Readonly<Record<string, LocalText>> = {
  delivery: { 'zh-CN': '交付', ru: 'поставка', en: 'delivery' },
  work: { 'zh-CN': '工作', ru: 'работа', en: 'work' },
  handover: { 'zh-CN': '交房', ru: 'передача жилья', en: 'handover' },
};

/** A meter runs on a dated duty or on a demand for a remedy. */
function sayMeterSubject(subject: string, language: Language): string {
  return duties[subject]?.[language] ?? say('remedies', subject, language);
}
