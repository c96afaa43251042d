// The words for a code: a refusal, a bad field, a bad cell of an import. The server answers with them, so they need no browser.
import { type Language, languages, type Money } from '../values.ts';
import { en } from './en/index.ts';
import { fillText, pickText, type Texts } from './fill-text.ts';
import { ru } from './ru/index.ts';
import { factKey, wordFact } from './word-fact.ts';
import { zhCN } from './zh-CN/index.ts';

const catalogues = { 'zh-CN': zhCN, ru, en };
/** Where a code may have its words, in this order. */
const shelves = ['refusals', 'fields', 'cells', 'recovery'] as const;

/**
 * The sentence a reader of `language` gets for `code`, with `facts` filled in: permissions and states in words, days as
 * days. An unknown language is answered in English, an unknown code as a bug, because a bare code helps nobody.
 */
export function textOf(code: string, facts: Readonly<Record<string, unknown>>, language: string): string {
  const reader: Language = (languages as readonly string[]).includes(language) ? (language as Language) : 'en';
  const catalogue = catalogues[reader];
  for (const shelf of shelves) {
    const text = pickText(catalogue[shelf] as Texts, code, facts, reader);
    if (text !== undefined) return fillText(text, wordsOf(facts, reader, code));
  }
  return catalogue.refusals['system.bug'];
}

/**
 * A line that is read out or written to a customer (shelf `scripts`), with `facts` filled in; days are written the customer's way, money
 * as `{ amountMinor, currency }`. A key without words is a fault of ours and comes as an empty line.
 */
export function scriptText(key: string, facts: Readonly<Record<string, unknown>>, language: Language): string {
  const text = pickText(catalogues[language].scripts as Texts, key, facts, language);
  const told = Object.entries(facts).map(([name, value]) => [
    name,
    isMoney(value) ? writeMoney(value, language) : value,
  ]);
  return text === undefined ? '' : fillText(text, wordsOf(Object.fromEntries(told), language));
}

/** The words of a measure for papers and sheets: the same the screens use (shelf `learning`). A key without words comes as itself. */
export function measureText(key: string, facts: Readonly<Record<string, unknown>>, language: Language): string {
  const text = pickText(catalogues[language].learning as Texts, key, facts, language);
  return text === undefined ? key : fillText(text, facts);
}

/** What a code is called, as `case_state.new` or `decision.state.approved`; a code without words shows itself, so that nothing is hidden. */
export function wordOf(key: string, language: Language): string {
  const { words, compensation } = catalogues[language] as { words: Texts; compensation: Texts };
  return words[key] ?? compensation[key] ?? key.slice(key.indexOf('.') + 1);
}

/** A recorded fact as a line of a history, for papers: the same words the screens use. Instants are those of the place. */
export function factText(
  name: string,
  body: Readonly<Record<string, unknown>>,
  language: Language,
  timeZone: string,
): string {
  const key = factKey(name, body);
  if (key === undefined) return name;
  const catalogue = catalogues[language];
  const words = catalogue.words as Texts;
  const values = wordFact(name, body, {
    word: (of) => words[of],
    language,
    day: (day) => writeDay(day, language),
    instant: (at) =>
      new Intl.DateTimeFormat(language, { dateStyle: 'medium', timeStyle: 'short', timeZone }).format(new Date(at)),
    amount: (amountMinor, currency) => writeMoney({ amountMinor, currency }, language, 'decimal'),
  });
  return fillText(pickText(catalogue.facts as Texts, key, values, language) ?? name, values);
}

/** Money as a reader of the language writes it, exact at any size. */
export function moneyText(money: Money, language: Language): string {
  return writeMoney(money, language);
}

function isMoney(value: unknown): value is Money {
  return typeof value === 'object' && value !== null && 'amountMinor' in value && 'currency' in value;
}

/** Exact at any size: the decimal is written from the digits, never through a floating-point number. */
function writeMoney({ amountMinor, currency }: Money, language: Language, style: 'currency' | 'decimal' = 'currency') {
  const decimals =
    new Intl.NumberFormat(language, { style: 'currency', currency }).resolvedOptions().maximumFractionDigits ?? 2;
  const format = new Intl.NumberFormat(
    language,
    style === 'currency' ? { style, currency } : { minimumFractionDigits: decimals },
  );
  const digits = amountMinor.replace('-', '').padStart(decimals + 1, '0');
  const major = decimals === 0 ? digits : `${digits.slice(0, -decimals)}.${digits.slice(-decimals)}`;
  return format.format(`${amountMinor.startsWith('-') ? '-' : ''}${major}` as `${number}`);
}

