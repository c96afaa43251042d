// Questions about sweeps and measures: who was found, what the calls said, why money came, how long it took.
import { idFor, nameOf, type Question, type Stage } from '../stage.ts';
import { StoryError } from '../story-format.ts';
import { inStoryWords } from '../story-words.ts';
import { plainSum } from './plain-money.ts';

interface MemberRow {
  contractId: string;
  state: string;
  caseId: string | null;
  daysLate: number;
}

async function membersOf(stage: Stage, sweepId: string): Promise<MemberRow[]> {
  const rows: MemberRow[] = [];
  let after = '';
  do {
    const page = await stage.call('GET', `/sweeps/${sweepId}/members?limit=200${after}`);
    rows.push(...page.rows);
    after = page.next ? `&after=${encodeURIComponent(page.next)}` : '';
  } while (after !== '');
  return rows;
}

const sweep: Question = {
  asks: 'sweep',
  named: true,
  async answer(stage, subject) {
    const found = await stage.call('GET', `/sweeps/${idFor(stage, subject)}`);
    const members = await membersOf(stage, found.sweepId);
    const named = (state: string) =>
      members.filter((member) => member.state === state).map((member) => nameOf(stage, member.contractId));
    return {
      state: found.state,
      complete: found.state === 'completed',
      members: members.map((member) => nameOf(stage, member.contractId)),
      total: found.counts.members,
      answered: found.counts.members - found.counts.toCall,
      'to call': named('to_call'),
      known: named('known'),
      satisfied: named('satisfied'),
      affected: named('affected'),
      other: named('other'),
      unreached: named('unreached'),
      declined: named('declined'),
      'found before': found.foundBefore,
      cases: members.filter((member) => member.caseId !== null).length,
      'days late': Object.fromEntries(members.map((member) => [nameOf(stage, member.contractId), member.daysLate])),
    };
  },
};

/** `call of B in the others`: the contract, then the sweep. */
const call: Question = {
  asks: 'call of',
  named: true,
  async answer(stage, subject) {
    const [contract, ofSweep] = subject.split(' in ');
    if (contract === undefined || ofSweep === undefined) throw new StoryError(inStoryWords('callOf', { subject }));
    const task = await stage.call('GET', `/sweeps/${idFor(stage, ofSweep)}/members/${idFor(stage, contract)}`);
    return {
      state: task.state.replaceAll('_', ' '),
      attempts: task.attempts,
      delivered: task.delivered,
      installed: task.installed,
      'same problem': task.sameProblem,
      'next action': task.nextAction?.replaceAll('_', ' ') ?? null,
      'call from': task.callFrom,
      case: task.caseId === null ? null : nameOf(stage, task.caseId),
      reasons: task.reasons,
      language: task.language,
      phones: task.phones,
      script: task.script.map((line: { say: string }) => line.say).join(' '),
    };
  },
};

const why: Question = {
  asks: 'why',
  named: true,
  async answer(stage, subject) {
    const found = await stage.call('GET', `/cases/${idFor(stage, subject)}/why`);
    const lines: { code: string; text: string }[] = found.lines;
    return {
      'opened by us': found.openedByUs,
      sweep: found.sweepId === null ? null : nameOf(stage, found.sweepId),
      incident: found.incidentId === null ? null : nameOf(stage, found.incidentId),
      language: found.language,
      facts: lines.map((line) => line.code),
      includes: lines.map((line) => line.code),
      text: lines.map((line) => line.text).join(' '),
    };
  },
};

/** `flow` is everything; `flow of X` one merchant, store or incident that the story named. */
async function flowAnswer(stage: Stage, filter: string): Promise<Record<string, unknown>> {
  const today = new Intl.DateTimeFormat('en-CA', { timeZone: stage.timeZone }).format(stage.at);
  const found = await stage.call('GET', `/measures/flow?from=1990-01-01&until=${today}${filter}`);
  return {
    opened: found.opened,
    'found by us': found.foundByUs,
    share: found.foundByUsShare,
    resolved: found.resolved,
    paid: found.paid,
    amount: plainSum(stage, found.paidAmounts),
    'median days': found.openingToPayment.medianDays,
    'longest days': found.openingToPayment.maxDays,
    'complaint to last payment': found.complaintToLastPayment.maxDays,
  };
}

const flow: Question = { asks: 'flow', named: false, answer: (stage) => flowAnswer(stage, '') };
const flowOf: Question = {
  asks: 'flow of',
  named: true,
  answer(stage, subject) {
    const id = idFor(stage, subject);
    const field = { frm: 'firmId', sto: 'storeId', inc: 'incidentId' }[id.slice(0, 3)];
    if (field === undefined) throw new StoryError(inStoryWords('flowOf', { subject }));
    return flowAnswer(stage, `&${field}=${id}`);
  },
};

const finished: Question = {
  asks: 'finished cases',
  named: false,
  async answer(stage) {
    const { total, groups } = await stage.call('GET', '/finished-case-sums?by=category');
    return {
      cases: total.cases,
      'median days': total.medianDays,
      restitution: plainSum(stage, total.restitution),
      restored: total.restored,
      satisfied: total.satisfied,
      dissatisfied: total.dissatisfied,
      contradictory: total.contradictory,
      categories: Object.fromEntries(groups.map((group: { key: string; cases: number }) => [group.key, group.cases])),
    };
  },
};

export const sweepQuestions: readonly Question[] = [sweep, call, why, flow, flowOf, finished];
