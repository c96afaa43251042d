// Measures judging: full judgements a second on one core with every step written down, and a re-judgement after a pack change.
import {
  compileLawbook,
  judge,
  type PlaybookName,
  readFacts,
  rejudge,
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

/** One figure of a pack changed, as an administrator would change it: exchange within twenty days instead of fifteen. */
function changedPacks() {
  return shippedPacks.map((pack) => {
    const rules = pack.rules.map((rule) => {
      if (rule.id !== 'CN-3B-15' || !rule.window) return rule;
      return { ...rule, window: { ...rule.window, clock: { ...rule.window.clock, length: 20 } } };
    });
    return { ...pack, rules };
  });
}

const next = bookOf(changedPacks());
const cases = Array.from({ length: 10_000 }, (_, n) => ({ caseId: `case ${n}`, sheet: sheetOf(n) })).flatMap(
  ({ caseId, sheet }) => (sheet ? [{ caseId, sheet }] : []),
);
const began = performance.now();
let changed = 0;
for (const progress of rejudge(book, next, cases, 2_500)) {
  changed += progress.changed.length;
  process.stdout.write(`  judged again ${progress.done} of ${cases.length}, ${changed} would differ\n`);
}
process.stdout.write(
  `10,000 open cases judged again after a pack change: ${((performance.now() - began) / 1000).toFixed(2)} s\n`,
);
await measureTables(perSecond);
