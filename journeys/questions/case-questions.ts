// Questions about cases and incidents: where one stands, what is due, what an incident adds up to, what the customer reads.
import { pageTokenOf } from '../deeds/incident-deeds.ts';
import { idFor, nameOf, type Question, type Stage } from '../stage.ts';
import { plainMoney, plainSum } from './plain-money.ts';

const plain = (code: string | null) => code?.replaceAll('_', ' ') ?? null;
const dayOf = (stage: Stage, at: string | null) =>
  at === null ? null : new Intl.DateTimeFormat('en-CA', { timeZone: stage.timeZone }).format(new Date(at));

const caseQuestion: Question = {
  asks: 'case',
  named: true,
  async answer(stage, subject) {
    const shown = await stage.call('GET', `/cases/${idFor(stage, subject)}`);
    const proofs = shown.proofs.map(({ kind, state }: { kind: string; state: string }) => [plain(kind), state]);
    const done = shown.visits.filter(({ state }: { state: string }) => state === 'done');
    const failed = ['failed', 'lapsed'];
    return {
      state: plain(shown.state),
      rung: shown.rung,
      mode: shown.mode,
      'opened by': shown.openedBy,
      channel: shown.channel,
      problem: plain(shown.problem),
      owner: shown.owner?.name ?? 'nobody',
      'offered to': shown.offeredTo?.name ?? 'nobody',
      step: plain(shown.step),
      due: dayOf(stage, shown.dueAt),
      overdue: shown.overdue,
      'days late': shown.daysLate,
      'merchant left': shown.firmLeftOn ?? 'no',
      commitment: shown.commitmentCode,
      proofs: Object.fromEntries(proofs),
      visits: done.length,
      delivered: done.at(-1)?.delivered ?? null,
      installed: done.at(-1)?.installed ?? null,
      demands: shown.demands.length,
      'failed demands': shown.demands.filter(({ state }: { state: string }) => failed.includes(state)).length,
      'silent demands': shown.demands.filter(({ state }: { state: string }) => state === 'lapsed').length,
      incident: shown.incidentId === null ? 'none' : nameOf(stage, shown.incidentId),
      'joined into': shown.joinedIntoId === null ? 'none' : nameOf(stage, shown.joinedIntoId),
      damage: plain(shown.damageClass),
      loss: shown.assessedLoss === null ? null : plainMoney(stage, shown.assessedLoss),
      outcome: plain(shown.outcome),
      stars: shown.stars,
      messages: shown.messages.length,
    };
  },
};

const casesQuestion: Question = {
  asks: 'open cases',
  named: false,
  async answer(stage) {
    const { rows } = await stage.call('GET', '/cases?limit=200');
    const { mine, mineOverdue, withoutOwner, offeredToMe } = await stage.call('GET', '/case-counts');
    return {
      cases: rows.map(({ caseId }: { caseId: string }) => nameOf(stage, caseId)),
      count: rows.length,
      mine,
      'mine overdue': mineOverdue,
      'without owner': withoutOwner,
      'offered to me': offeredToMe,
    };
  },
};

const incidentQuestion: Question = {
  asks: 'incident',
  named: true,
  async answer(stage, subject) {
    const shown = await stage.call('GET', `/incidents/${idFor(stage, subject)}`);
    return {
      state: shown.state,
      past: shown.past,
      cases: shown.cases,
      customers: shown.customers,
      v1: shown.byMode.v1,
      v2: shown.byMode.v2,
      'walls soaked': shown.byDamage.wall_soaked,
      'homes flooded': shown.byDamage.home_flooded,
      contracted: plainSum(stage, shown.contracted),
      assessed: plainSum(stage, shown.assessed),
      decided: plainSum(stage, shown.decided),
      paid: plainSum(stage, shown.paid),
      'decided cases': shown.decidedCases,
      'paid cases': shown.paidCases,
      messages: shown.messages.length,
      'opted out': shown.optedOut,
    };
  },
};

const incidentsQuestion: Question = {
  asks: 'incidents',
  named: false,
  async answer(stage) {
    const { rows } = await stage.call('GET', '/incidents?limit=200');
    return { titles: rows.map(({ title }: { title: string }) => title), count: rows.length };
  },
};

const pageQuestion: Question = {
  asks: "customer's page of",
  named: true,
  async answer(stage, subject) {
    const shown = await stage.call('GET', `/customer/case/${await pageTokenOf(stage, subject)}`);
    return {
      status: plain(shown.status),
      'opened by': shown.openedBy,
      promises: shown.promises.length,
      proofs: Object.fromEntries(
        shown.proofs.map((one: { kind: string; state: string }) => [plain(one.kind), one.state]),
      ),
      messages: shown.messages.map(({ text }: { text: string }) => text),
      'may rate': shown.mayRate,
      outcome: plain(shown.outcome),
    };
  },
};

export const caseQuestions: readonly Question[] = [
  caseQuestion,
  casesQuestion,
  incidentQuestion,
  incidentsQuestion,
  pageQuestion,
];
