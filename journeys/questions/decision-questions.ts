// Questions about advance compensation: what the rules say of a case, what was decided on it, and what a batch came to.
import { idFor, nameOf, type Question, type Stage } from '../stage.ts';
import { plainMoney } from './plain-money.ts';

const path = '/decisions/compensation';
const plain = (code: string | null | undefined) => code?.replaceAll('_', ' ') ?? null;

interface Line {
  head: string;
  amountMinor: string;
  currency: string;
  ruleId: string;
}
interface Step {
  ruleId: string;
  answer: string;
}
interface Said {
  outcome: string;
  ground: { ruleId: string; code: string; burden: string | null } | null;
}

const totalOf = (stage: Stage, { totalMinor, currency }: { totalMinor: string; currency: string }) =>
  plainMoney(stage, { amountMinor: totalMinor, currency });
const linesOf = (stage: Stage, lines: Line[]) =>
  Object.fromEntries(lines.map((line) => [line.head, plainMoney(stage, line)]));
const groundOf = ({ outcome, ground }: Said) => ({
  outcome,
  rule: ground?.ruleId ?? 'none',
  because: plain(ground?.code) ?? 'nothing',
  burden: ground?.burden ?? 'nobody',
});

const compensation: Question = {
  asks: 'compensation of',
  named: true,
  async answer(stage, subject) {
    const said = await stage.call('POST', `${path}/preview`, { caseId: idFor(stage, subject) });
    const answered = (answer: string) =>
      said.steps.filter((step: Step) => step.answer === answer).map((step: Step) => step.ruleId);
    return {
      ...groundOf(said),
      total: totalOf(stage, said),
      lines: linesOf(stage, said.lines),
      'amount by': said.lines.map((line: Line) => line.ruleId),
      met: answered('met'),
      missing: answered('missing'),
      'not met': answered('not_met'),
      care: said.care.map(plain),
    };
  },
};

const decision: Question = {
  asks: 'decision of',
  named: true,
  async answer(stage, subject) {
    const { rows } = await stage.call('GET', `${path}?caseId=${idFor(stage, subject)}&limit=200`);
    const [last] = rows;
    if (!last) return { state: 'none', count: 0 };
    return {
      state: last.state,
      kind: last.kind,
      count: rows.length,
      total: totalOf(stage, last),
      lines: linesOf(stage, last.lines),
      ...groundOf(last.said),
      overruled: last.overruled?.reason ?? 'no',
      'proposed by': last.proposed.name,
      'signed by': last.signatures.map((one: { name: string }) => one.name),
      signatures: last.signatures.length,
      'signatures wanted': last.signaturesWanted,
      'approved on': last.approvedOn,
      batch: last.batchId === null ? 'none' : nameOf(stage, last.batchId),
      notice: last.notice !== null,
      'ended because': last.ended?.reason ?? 'not ended',
    };
  },
};

interface Row {
  caseId: string;
  decisionId: string | null;
  outcome: string;
  leftOutBy: string | null;
  ground: { ruleId: string } | null;
}

const batch: Question = {
  asks: 'batch for',
  named: true,
  async answer(stage, subject) {
    const { rows } = await stage.call('GET', `${path}/batches?incidentId=${idFor(stage, subject)}`);
    const [last] = rows;
    if (!last) return { state: 'none', count: 0 };
    const cases: Row[] = [];
    let after = '';
    do {
      const page = await stage.call('GET', `${path}/batches/${last.batchId}/cases?limit=200${after}`);
      cases.push(...page.rows);
      after = page.next ? `&after=${page.next}` : '';
    } while (after !== '');
    const grounds = [...new Set(cases.flatMap((row) => row.ground?.ruleId ?? []))];
    return {
      state: last.state,
      count: rows.length,
      cases: last.cases,
      pay: last.pay,
      wait: last.wait,
      refuse: last.refuse,
      total: totalOf(stage, last),
      approved: last.approved,
      'left out': last.leftOut,
      paid: cases.filter((row) => row.decisionId !== null).map((row) => nameOf(stage, row.caseId)),
      'by rule': Object.fromEntries(
        grounds.map((rule) => [rule, cases.filter((row) => row.ground?.ruleId === rule).length]),
      ),
      signatures: last.signatures.length,
      'signatures wanted': last.signaturesWanted,
    };
  },
};

const toApprove: Question = {
  asks: 'decisions to approve',
  named: false,
  async answer(stage) {
    const { rows } = await stage.call('GET', `${path}?state=proposed&limit=200`);
    return {
      count: rows.length,
      cases: rows.map((one: { caseId: string }) => nameOf(stage, one.caseId)),
      total: rows.reduce((sum: number, one: { totalMinor: string; currency: string }) => sum + totalOf(stage, one), 0),
    };
  },
};

export const decisionQuestions: readonly Question[] = [compensation, decision, batch, toApprove];
