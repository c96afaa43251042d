// Questions about promises: what is due, kept, broken, and overdue without a word from the customer.
import { idFor, nameOf, type Question, type Stage } from '../stage.ts';
import { plainSum } from './plain-money.ts';

interface PromiseRow {
  contractId: string;
  state: string;
  kind: string;
  daysLate: number;
  commitmentId: string | null;
}

const promisesOf: Question = {
  asks: 'promises of',
  named: true,
  async answer(stage, subject) {
    const { rows } = (await stage.call('GET', `/promises?contractId=${idFor(stage, subject)}&limit=200`)) as {
      rows: PromiseRow[];
    };
    const { rows: commitments } = await stage.call('GET', '/commitments');
    const codes = new Map<string, string>(
      commitments.map((one: { commitmentId: string; code: string }) => [one.commitmentId, one.code]),
    );
    const count = (state: string) => rows.filter((row) => row.state === state).length;
    const live = rows.filter((row) => row.state === 'open' || row.state === 'broken');
    return {
      count: rows.length,
      open: count('open'),
      kept: count('kept'),
      broken: count('broken'),
      'kept late': count('kept_late'),
      waived: count('waived'),
      excused: count('excused'),
      standing: rows.filter((row) => row.kind === 'standing').length,
      'in force': [
        ...new Set(live.map((row) => codes.get(row.commitmentId ?? '')).filter((code) => code !== undefined)),
      ],
      'days late': Math.max(0, ...rows.map((row) => row.daysLate)),
    };
  },
};

async function overdueAnswer(stage: Stage, complained: 'no' | 'any'): Promise<Record<string, unknown>> {
  const rows: PromiseRow[] = [];
  let after = '';
  do {
    const page = await stage.call('GET', `/overdue/list?complained=${complained}&limit=200${after}`);
    rows.push(...page.rows);
    after = page.next ? `&after=${encodeURIComponent(page.next)}` : '';
  } while (after !== '');
  const { total } = await stage.call('GET', `/overdue?complained=${complained}`);
  const lateBy = new Map<string, number>();
  for (const row of rows) {
    const name = nameOf(stage, row.contractId);
    lateBy.set(name, Math.max(lateBy.get(name) ?? 0, row.daysLate));
  }
  return {
    contracts: [...lateBy.keys()],
    'days late': Object.fromEntries(lateBy),
    total: total.contracts,
    promises: total.promises,
    amount: plainSum(stage, total.amounts),
  };
}

const overdueSilent: Question = {
  asks: 'overdue without complaint',
  named: false,
  answer: (stage) => overdueAnswer(stage, 'no'),
};
const overdue: Question = { asks: 'overdue', named: false, answer: (stage) => overdueAnswer(stage, 'any') };

const commitments: Question = {
  asks: 'commitments',
  named: false,
  async answer(stage) {
    const { rows } = await stage.call('GET', '/commitments');
    return { codes: rows.map((one: { code: string }) => one.code), count: rows.length };
  },
};

export const promiseQuestions: readonly Question[] = [promisesOf, overdueSilent, overdue, commitments];
