// An assessment as it is kept (codes and values) and as it is shown (in the words of three languages). Words may be mended later;
// what the rules said, and from which facts, stays.
import { z } from 'zod';
import { type LocalText, localText } from '#api/flow/3-decisions';
import type { Assessment, compensationLine, compensationStep } from '#api/flow/3-decisions.compensation';
import { wordOf } from '#api/texts/text-of';
import { type Language, languages } from '#api/values';
import { epochDayOf } from '#platform/calendar/days';
import { idOf, type Uuid } from '#platform/ids/make-id';
import { sayDay, sayMoney } from '../../judgement/texts/say.ts';
import type { Assessed } from './ask-rules.ts';
import type { Head, KnownCase } from './known-case.ts';
import type { Line } from './reckon-lines.ts';
import { rulesVersion, type Step } from './rule-step.ts';
import words from './rule-words.json' with { type: 'json' };

const book = z
  .strictObject({
    titles: z.record(z.string(), localText),
    heads: z.record(z.string(), localText),
    codes: z.record(
      z.string(),
      z.strictObject({
        burden: z.enum(['customer', 'trader']).optional(),
        found: localText,
        change: localText.optional(),
      }),
    ),
  })
  .parse(words);

export type StepShown = z.output<typeof compensationStep>;
export type LineShown = z.output<typeof compensationLine>;
/** A line as JSON keeps it: digits, because JSON numbers lose cents past 2^53. */
export type KeptLine = Omit<Line, 'amountMinor' | 'beforeCapMinor'> & {
  amountMinor: string;
  beforeCapMinor: string | null;
};

/** What a decision keeps of its assessment, as JSON. */
export interface KeptAssessment {
  rulesVersion: string;
  assessedOn: string;
  currency: string;
  outcome: Assessed['outcome'];
  steps: Step[];
  lines: KeptLine[];
  groundId: string | null;
  care: Assessment['care'];
}
/** Whom and what an assessment is about. */
export interface AssessedAbout {
  caseId: Uuid;
  contractId: Uuid | null;
  personId: Uuid;
}

/** Two earlier refusals make a person look; nothing is withheld for it (F5). */
const refusalsToLookAt = 2;

export function keepAssessment(known: KnownCase, assessed: Assessed): KeptAssessment {
  const { paid, refused } = known.history;
  return {
    rulesVersion,
    assessedOn: known.onDay,
    currency: known.currency,
    outcome: assessed.outcome,
    steps: assessed.steps,
    lines: assessed.lines.map(keepLine),
    groundId: assessed.ground?.ruleId ?? null,
    care: [
      ...(paid > 0 ? (['compensated_before'] as const) : []),
      ...(refused >= refusalsToLookAt ? (['refused_before'] as const) : []),
    ],
  };
}

/** `whole`: with every step in words; else with the ground alone, for lists. */
export function showAssessment(kept: KeptAssessment, about: AssessedAbout, whole = true): Assessment {
  const { currency } = kept;
  const ground = kept.steps.find((step) => step.ruleId === kept.groundId);
  return {
    caseId: idOf('cas', about.caseId),
    contractId: about.contractId && idOf('ctr', about.contractId),
    personId: idOf('per', about.personId),
    assessedOn: kept.assessedOn,
    rulesVersion: kept.rulesVersion,
    outcome: kept.outcome,
    steps: whole ? kept.steps.map((step) => showStep(step, currency)) : [],
    lines: kept.lines.map((line) => showLine(line, currency)),
    totalMinor: kept.lines.reduce((sum, line) => sum + BigInt(line.amountMinor), 0n).toString(),
    currency,
    ground: ground ? showStep(ground, currency) : null,
    care: [...kept.care],
  };
}

export function showStep(step: Step, currency: string): StepShown {
  const { found, change, burden } = book.codes[step.code] ?? { found: step.code };
  return {
    ruleId: step.ruleId,
    answer: step.answer,
    code: step.code,
    title: inAll((language) => book.titles[step.ruleId]?.[language] ?? step.ruleId),
    found: inAll((language) => fill(typeof found === 'string' ? found : found[language], step, currency, language)),
    facts: Object.entries(step.facts).map(([name, value]) => ({ name, value })),
    burden: burden ?? null,
    wouldChange: change ? inAll((language) => fill(change[language], step, currency, language)) : null,
  };
}

/** Who must prove otherwise; the operator, where the words say nothing: a doubt never falls on the customer. */
export function burdenOf(code: string): 'customer' | 'trader' {
  return book.codes[code]?.burden ?? 'trader';
}

export function showLine(line: KeptLine, currency: string): LineShown {
  return { ...line, currency, title: line.title ?? headTitle(line.head) };
}

export function keepLine(line: Line): KeptLine {
  return {
    ...line,
    amountMinor: line.amountMinor.toString(),
    beforeCapMinor: line.beforeCapMinor?.toString() ?? null,
  };
}

export function headTitle(head: Head): LocalText {
  return inAll((language) => book.heads[head]?.[language] ?? head);
}

/** Every code the rules may answer with has words: a test asks. */
export function hasWordsFor(code: string): boolean {
  return Object.hasOwn(book.codes, code);
}

function inAll(text: (language: Language) => string): LocalText {
  const entries = languages.map((language) => [language, text(language)] as const);
  return Object.fromEntries(entries) as LocalText;
}

/** Days, money, proofs and heads in the reader's words; the name of a value says which it is. */
function fill(text: string, { facts }: Step, currency: string, language: Language): string {
  return text.replace(/\{\{(\w+)\}\}/g, (_, name: string) => {
    const value = facts[name] ?? '';
    if (value === '') return '—';
    if (name.endsWith('On')) return sayDay(epochDayOf(value), language);
    if (name.endsWith('Minor')) return sayMoney(BigInt(value), currency, language);
    if (name === 'proofs') return listed(value, (code) => wordOf(`evidence.${code}`, language));
    if (name === 'heads') return listed(value, (code) => book.heads[code]?.[language] ?? code);
    return value;
  });
}

function listed(codes: string, word: (code: string) => string): string {
  return codes.split(', ').map(word).join('; ');
}
