// Deeds on cases and incidents: a complaint comes in, is verified at the home, demanded of the merchant, waited for, ended.
import { type Deed, idFor, moneyOf, type Stage } from '../stage.ts';
import { momentOf, StoryError } from '../story-format.ts';
import { inStoryWords } from '../story-words.ts';
import { claimDeeds, claimFields, claimIn } from './claim-deeds.ts';

type Given = Record<string, unknown>;
/** `not delivered` → `not_delivered`. */
const coded = (words: unknown) => String(words).trim().toLowerCase().replaceAll(' ', '_');
const instantOf = (stage: Stage, at: unknown) => momentOf(String(at), stage.timeZone).toISOString();
const yes = (told: unknown): boolean | null => {
  if (told === undefined) return null;
  if (told === true || told === 'yes') return true;
  if (told === false || told === 'no') return false;
  throw new StoryError(inStoryWords('yesOrNo', { text: String(told) }));
};

async function workerNamed(stage: Stage, name: unknown): Promise<string> {
  const { rows } = await stage.call('GET', '/case-workers');
  const found = rows.find((one: { name: string }) => one.name === String(name));
  if (!found) throw new StoryError(inStoryWords('nobodyHere', { name: String(name) }));
  return found.workerId;
}

const openCase: Deed = {
  does: 'open case',
  required: ['problem'],
  optional: [
    ...['contract', 'person', 'description', 'channel', 'on', 'incident', 'damage', 'loss', 'about', 'commitment'],
    ...claimFields,
  ],
  async play(stage, given) {
    const opened = await stage.call('POST', '/cases', {
      contractId: given.contract === undefined ? null : idFor(stage, given.contract),
      personId: given.person === undefined ? null : idFor(stage, given.person),
      problem: coded(given.problem),
      description: given.description ?? String(given.problem),
      channel: given.channel === undefined ? 'store' : coded(given.channel),
      complainedOn: given.on ?? null,
      incidentId: given.incident === undefined ? null : idFor(stage, given.incident),
      commitmentId: given.commitment === undefined ? null : idFor(stage, given.commitment),
      damageClass: coded(given.damage ?? 'none'),
      assessedLoss: given.loss === undefined ? null : moneyOf(stage, given.loss),
      aboutId: given.about === undefined ? null : await workerNamed(stage, given.about),
      claimed: claimIn(stage, given),
    });
    return opened.caseId;
  },
};

/** A deed that is one call on a case. */
const onCase = (
  does: string,
  path: string,
  fields: { required?: string[]; optional?: string[] },
  body: (stage: Stage, given: Given) => unknown,
): Deed => ({
  does,
  required: ['case', ...(fields.required ?? [])],
  optional: fields.optional ?? [],
  async play(stage, given) {
    await stage.call('POST', `/cases/${idFor(stage, given.case)}/${path}`, await body(stage, given));
    return undefined;
  },
});
const reasonOf = (_: Stage, given: Given) => ({ reason: given.reason ?? 'told' });

const recordVisit: Deed = {
  does: 'record visit',
  required: ['case'],
  optional: ['at', 'by', 'delivered', 'installed', 'problem', 'findings', 'damage', 'loss'],
  async play(stage, given) {
    const caseId = idFor(stage, given.case);
    const at = given.at === undefined ? stage.at.toISOString() : instantOf(stage, given.at);
    const planned = async (shown: { visits: { visitId: string; state: string }[] }) =>
      shown.visits.find(({ state }) => state === 'planned')?.visitId;
    const visitId =
      (await planned(await stage.call('GET', `/cases/${caseId}`))) ??
      (await planned(
        await stage.call('POST', `/cases/${caseId}/visits`, { plannedAt: at, who: given.by ?? 'after-sales staff' }),
      ));
    await stage.call('POST', `/visits/${visitId}/done`, {
      doneAt: at,
      delivered: yes(given.delivered),
      installed: yes(given.installed),
      problemFound: yes(given.problem ?? 'yes'),
      findings: given.findings ?? 'seen at the home',
      damageClass: given.damage === undefined && given.loss === undefined ? null : coded(given.damage ?? 'none'),
      assessedLoss: given.loss === undefined ? null : moneyOf(stage, given.loss),
    });
    return undefined;
  },
};

const demand: Deed = {
  does: 'demand',
  required: ['case'],
  optional: ['of', 'by', 'text', 'due', 'sent'],
  async play(stage, given) {
    const made = await stage.call('POST', `/cases/${idFor(stage, given.case)}/demands`, {
      channel: coded(given.by ?? 'call'),
      toWhom: given.of ?? 'the person in charge',
      text: given.text ?? 'Put it right',
      dueAt: given.due === undefined ? null : instantOf(stage, given.due),
      sentAt: given.sent === undefined ? null : instantOf(stage, given.sent),
    });
    stage.cast.set(`link of ${made.demandId}`, made.token);
    return made.demandId;
  },
};

