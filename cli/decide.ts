// `makegood decide FACTS.json`: judges the facts in a file with the shipped packs, and prints what is owed and why.
import { readFile, stat } from 'node:fs/promises';
import { type Language, languages } from '#api/values';
import {
  compileLawbook,
  describeJudgement,
  type Judgement,
  judge,
  judgementToJson,
  type Lawbook,
  type PlaybookName,
  playbookNames,
  readFacts,
  shippedPacks,
  shippedPlaybooks,
} from '#decisions';
import type { Command } from './command.ts';

const fileBytesMax = 64 * 1024 * 1024;
const casesMax = 10_000;

type Say = { out(line: string): void; note(line: string): void };
type Wish = { json: boolean; trace: boolean; language: Language; playbook: PlaybookName };

export const decide: Command = {
  usage: 'FACTS.json',
  about: [
    'Judges one problem, or a list of up to 10,000, and says what the customer is owed and why.',
    'The form of the facts: api/flow/3-decisions.ts; an example: server/flow/3-decisions/examples.',
  ],
  wordsMin: 1,
  wordsMax: 1,
  options: {
    json: { summary: 'the whole judgement as JSON, one line for each case' },
    trace: { summary: 'with --json: every question asked and its answer' },
    language: { summary: 'zh-CN, ru or en', value: 'LANGUAGE' },
    playbook: { summary: 'whose tables are asked: marketplace, retailer, manufacturer, developer', value: 'NAME' },
  },
  run: async (call) => {
    const wish = readWish(call.text('language'), call.text('playbook'), call.flag('json'), call.flag('trace'));
    if (typeof wish === 'string') {
      call.note(wish);
      return 2;
    }
    return decideFile(call.words[0] ?? '', wish, call);
  },
};

/** The same, called with bare arguments. Answers the exit code: 0 judged, 1 some facts could not be read, 2 typed wrongly. */
export async function runDecide(argv: readonly string[], say: Say = console2): Promise<number> {
  const words = argv.filter(
    (word, at) => !word.startsWith('--') && argv[at - 1] !== '--language' && argv[at - 1] !== '--playbook',
  );
  const after = (name: string) => (argv.includes(name) ? (argv[argv.indexOf(name) + 1] ?? '') : undefined);
  const wish = readWish(after('--language'), after('--playbook'), argv.includes('--json'), argv.includes('--trace'));
  if (typeof wish === 'string' || words.length !== 1) {
    say.note(
      typeof wish === 'string' ? wish : 'decide FACTS.json [--json] [--trace] [--language LANGUAGE] [--playbook NAME]',
    );
    return 2;
  }
  return decideFile(words[0] ?? '', wish, say);
}

const console2: Say = {
  out: (line) => process.stdout.write(`${line}\n`),
  note: (line) => process.stderr.write(`${line}\n`),
};

function readWish(language = 'en', playbook = 'marketplace', json = false, trace = false): Wish | string {
  const spoken = languages.find((one) => one === language);
  const chosen = playbookNames.find((one) => one === playbook);
  if (!spoken) return `--language is one of ${languages.join(', ')}.`;
  if (!chosen) return `--playbook is one of ${playbookNames.join(', ')}.`;
  return { json, trace, language: spoken, playbook: chosen };
}

async function decideFile(file: string, wish: Wish, say: Say): Promise<number> {
  const given = await readJson(file);
  if (typeof given === 'string') {
    say.note(given);
    return 1;
  }
  const cases: readonly unknown[] = Array.isArray(given.value) ? given.value : [given.value];
  if (cases.length > casesMax) {
    say.note(`${file} holds ${cases.length} cases; at most ${casesMax} are judged at once.`);
    return 1;
  }
  const made = compileLawbook(shippedPacks, shippedPlaybooks[wish.playbook].tables);
  if (!made.ok) throw new Error(JSON.stringify(made.problems));
  let unread = 0;
  cases.forEach((facts, at) => {
    const judgement = judgeOne(made.book, facts, cases.length > 1 ? `case ${at + 1}: ` : '', say);
    if (judgement) show(judgement, wish, say);
    else unread += 1;
  });
  return unread > 0 ? 1 : 0;
}

function judgeOne(book: Lawbook, facts: unknown, prefix: string, say: Say): Judgement | null {
  const read = readFacts(facts);
  if (!read.ok) {
    for (const refusal of read.refusals) say.note(`${prefix}${refusal.field}: ${refusal.problem}`);
    return null;
  }
  if (read.ignored.length > 0) say.note(`${prefix}not read: ${read.ignored.join(', ')}`);
  return judge(book, read.sheet);
}

function show(judgement: Judgement, wish: Wish, say: Say): void {
  if (wish.json) say.out(JSON.stringify(judgementToJson(judgement, wish.trace)));
  else for (const line of describeJudgement(judgement, wish.language)) say.out(line);
}

async function readJson(file: string): Promise<{ value: unknown } | string> {
  try {
    const { size } = await stat(file);
    if (size > fileBytesMax) return `${file} is larger than 64 MB.`;
    return { value: JSON.parse(await readFile(file, 'utf8')) as unknown };
  } catch (problem) {
    return problem instanceof SyntaxError ? `${file} is not JSON: ${problem.message}` : `${file} cannot be read.`;
  }
}
