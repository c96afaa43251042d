// A reason as a sentence a customer understands: what was looked at, what was found, and by how much it missed.
import type { LocalText } from '#api/flow/3-decisions';
import type { Language } from '#api/values';
import { parseDay } from '../facts/calendar-day.ts';
import type { Burden, Reason } from '../judgement.ts';
import { showValue } from '../rules/explain-steps.ts';
import { say, sayDay, sayFact } from './say.ts';

const lastDay: LocalText = { 'zh-CN': '最后一日', ru: 'последний день', en: 'last day' };
const found: LocalText = { 'zh-CN': '查明', ru: 'установлено', en: 'found' };

/** `the term has passed: day it was reported (found 13 May 2009; last day 12 May 2009)`. */
export function sayReason(reason: Reason, language: Language): string {
  const details: string[] = [];
  if (reason.saw !== null && reason.code !== 'excluded' && reason.code !== 'exception')
    details.push(`${found[language]}: ${sayValue(showValue(reason.fact, reason.saw) ?? '', language)}`);
  if (reason.limitDay !== null) details.push(`${lastDay[language]}: ${sayDay(reason.limitDay, language)}`);
  const detail = details.length > 0 ? ` (${details.join('; ')})` : '';
  const about =
    reason.text?.[language] ??
    (reason.code === 'excluded' ? say('findings', reason.fact, language) : sayFact(reason.fact, language));
  return `${say('reasons', reason.code, language)}: ${about}${detail}`;
}

const yes: LocalText = { 'zh-CN': '是', ru: 'да', en: 'yes' };
const no: LocalText = { 'zh-CN': '否', ru: 'нет', en: 'no' };

function sayValue(value: string, language: Language): string {
  if (value === 'true') return yes[language];
  if (value === 'false') return no[language];
  return /^\d{4}-\d{2}-\d{2}$/.test(value) ? sayDay(parseDay(value), language) : value;
}

/** Who carries the burden, and of what. */
export function sayBurden(burden: Burden, language: Language): string {
  const proofs = burden.proofs.map((proof) => say('proofs', proof, language)).join('; ');
  return proofs ? `${say('holders', burden.holder, language)} (${proofs})` : say('holders', burden.holder, language);
}
