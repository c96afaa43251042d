// Words a recorded fact for a history: codes become words, days and moments are written, changes are named.
import { facts as factShapes } from '../facts/index.ts';
import { type Language, languages } from '../values.ts';

/** What wording needs of the reader: texts by key, and how days and moments are written. */
export interface Wording {
  /** The text under a key of the words shelf; undefined when there is none. */
  word: (key: string) => string | undefined;
  /** Of texts that stand in several languages. */
  language: Language;
  day: (day: string) => string;
  instant: (instant: string) => string;
  /** Whole minor units as a number with the digits of the currency, without its sign. */
  amount: (amountMinor: string, currency: string) => string;
}

/** Which shelf of words a part of a fact's body belongs to. */
const shelfOf: Readonly<Record<string, string>> = {
  'obligation.fulfilled.kind': 'obligation',
  'promise.made.kind': 'promise_kind',
  'promise.excused.ground': 'ground',
  'import.ended.state': 'import_state',
  'case.opened.problem': 'case_problem',
  'warning.raised.problem': 'case_problem',
  'case.opened.openedBy': 'case_opener',
  'case.opened.channel': 'case_channel',
  'case.assessed.damageClass': 'damage',
  'case.escalated.from': 'rung',
  'case.escalated.rung': 'rung',
  'case.escalated.because': 'escalated_because',
  'case.waiting.reason': 'wait_reason',
  'case.resumed.waitedFor': 'wait_reason',
  'case.resolved.outcome': 'case_outcome',
  'case.moved_on.to': 'moved_on',
  'case.marked.mark': 'clock_signal',
  'answer.used.how': 'answer_use',
  'diagnosis.made.remedy': 'end_remedy',
  'diagnosis.judged.verdict': 'diagnosis_verdict',
  'proof.given.kind': 'evidence',
  'proof.waived.kind': 'evidence',
  'demand.answered.answer': 'demand_answer',
  'message.received.channel': 'message_channel',
  'message.sent.channel': 'message_channel',
  'message.delivered.channel': 'message_channel',
  'message.sent_again.channel': 'message_channel',
  'message.failed.why': 'send_fault',
  'arrival.waiting.why': 'arrival_reason',
  'sweep.call_recorded.outcome': 'call_outcome',
  'sweep.call_recorded.delivered': 'call_finding',
  'sweep.call_recorded.installed': 'call_finding',
  'sweep.call_recorded.sameProblem': 'call_finding',
  'sweep.call_recorded.nextAction': 'next_action',
};

/** The values for the fact's text. `changed` and `fields` become the list of what changed. */
export function wordFact(
  name: string,
  body: Readonly<Record<string, unknown>>,
  wording: Wording,
): Record<string, unknown> {
  const parts = (names: readonly string[]) => names.map((part) => wording.word(`part.${part}`) ?? part).join(', ');
  const worded = Object.entries(body).map(([part, value]) => {
    if (part === 'changed' && isRecord(value)) return ['fields', parts(Object.keys(value))];
    if (part === 'fields' && Array.isArray(value)) return [part, parts(value.map(String))];
    if (part.endsWith('Minor') && typeof value === 'string' && typeof body.currency === 'string')
      return [part, wording.amount(value, body.currency)];
    return [part, wordValue(value, shelfOf[`${name}.${part}`], wording)];
  });
  return Object.fromEntries(worded);
}

/** The key of the fact's text: some facts read differently when a part of them is empty. */
export function factKey(name: string, body: Readonly<Record<string, unknown>>): string | undefined {
  if (name === 'promise.made' && !body.dueOn) return 'promise.made.undated';
  if (name === 'case.marked' && body.promisedAt) return 'case.marked.promised';
  return Object.hasOwn(factShapes, name) ? name : undefined;
}

function wordValue(value: unknown, shelf: string | undefined, wording: Wording): unknown {
  if (typeof value === 'string') {
    if (shelf) return wording.word(`${shelf}.${value}`) ?? value;
    if (/^\d{4}-\d\d-\d\d$/.test(value)) return wording.day(value);
    if (/^\d{4}-\d\d-\d\dT[\d:.]+(Z|[+-]\d\d:\d\d)$/.test(value)) return wording.instant(value);
    return value;
  }
  if (isRecord(value) && languages.some((one) => typeof value[one] === 'string'))
    return pickLanguage(value, wording.language);
  // An agreed date is a day or a moment.
  if (isRecord(value)) return wordValue(value.agreedAt ?? value.agreedOn ?? '—', undefined, wording);
  return value ?? '—';
}

/** The reader's language, or the first that has words. */
function pickLanguage(texts: Readonly<Record<string, unknown>>, language: Language): string {
  const written = [language, ...languages]
    .map((one) => texts[one])
    .find((text) => typeof text === 'string' && text !== '');
  return typeof written === 'string' ? written : '—';
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
