// Measures what an administrator waits for before a changed pack is put in force: 10,000 open cases judged by both texts, with progress.
import {
  compareJudgements,
  compileLawbook,
  judge,
  type LawPack,
  readFacts,
  rejudge,
  shippedPacks,
  shippedPlaybooks,
} from '#decisions';
import { factsOfCase } from './facts-of-case.ts';

const cases = 10_000;
const progressEvery = 2_500;

function bookOf(packs: readonly LawPack[]) {
  const made = compileLawbook(packs, shippedPlaybooks.marketplace.tables);
  if (!made.ok) throw new Error(JSON.stringify(made.problems));
  return made.book;
}

/** One figure of a pack changed, as an administrator would change it: exchange within twenty days instead of fifteen. */
function withTwentyDays(pack: LawPack): LawPack {
  const rules = pack.rules.map((rule) => {
    if (rule.id !== 'CN-3B-15' || !rule.window) return rule;
    return { ...rule, window: { ...rule.window, clock: { ...rule.window.clock, length: 20 } } };
  });
  return { ...pack, version: `${pack.version}+2`, rules };
}

const began = performance.now();
const now = bookOf(shippedPacks);
const then = bookOf(shippedPacks.map(withTwentyDays));
const compiled = performance.now() - began;

/** Facts are read anew for every case, as the job does. */
function* sheets() {
  for (let n = 0; n < cases; n += 1) {
    const read = readFacts(factsOfCase(n));
    if (!read.ok) throw new Error(JSON.stringify(read.refusals));
    yield { caseId: `case ${n}`, sheet: read.sheet };
  }
}

const used = process.cpuUsage();
const start = performance.now();
let changed = 0;
for (const progress of rejudge(now, then, sheets(), progressEvery)) {
  changed += progress.changed.length;
  process.stdout.write(`  ${progress.done} of ${cases} judged by both texts, ${changed} would differ\n`);
}
const { user, system } = process.cpuUsage(used);
const seconds = (performance.now() - start) / 1000;
process.stdout.write(
  `two lawbooks compiled in ${Math.round(compiled)} ms; ${cases} cases: ${seconds.toFixed(2)} s on the clock, ${((user + system) / 1e6).toFixed(2)} s of CPU (${Math.round((user + system) / cases)} µs a case, facts read and both judged)\n`,
);

// What differs is a difference of what is owed, not of a version's name.
const [first] = sheets();
if (
  first &&
  rejudge(now, bookOf(shippedPacks.map((pack) => ({ ...pack, version: 'other' }))), [first]).next().value?.changed
    .length !== 0
)
  throw new Error('a version number alone is no difference');
if (first && !compareJudgements(judge(now, first.sheet), judge(now, first.sheet)).same)
  throw new Error('the same is the same');
