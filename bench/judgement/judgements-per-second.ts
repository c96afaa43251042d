// Measures judging: full judgements a second on one core with every step written down.
import {
  compileLawbook,
  judge,
  type PlaybookName,
  readFacts,
  shippedPacks,
  shippedPlaybooks,
  writeJudgement,
} from '#decisions';
import { factsOfCase } from './facts-of-case.ts';
import { measureTables } from './tables-beside.ts';

const secondsMin = 2;
const playbook: PlaybookName = 'marketplace';

function bookOf(packs = shippedPacks) {
  const made = compileLawbook(packs, shippedPlaybooks[playbook].tables);
  if (!made.ok) throw new Error(JSON.stringify(made.problems));
  return made.book;
}

const book = bookOf();
const sheets = Array.from({ length: 500 }, (_, n) => {
  const read = readFacts(factsOfCase(n));
  if (!read.ok) throw new Error(JSON.stringify(read.refusals));
  return read.sheet;
});

/** Runs `work` over the sheets for at least `secondsMin` of CPU and answers how many a second. */
function perSecond(work: (n: number) => void): number {
  for (let n = 0; n < 3000; n += 1) work(n);
  const start = process.cpuUsage();
  let done = 0;
  let seconds = 0;
  while (seconds < secondsMin) {
    for (let n = 0; n < 500; n += 1) work(n);
    done += 500;
    const used = process.cpuUsage(start);
    seconds = (used.user + used.system) / 1e6;
  }
  return done / seconds;
}

const sheetOf = (n: number) => sheets[n % sheets.length] ?? sheets[0];
let steps = 0;
const judged = perSecond((n) => {
  const sheet = sheetOf(n);
  if (sheet) steps = judge(book, sheet).trace.reduce((sum, entry) => sum + entry.steps.length, 0);
});
const written = perSecond((n) => {
  const sheet = sheetOf(n);
  if (sheet) writeJudgement(judge(book, sheet));
});
const read = perSecond((n) => void readFacts(factsOfCase(n)));
process.stdout.write(
  `judgements, full trace (${steps} steps), CN pack + marketplace tables + 5 warranties: ${Math.round(judged)}/s per core (aim 20000)\n`,
);
process.stdout.write(
  `  the same, written as JSON with the trace: ${Math.round(written)}/s; facts read and checked: ${Math.round(read)}/s\n`,
);

await measureTables(perSecond);
