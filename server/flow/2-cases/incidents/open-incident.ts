// Opens an incident, writes down a past one, writes to all its members, closes it.
import type { z } from 'zod';
import type { openIncident as openRoute, recordPastIncident as pastRoute } from '#api/flow/2-cases.incidents';
import type { InThreeLanguages } from '#api/values';
import { dayAt } from '#platform/calendar/zone-offsets';
import { type Acting, allow } from '#platform/database/acting';
import type { Tx } from '#platform/database/transact';
import { recordFact } from '#platform/facts/record-fact';
import { idOf, makeUuid, type Uuid, uuidOf } from '#platform/ids/make-id';
import { refuse } from '#platform/refusal';
import { readCompany, refuseUnknownPlaces } from '#registry';
import { sendCopies } from '../channels/outbound/send-to-all.ts';
import { countOpenCases, type Incident, incidentWriter, lockIncident } from './incident-store.ts';
import { type IncidentShown, showIncidentOf } from './incident-views.ts';
import { bringIntoIncident, lockMembers } from './join-incident.ts';

type OpenGiven = z.output<typeof openRoute.body>;
type PastGiven = z.output<typeof pastRoute.body>;

/** The firm and brand named are the company's own. Refuses `firm.not_found` and `brand.not_found`. */
async function newIncident(tx: Tx, given: OpenGiven | PastGiven, beganOn: string): Promise<Incident> {
  const { firmId, brandId } = given;
  await refuseUnknownPlaces(tx, { storeIds: [], firmIds: firmId ? [firmId] : [], brandIds: brandId ? [brandId] : [] });
  return {
    incidentId: makeUuid(),
    title: given.title,
    cause: given.cause,
    note: null,
    problem: given.problem,
    firmId: firmId && uuidOf(firmId),
    brandId: brandId && uuidOf(brandId),
    beganOn,
    closedOn: null,
    past: false,
    pastCustomers: null,
    pastAssessedMinor: null,
    pastPaidMinor: null,
    pastCurrency: null,
  };
}

async function add(tx: Tx, incident: Incident): Promise<void> {
  await incidentWriter(tx).add(incident);
  const { incidentId, past } = incident;
  recordFact(tx, 'incident.opened', incidentId, { incidentId: idOf('inc', incidentId), past });
}

/** Refuses also what `joinIncident` refuses. */
export async function openIncident(acting: Acting, given: OpenGiven): Promise<IncidentShown> {
  allow(acting, 'incident.write');
  return await acting.transact(async (tx) => {
    const company = await readCompany(tx);
    const incident = await newIncident(tx, given, given.beganOn ?? dayAt(tx.at.getTime(), company.timeZone));
    await add(tx, incident);
    const files = await lockMembers(tx, incident.incidentId, given.caseIds.map(uuidOf));
    await bringIntoIncident(tx, incident.incidentId, files);
    return await showIncidentOf(tx, incident.incidentId);
  });
}

/** E17: an incident from before, closed, with the figures somebody knows. Refuses `money.mixed_currencies`. */
export async function recordPastIncident(acting: Acting, given: PastGiven): Promise<IncidentShown> {
  allow(acting, 'incident.write');
  return await acting.transact(async (tx) => {
    const { assessed, paid } = given;
    if (assessed && paid && assessed.currency !== paid.currency)
      throw refuse('money.mixed_currencies', { currency: paid.currency });
    const incident = await newIncident(tx, given, given.beganOn);
    await add(tx, {
      ...incident,
      note: given.note,
      closedOn: given.closedOn < given.beganOn ? given.beganOn : given.closedOn,
      past: true,
      pastCustomers: given.customers,
      pastAssessedMinor: assessed ? BigInt(assessed.amountMinor) : null,
      pastPaidMinor: paid ? BigInt(paid.amountMinor) : null,
      pastCurrency: assessed?.currency ?? paid?.currency ?? null,
    });
    return await showIncidentOf(tx, incident.incidentId);
  });
}

/** CASE-12. Refuses `incident.not_found` and `incident.closed`. */
export async function messageIncident(
  acting: Acting,
  incidentId: Uuid,
  text: InThreeLanguages,
): Promise<IncidentShown> {
  allow(acting, 'incident.write');
  return await acting.transact(async (tx) => {
    await lockOpen(tx, incidentId);
    const { messageId, caseIds, ...told } = await incidentWriter(tx).writeToAll(incidentId, text);
    await sendCopies(tx, messageId, caseIds);
    recordFact(tx, 'incident.message_sent', incidentId, { incidentId: idOf('inc', incidentId), ...told });
    return await showIncidentOf(tx, incidentId);
  });
}

/** Refuses `incident.not_found`, `incident.closed`, and `incident.has_open_cases`. */
export async function closeIncident(acting: Acting, incidentId: Uuid): Promise<IncidentShown> {
  allow(acting, 'incident.write');
  return await acting.transact(async (tx) => {
    await lockOpen(tx, incidentId);
    const count = await countOpenCases(tx, incidentId);
    if (count > 0) throw refuse('incident.has_open_cases', { count });
    const company = await readCompany(tx);
    await incidentWriter(tx).close(incidentId, dayAt(tx.at.getTime(), company.timeZone));
    recordFact(tx, 'incident.closed', incidentId, { incidentId: idOf('inc', incidentId) });
    return await showIncidentOf(tx, incidentId);
  });
}

async function lockOpen(tx: Tx, incidentId: Uuid): Promise<void> {
  const incident = await lockIncident(tx, incidentId);
  if (!incident) throw refuse('incident.not_found', {});
  if (incident.closedOn !== null) throw refuse('incident.closed', {});
}
