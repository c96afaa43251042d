// Deeds on incidents, and what a customer does on their own page.
import { type Deed, idFor, moneyOf, type Stage } from '../stage.ts';
import { StoryError } from '../story-format.ts';
import { inStoryWords } from '../story-words.ts';

type Given = Record<string, unknown>;
const coded = (words: unknown) => String(words).trim().toLowerCase().replaceAll(' ', '_');
const namesIn = (given: unknown): unknown[] => (given === undefined ? [] : Array.isArray(given) ? given : [given]);
const placesOf = (stage: Stage, given: Given) => ({
  problem: given.problem === undefined ? null : coded(given.problem),
  firmId: given.merchant === undefined ? null : idFor(stage, given.merchant),
  cause: given.cause ?? null,
});

const openIncident: Deed = {
  does: 'open incident',
  required: ['title'],
  optional: ['cause', 'problem', 'merchant', 'began', 'cases'],
  async play(stage, given) {
    const caseIds = namesIn(given.cases).map((name) => idFor(stage, name));
    const opened = await stage.call('POST', '/incidents', {
      title: given.title,
      ...placesOf(stage, given),
      beganOn: given.began ?? null,
      caseIds,
    });
    return opened.incidentId;
  },
};

const recordPast: Deed = {
  does: 'record past incident',
  required: ['title', 'began', 'ended', 'customers'],
  optional: ['cause', 'problem', 'merchant', 'note', 'assessed', 'paid'],
  async play(stage, given) {
    const recorded = await stage.call('POST', '/past-incidents', {
      title: given.title,
      ...placesOf(stage, given),
      note: given.note ?? null,
      beganOn: given.began,
      closedOn: given.ended,
      customers: given.customers,
      assessed: given.assessed === undefined ? null : moneyOf(stage, given.assessed),
      paid: given.paid === undefined ? null : moneyOf(stage, given.paid),
    });
    return recorded.incidentId;
  },
};

/** A deed that is one call on an incident. */
const onIncident = (
  does: string,
  path: string,
  fields: { required?: string[]; optional?: string[] },
  body: (stage: Stage, given: Given) => unknown,
): Deed => ({
  does,
  required: ['incident', ...(fields.required ?? [])],
  optional: fields.optional ?? [],
  async play(stage, given) {
    await stage.call('POST', `/incidents/${idFor(stage, given.incident)}/${path}`, body(stage, given));
    return undefined;
  },
});

/** The complaint form is opened by an administrator; whoever complains on it needs no account. */
const openForm: Deed = {
  does: 'open complaint form',
  required: [],
  optional: [],
  async play(stage) {
    stage.cast.set('the complaint form', (await stage.call('POST', '/complaint-link', {})).token);
    return undefined;
  },
};

const complain: Deed = {
  does: 'complain on the page',
  required: ['customer', 'phone', 'problem'],
  optional: ['contract number', 'description', 'language'],
  async play(stage, given) {
    const made = await stage.call('POST', `/customer/complaint/${idFor(stage, 'the complaint form')}`, {
      name: given.customer,
      phone: String(given.phone),
      contractNumber: String(given['contract number'] ?? ''),
      problem: coded(given.problem),
      description: given.description ?? String(given.problem),
      language: given.language ?? 'en',
    });
    const { rows } = await stage.call('GET', `/cases?words=${made.number}`);
    const [found] = rows;
    if (!found) throw new StoryError(inStoryWords('onNoList', { number: made.number }));
    stage.cast.set(`page of ${found.caseId}`, made.token);
    return found.caseId;
  },
};

/** The token of the customer's page of a case: the one they have, else a new one that the desk gives them. */
export async function pageTokenOf(stage: Stage, caseName: unknown): Promise<string> {
  const caseId = idFor(stage, caseName);
  const known = stage.cast.get(`page of ${caseId}`);
  if (known) return known;
  const { token } = await stage.call('POST', `/cases/${caseId}/customer-link`, {});
  stage.cast.set(`page of ${caseId}`, token);
  return token;
}

const onPage = (does: string, path: string, required: string[], body: (given: Given) => unknown): Deed => ({
  does,
  required: ['case', ...required],
  optional: ['text'],
  async play(stage, given) {
    await stage.call('POST', `/customer/case/${await pageTokenOf(stage, given.case)}/${path}`, body(given));
    return undefined;
  },
});

export const incidentDeeds: readonly Deed[] = [
  openIncident,
  recordPast,
  onIncident('join incident', 'cases', { required: ['cases'] }, (stage, given) => ({
    caseIds: namesIn(given.cases).map((name) => idFor(stage, name)),
  })),
  onIncident('leave incident', 'leave', { required: ['case'], optional: ['reason'] }, (stage, given) => ({
    caseId: idFor(stage, given.case),
    reason: given.reason ?? 'told',
  })),
  onIncident('write to all', 'messages', { required: ['text'] }, (_, given) => ({ text: { en: given.text } })),
  onIncident('close incident', 'close', {}, () => ({})),
  openForm,
  complain,
  onPage('customer writes', 'messages', ['text'], (given) => ({ text: given.text })),
  onPage('customer opts out', 'opt-out', [], () => ({ optedOut: true })),
  onPage('customer rates', 'rating', ['stars'], (given) => ({ stars: given.stars, text: given.text ?? '' })),
];
