// `makegood plan FILE`: plans technicians' days from a file, lets the checker judge the plan, and prints both.
import { readFile, stat } from 'node:fs/promises';
import { gunzipSync } from 'node:zlib';
import {
  checkPlan,
  type ExplainLanguage,
  explainPlan,
  type Judgement,
  makePlan,
  makePlanInThreads,
  type Plan,
  type Problem,
  ProblemRefused,
  readText,
  tellPlanned,
  tellTrouble,
  tellUnplanned,
} from '#dispatch';
import { spokenLanguage } from '../server/platform/config/console-words.ts';
import { type Command, type CommandCall, WrongUsage } from './command.ts';
import { type CommandText, inWords } from './in-words.ts';

// A matrix of 5,000 places written as JSON takes about 150 MB.
const FILE_BYTES_MAX = 512 * 1024 * 1024;

export const plan: Command = {
  usage: 'FILE',
  about: 'plan.about',
  wordsMin: 1,
  wordsMax: 1,
  options: {
    seconds: { summary: 'plan.seconds', value: 'N' },
    turns: { summary: 'plan.turns', value: 'N' },
    seed: { summary: 'plan.seed', value: 'S' },
    threads: { summary: 'plan.threads', value: 'T' },
    json: { summary: 'plan.json' },
    why: { summary: 'plan.why' },
    language: { summary: 'plan.language', value: 'LANGUAGE' },
  },
  run: async (call) => {
    const limits = readLimits(call);
    const language = readLanguage(call.text('language') ?? spokenLanguage());
    const file = call.words[0] ?? '';
    const text = await readFileText(file);
    if ('unread' in text) {
      call.note(text.unread);
      return 1;
    }
    const read = readText(text.text);
    if (!read.ok) {
      for (const trouble of read.troubles) call.note(`${file}: ${tellTrouble(trouble, spokenLanguage())}`);
      return 1;
    }
    const made = await planOrRefusal(read.problem, limits);
    if (made instanceof ProblemRefused) {
      const trouble = { path: JSON.stringify(made.facts), reason: made.code, facts: made.facts };
      call.note(`${file}: ${tellTrouble(trouble, spokenLanguage())}`);
      return 1;
    }
    const judged = checkPlan(read.problem, made.plan);
    if (call.flag('json')) call.out(JSON.stringify({ plan: made.plan, turns: made.turns, judged }));
    else for (const line of tell(read.problem, made.plan, judged, read.pointsPerUnit)) call.out(line);
    if (judged.faults.length > 0) return 1;
    if (call.flag('why') && !call.flag('json'))
      for (const line of tellWhy(read.problem, made.plan, language)) call.out(line);
    return 0;
  },
};

const LANGUAGES: readonly ExplainLanguage[] = ['zh-CN', 'ru', 'en'];

function readLanguage(typed: string): ExplainLanguage {
  const found = LANGUAGES.find((language) => language === typed);
  if (found === undefined) throw new WrongUsage(inWords('languageUnknown', { languages: LANGUAGES.join(', ') }));
  return found;
}

function tellWhy(problem: Problem, made: Plan, language: ExplainLanguage): string[] {
  const { unplanned, planned } = explainPlan(problem, made);
  return [
    '',
    ...unplanned.flatMap((why) => tellUnplanned(why, language)),
    ...planned.map((why) => tellPlanned(why, language)),
  ];
}

/** `turnsMax` set: seconds are not looked at, and the plan is the same on any machine (PLAN-18). */
type Limits = { seconds: number; turnsMax: number | undefined; seed: number; threads: number };

function readLimits(call: CommandCall): Limits {
  const numberOf = (option: string, least: number, isWhole: boolean): number | undefined => {
    const typed = call.text(option);
    if (typed === undefined) return undefined;
    const value = Number(typed);
    if (typed.trim() === '' || !(value >= least) || !(value <= 2 ** 31) || (isWhole && !Number.isInteger(value)))
      throw new WrongUsage(inWords(isWhole ? 'plan.wholeNumber' : 'plan.number', { option, least, typed }));
    return value;
  };
  const limits = {
    seconds: numberOf('seconds', 0, false) ?? 10,
    turnsMax: numberOf('turns', 0, true),
    seed: numberOf('seed', 0, true) ?? 1,
    threads: numberOf('threads', 1, true) ?? 1,
  };
  if (limits.threads > 64) throw new WrongUsage(inWords('plan.threadsMost'));
  if (limits.threads > 1 && limits.turnsMax !== undefined) throw new WrongUsage(inWords('plan.turnsAlone'));
  return limits;
}

/** Packed files are known by their first two bytes, not by their name. */
async function readFileText(file: string): Promise<{ text: string } | { unread: string }> {
  try {
    if ((await stat(file)).size > FILE_BYTES_MAX) return { unread: inWords('fileLarge', { file, megabytes: 512 }) };
    const bytes = await readFile(file);
    const isPacked = bytes[0] === 0x1f && bytes[1] === 0x8b;
    return { text: (isPacked ? gunzipSync(bytes, { maxOutputLength: FILE_BYTES_MAX }) : bytes).toString('utf8') };
  } catch (cause) {
    const reason = cause instanceof Error && 'code' in cause ? String(cause.code) : String(cause);
    return { unread: inWords('fileUnreadable', { file, reason }) };
  }
}

/** A frozen day that contradicts itself shows only once it is laid out: that is a refusal, not a crash. */
async function planOrRefusal(problem: Problem, limits: Limits) {
  const now = () => performance.now() / 1000;
  const { seed, seconds, turnsMax, threads } = limits;
  try {
    if (threads > 1) return await makePlanInThreads(problem, { seed, seconds, threads });
    return turnsMax === undefined ? makePlan(problem, { seed, seconds, now }) : makePlan(problem, { seed, turnsMax });
  } catch (refused) {
    if (refused instanceof ProblemRefused) return refused;
    throw refused;
  }
}

/** Costs in the file's own units, so that they read beside published figures. */
function tell(problem: Problem, made: Plan, judged: Judgement, pointsPerUnit: number): string[] {
  const units = (points: number) => String(points / pointsPerUnit);
  const shifts = problem.technicians.reduce((sum, technician) => sum + technician.shifts.length, 0);
  const parts = Object.entries(made.cost)
    .filter(([name, points]) => name !== 'total' && points > 0)
    .map(([name, points]) => `${inWords(`plan.part.${name}` as CommandText)} ${units(points)}`);
  const left = made.unplanned.length > 0 ? `: ${made.unplanned.slice(0, 20).join(', ')}` : '';
  const more = made.unplanned.length > 20 ? ' …' : '';
  const planned = problem.jobs.length - made.unplanned.length;
  return [
    `${inWords('plan.cost', { total: units(made.cost.total) })}${parts.length > 0 ? ` (${parts.join(', ')})` : ''}`,
    inWords('plan.vehicles', { used: made.routes.length, all: shifts }),
    inWords('plan.planned', { planned, all: problem.jobs.length }),
    `${inWords('plan.unplanned', { unplanned: made.unplanned.length })}${left}${more}`,
    ...(judged.faults.length === 0
      ? [inWords('plan.holds')]
      : judged.faults.map(({ shiftId, jobId, ...fault }) =>
          inWords('plan.fault', { ...fault, shift: shiftId ?? '–', job: jobId ?? '–' }),
        )),
  ];
}
