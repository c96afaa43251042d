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
  tellUnplanned,
} from '#dispatch';
import { type Command, type CommandCall, WrongUsage } from './command.ts';

// A matrix of 5,000 places written as JSON takes about 150 MB.
const FILE_BYTES_MAX = 512 * 1024 * 1024;

export const plan: Command = {
  usage: 'FILE',
  about: [
    'Reads a problem as JSON (dispatch/problem.ts), Solomon’s or Homberger’s text, or a technician instance; .gz too.',
    'The checker judges the plan from scratch: 1 is answered when it finds a fault.',
  ],
  wordsMin: 1,
  wordsMax: 1,
  options: {
    seconds: { summary: 'how long to think, 10 when nothing is said', value: 'N' },
    turns: { summary: 'turns instead of seconds: the same plan on any machine', value: 'N' },
    seed: { summary: 'a whole number; the same seed and turns give the same plan', value: 'S' },
    threads: { summary: 'how many threads to think with, 1 when nothing is said', value: 'T' },
    json: { summary: 'the whole plan and judgement as JSON' },
    why: { summary: 'say of every job why it is planned so, or why not' },
    language: { summary: 'with --why: zh-CN, ru or en', value: 'LANGUAGE' },
  },
  run: async (call) => {
    const limits = readLimits(call);
    const language = readLanguage(call.text('language') ?? 'en');
    const file = call.words[0] ?? '';
    const text = await readFileText(file);
    const read = typeof text === 'string' ? readText(text) : text;
    if (!read.ok) {
      for (const { path, reason } of read.troubles) call.note(`${file}: ${path} ${reason}`);
      return 1;
    }
    const made = await planOrRefusal(read.problem, limits);
    if (made instanceof ProblemRefused) {
      call.note(`${file}: ${made.message}`);
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
  if (found === undefined) throw new WrongUsage(`--language is one of ${LANGUAGES.join(', ')}.`);
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
      throw new WrongUsage(`--${option} is a ${isWhole ? 'whole ' : ''}number from ${least}, not "${typed}".`);
    return value;
  };
  const limits = {
    seconds: numberOf('seconds', 0, false) ?? 10,
    turnsMax: numberOf('turns', 0, true),
    seed: numberOf('seed', 0, true) ?? 1,
    threads: numberOf('threads', 1, true) ?? 1,
  };
  if (limits.threads > 64) throw new WrongUsage('--threads is at most 64.');
  if (limits.threads > 1 && limits.turnsMax !== undefined)
    throw new WrongUsage('--turns is for one thread: what several find depends on the machine.');
  return limits;
}

type Unread = { ok: false; troubles: readonly { path: string; reason: string }[] };

/** Packed files are known by their first two bytes, not by their name. */
async function readFileText(file: string): Promise<string | Unread> {
  const unread = (reason: string): Unread => ({ ok: false, troubles: [{ path: 'file', reason }] });
  try {
    if ((await stat(file)).size > FILE_BYTES_MAX) return unread('is larger than 512 MB');
    const bytes = await readFile(file);
    const isPacked = bytes[0] === 0x1f && bytes[1] === 0x8b;
    return (isPacked ? gunzipSync(bytes, { maxOutputLength: FILE_BYTES_MAX }) : bytes).toString('utf8');
  } catch (cause) {
    const code = cause instanceof Error && 'code' in cause ? String(cause.code) : String(cause);
    return unread(`cannot be read (${code})`);
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
    .map(([name, points]) => `${name} ${units(points)}`);
  const left = made.unplanned.length > 0 ? `: ${made.unplanned.slice(0, 20).join(', ')}` : '';
  const more = made.unplanned.length > 20 ? ' …' : '';
  return [
    `cost       ${units(made.cost.total)}${parts.length > 0 ? ` (${parts.join(', ')})` : ''}`,
    `vehicles   ${made.routes.length} of ${shifts}`,
    `planned    ${problem.jobs.length - made.unplanned.length} of ${problem.jobs.length}`,
    `unplanned  ${made.unplanned.length}${left}${more}`,
    ...(judged.faults.length === 0
      ? ['checker    the plan holds: every rule is kept and the cost agrees']
      : judged.faults.map(
          ({ rule, what, shiftId, jobId, found, allowed }) =>
            `checker    ${rule} ${what}: shift ${shiftId ?? '–'}, job ${jobId ?? '–'}, found ${found}, allowed ${allowed}`,
        )),
  ];
}
