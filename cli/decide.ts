// `makegood decide FACTS.json`: judges the facts in a file with the shipped packs, and prints what is owed and why.
import { readFile, stat } from 'node:fs/promises';
import { textOf } from '#api/texts/index';
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
import { spokenLanguage } from '../server/platform/config/console-words.ts';
import type { Command } from './command.ts';
import { inWords, usageInWords } from './in-words.ts';

const fileBytesMax = 64 * 1024 * 1024;
const casesMax = 10_000;

type Say = { out(line: string): void; note(line: string): void };
type Wish = { json: boolean; trace: boolean; language: Language; playbook: PlaybookName };

export const decide: Command = {
  usage: 'FACTS.json',
  about: 'decide.about',
  wordsMin: 1,
  wordsMax: 1,
  options: {
    json: { summary: 'decide.json' },
    trace: { summary: 'decide.trace' },
    language: { summary: 'decide.language', value: 'LANGUAGE' },
    playbook: { summary: 'decide.playbook', value: 'NAME' },
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
      typeof wish === 'string'
        ? wish
        : usageInWords('decide FACTS.json [--json] [--trace] [--language LANGUAGE] [--playbook NAME]'),
    );
    return 2;
  }
  return decideFile(words[0] ?? '', wish, say);
}

const console2: Say = {
  out: (line) => process.stdout.write(`${line}\n`),
  note: (line) => process.stderr.write(`${line}\n`),
};

function readWish(
  language: string = spokenLanguage(),
  playbook = 'marketplace',
  json = false,
  trace = false,
): Wish | string {
  const spoken = languages.find((one) => one === language);
  const chosen = playbookNames.find((one) => one === playbook);
  if (!spoken) return inWords('languageUnknown', { languages: languages.join(', ') });
  if (!chosen) return inWords('decide.playbooks', { playbooks: playbookNames.join(', ') });
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
    say.note(inWords('decide.tooMany', { file, count: cases.length, most: casesMax }));
    return 1;
  }
  const made = compileLawbook(shippedPacks, shippedPlaybooks[wish.playbook].tables);
  if (!made.ok) throw new Error(JSON.stringify(made.problems));
  let unread = 0;
  cases.forEach((facts, at) => {
    const judgement = judgeOne(made.book, facts, cases.length > 1 ? at + 1 : undefined, say);
    if (judgement) show(judgement, wish, say);
    else unread += 1;
  });
  return unread > 0 ? 1 : 0;
}

/** `number` only where there are several. */
function judgeOne(book: Lawbook, facts: unknown, number: number | undefined, say: Say): Judgement | null {
  const note = (what: string) => say.note(number === undefined ? what : inWords('decide.case', { number, what }));
  const read = readFacts(facts);
  if (!read.ok) {
    for (const { field, problem } of read.refusals) note(`${field}: ${misreadInWords(problem)}`);
    return null;
  }
  if (read.ignored.length > 0) note(inWords('decide.notRead', { fields: read.ignored.join(', ') }));
  return judge(book, read.sheet);
}

/** The API's own words where a problem has them; what a schema says of a shape it was not given stays in brackets. */
function misreadInWords(problem: string): string {
  const code = `field.${problem}`;
  const language = spokenLanguage();
  const words = textOf(code, {}, language);
  return words === textOf('system.bug', {}, language) ? inWords('decide.misread', { reason: problem }) : words;
}

function show(judgement: Judgement, wish: Wish, say: Say): void {
  if (wish.json) say.out(JSON.stringify(judgementToJson(judgement, wish.trace)));
  else for (const line of describeJudgement(judgement, wish.language)) say.out(line);
}

async function readJson(file: string): Promise<{ value: unknown } | string> {
  try {
    const { size } = await stat(file);
    if (size > fileBytesMax) return inWords('fileLarge', { file, megabytes: 64 });
    return { value: JSON.parse(await readFile(file, 'utf8')) as unknown };
  } catch (problem) {
    if (problem instanceof SyntaxError) return inWords('fileNotJson', { file, reason: problem.message });
    const reason = problem instanceof Error && 'code' in problem ? String(problem.code) : String(problem);
    return inWords('fileUnreadable', { file, reason });
  }
}