/** Of whose states and kinds a refusal speaks, by its code or the code's beginning; the others name a promise's. */
const kinds: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  case: { state: 'case_state' },
  demand: { state: 'demand_state' },
  message: { state: 'message_state' },
  arrival: { place: 'arrival_place' },
  visit: { state: 'visit_state' },
  tree: { fault: 'tree_fault' },
  proof: { kind: 'evidence' },
  decision: { state: 'decision.state', head: 'payment_head' },
  'decision.case_over': { state: 'case_state' },
  decision_batch: { state: 'batch.state' },
  sweep: { state: 'member_state', caseState: 'case_state', field: 'call_question' },
  law_pack: { problem: 'pack_problem' },
  policy_table: { field: 'table_frame' },
  letter_template: { language: 'language' },
  import: { fields: 'field' },
  contract: { field: 'field' },
};

/** What a code of a kind is called. Several codes stand with commas between; a problem nobody has named is a form that does not fit. */
function namedOf(kind: string, value: string, language: Language): string {
  const { words, compensation, imports } = catalogues[language] as {
    words: Texts;
    compensation: Texts;
    imports: Texts;
  };
  const one = (code: string) => {
    const key = `${kind}.${code}`;
    return words[key] ?? compensation[key] ?? imports[key] ?? words[`${kind}.of_another_form`] ?? code;
  };
  return value.split(', ').map(one).join(', ');
}

/** The first Monday of an era in which day 1 of a week is one. */
const mondayMs = Date.UTC(2024, 0, 1);

/** Calendars count the days of a week from Monday, 1. */
function writeWeekday(number: string, language: Language): string {
  const at = new Date(mondayMs + (Number(number) - 1) * 86_400_000);
  return new Intl.DateTimeFormat(language, { weekday: 'long', timeZone: 'UTC' }).format(at);
}

/** Facts as a person reads them: codes become words, days and instants are written the reader's way. */
function wordsOf(facts: Readonly<Record<string, unknown>>, language: Language, code = ''): Record<string, unknown> {
  const { words } = catalogues[language] as { words: Texts };
  const { currency } = facts;
  const own = kinds[code] ?? kinds[code.split('.', 1)[0] ?? ''] ?? {};
  const entries = Object.entries(facts).map(([name, value]) => {
    if (typeof value !== 'string') return [name, value];
    const kind = own[name];
    if (kind !== undefined) return [name, namedOf(kind, value, language)];
    if (typeof currency === 'string' && name.endsWith('Minor') && /^-?\d+$/.test(value))
      return [name, writeMoney({ amountMinor: value, currency }, language)];
    if (code === 'calendar.hours_overlap' && /^[1-7]$/.test(value)) return [name, writeWeekday(value, language)];
    if (name === 'permission' || name === 'state') return [name, words[`${name}.${value}`] ?? value];
    if (name === 'reason') return [name, (catalogues[language].cells as Texts)[value] ?? value];
    if (/^\d{4}-\d\d-\d\d$/.test(value)) return [name, writeDay(value, language)];
    if (/^\d{4}-\d\d-\d\dT[\d:.]+Z$/.test(value)) return [name, writeInstant(value, language)];
    return [name, value];
  });
  return Object.fromEntries(entries);
}

/** A day stands alone, without a zone: it is written in UTC so that no zone can move it. */
function writeDay(day: string, language: Language): string {
  const at = new Date(`${day}T00:00:00Z`);
  // The 45th of a month is told as it was written.
  if (Number.isNaN(at.getTime())) return day;
  return new Intl.DateTimeFormat(language, { dateStyle: 'long', timeZone: 'UTC' }).format(at);
}

/** Refusals do not know the reader's zone, so the moment is given in UTC and says so. */
function writeInstant(instant: string, language: Language): string {
  const at = new Date(instant);
  if (Number.isNaN(at.getTime())) return instant;
  const options = { year: 'numeric', month: 'long', day: 'numeric', hour: '2-digit', minute: '2-digit' } as const;
  return new Intl.DateTimeFormat(language, { ...options, timeZone: 'UTC', timeZoneName: 'short' }).format(at);
}