/** The demand named, else the last of the case that waits for the merchant. */
async function demandOf(stage: Stage, given: Given): Promise<string> {
  if (given.demand !== undefined) return idFor(stage, given.demand);
  const { demands } = await stage.call('GET', `/cases/${idFor(stage, given.case)}`);
  const open = demands.filter(({ state }: { state: string }) => state === 'sent' || state === 'agreed').at(-1);
  if (!open) throw new StoryError(inStoryWords('noDemand', { case: String(given.case) }));
  return open.demandId;
}

const answerFields = { required: ['answer'], optional: ['case', 'demand', 'note', 'by', 'at'] };
const answerOf = (given: Given) => ({
  answer: coded(given.answer),
  note: given.note ?? '',
  performOn: given.by ?? null,
});
const answerDemand: Deed = {
  does: 'answer demand',
  ...answerFields,
  async play(stage, given) {
    const answeredAt = given.at === undefined ? null : instantOf(stage, given.at);
    await stage.call('POST', `/demands/${await demandOf(stage, given)}/answer`, { ...answerOf(given), answeredAt });
    return undefined;
  },
};
/** By the merchant, on the link of the demand, without an account. */
const merchantAnswers: Deed = {
  does: 'merchant answers',
  ...answerFields,
  async play(stage, given) {
    const token = stage.cast.get(`link of ${await demandOf(stage, given)}`);
    if (!token) throw new StoryError(inStoryWords('noLink'));
    await stage.call('POST', `/merchant/demand/${token}/answer`, { ...answerOf(given), name: 'The merchant' });
    return undefined;
  },
};

const offer = onCase('offer case', 'hand-over', { required: ['to'], optional: ['note'] }, async (stage, given) => ({
  toId: await workerNamed(stage, given.to),
  note: given.note ?? 'please go on',
}));

export const caseDeeds: readonly Deed[] = [
  openCase,
  onCase('triage case', 'triage', { optional: ['problem', 'damage'] }, (_, given) => ({
    ...(given.problem === undefined ? {} : { problem: coded(given.problem) }),
    ...(given.damage === undefined ? {} : { damageClass: coded(given.damage) }),
  })),
  onCase('assess case', 'assessment', { required: ['damage'], optional: ['loss'] }, (stage, given) => ({
    damageClass: coded(given.damage),
    assessedLoss: given.loss === undefined ? null : moneyOf(stage, given.loss),
  })),
  onCase('take case', 'take', {}, () => ({})),
  ...claimDeeds,
  offer,
  onCase('accept case', 'hand-over/accept', {}, () => ({})),
  onCase('decline case', 'hand-over/decline', { optional: ['reason'] }, reasonOf),
  onCase('write note', 'notes', { required: ['text'] }, (_, given) => ({ text: given.text })),
  onCase('write to customer', 'messages', { required: ['text'] }, (_, given) => ({ text: given.text })),
  onCase('give proof', 'proofs', { required: ['kind'], optional: ['note'] }, (_, given) => ({
    by: 'seen',
    kind: coded(given.kind),
    note: given.note ?? 'seen at the desk',
  })),
  onCase('waive proof', 'proofs/waive', { required: ['kind'], optional: ['reason'] }, (stage, given) => ({
    kind: coded(given.kind),
    ...reasonOf(stage, given),
  })),
  onCase('plan visit', 'visits', { required: ['at'], optional: ['by'] }, (stage, given) => ({
    plannedAt: instantOf(stage, given.at),
    who: given.by ?? 'after-sales staff',
  })),
  recordVisit,
  demand,
  answerDemand,
  merchantAnswers,
  onCase('wait with case', 'wait', { required: ['for'], optional: ['until', 'note'] }, (stage, given) => ({
    reason: coded(given.for),
    until: given.until === undefined ? null : instantOf(stage, given.until),
    note: given.note ?? '',
  })),
  onCase('mark case', 'marks', { required: ['mark'], optional: ['promised', 'note'] }, (stage, given) => ({
    mark: coded(given.mark),
    promisedAt: given.promised === undefined ? null : instantOf(stage, given.promised),
    note: given.note ?? null,
  })),
  onCase('resume case', 'resume', {}, () => ({})),
  onCase('escalate case', 'escalate', { optional: ['reason'] }, reasonOf),
  onCase('resolve case', 'resolve', { required: ['outcome'], optional: ['reason'] }, (stage, given) => ({
    outcome: coded(given.outcome),
    ...reasonOf(stage, given),
  })),
  onCase('close case', 'close', {}, () => ({})),
  onCase('cancel case', 'cancel', { optional: ['reason'] }, reasonOf),
  onCase('reopen case', 'reopen', { optional: ['reason'] }, reasonOf),
  onCase('join case', 'join', { required: ['into'] }, (stage, given) => ({ intoCaseId: idFor(stage, given.into) })),
  onCase('supervise case', 'supervision', { required: ['about'] }, async (stage, given) => ({
    aboutId: await workerNamed(stage, given.about),
  })),
];
