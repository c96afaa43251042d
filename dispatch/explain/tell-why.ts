// Explanations as sentences, in the reader's language. Times are clock times counted from the problem's zero.
import type { SecondAt } from '../problem.ts';
import { countReasons, type UnplannedWhy } from './explain-plan.ts';
import type { Reason } from './why-not.ts';
import type { PlannedWhy } from './why-planned.ts';
import { EXPLAIN_WORDS, type ExplainLanguage, type ExplainWords } from './words.ts';

/** How a grade is spoken of (requirement H12). */
const GRADE_WORDS = ['0', 'C', 'B', 'A', 'A+'];

/** The first line names the job; each other one a reason and everybody it keeps away. */
export function tellUnplanned(why: UnplannedWhy, language: ExplainLanguage): string[] {
  const words = EXPLAIN_WORDS[language];
  if (why.against.length === 0) return [fill(words.nobody, { job: why.jobId })];
  const lines = new Map<string, string[]>();
  for (const ids of countReasons(why).values())
    for (const id of ids) {
      const reason = why.against.find(({ technicianId }) => technicianId === id)?.reason;
      if (!reason) continue;
      const line = tellReason(reason, words);
      lines.set(line, [...(lines.get(line) ?? []), id]);
    }
  return [
    fill(words.unplanned, { job: why.jobId }),
    ...[...lines].map(([line, ids]) => `  ${ids.join(words.listComma)}: ${line}`),
  ];
}

export function tellReason(reason: Reason, words: ExplainWords): string {
  const { kind, ...facts } = reason;
  const told = Object.entries(facts).map(([name, fact]): [string, string] => {
    if (name === 'held' || name === 'needed') return [name, GRADE_WORDS[Number(fact)] ?? String(fact)];
    if (name === 'until' || name === 'startsAt') return [name, tellTime(Number(fact), words)];
    return [name, String(fact)];
  });
  return fill(words.reasons[kind], Object.fromEntries(told));
}

/** One paragraph: who, when, why then, and what another person would cost. */
export function tellPlanned(why: PlannedWhy, language: ExplainLanguage): string {
  const words = EXPLAIN_WORDS[language];
  const sentences = [
    fill(words.planned, {
      job: why.jobId,
      technician: why.technicianId,
      time: tellTime(why.startsAt, words),
      hour: words.hours[why.hour],
    }),
  ];
  if (why.isPreferred) sentences.push(words.preferred);
  if (why.lateFor > 0) sentences.push(fill(words.late, { minutes: String(Math.ceil(why.lateFor / 60)) }));
  if (why.nextBest) {
    const { technicianId, pointsMore } = why.nextBest;
    sentences.push(
      fill(pointsMore < 0 ? words.cheaperFound : words.nextBest, {
        others: String(why.others),
        technician: technicianId,
        points: String(Math.abs(pointsMore)),
      }),
    );
  } else if (why.others === 0) sentences.push(words.noOther);
  return sentences.join(language === 'zh-CN' ? '' : ' ');
}

function tellTime(second: SecondAt, words: ExplainWords): string {
  const pad = (value: number) => String(value).padStart(2, '0');
  const inDay = second % 86_400;
  const time = `${pad(Math.floor(inDay / 3600))}:${pad(Math.floor((inDay % 3600) / 60))}`;
  const day = Math.floor(second / 86_400);
  return day === 0 ? time : fill(words.nextDay, { time, day: String(day + 1) });
}

function fill(sentence: string, facts: Readonly<Record<string, string>>): string {
  return sentence.replace(/\{(\w+)\}/g, (_, name: string) => facts[name] ?? '');
}
