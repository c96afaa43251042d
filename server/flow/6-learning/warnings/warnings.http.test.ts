// Early warning through the API: a brand whose radiators begin to leak, among a mall's everyday complaints.
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { type Caller, startTestApp, type TestApp } from '../../../test-app.ts';

// biome-ignore lint/suspicious/noExplicitAny: a test looks at what came
type Made = any;
let app: TestApp;
let mall: Caller;
let radiators: Places;
let floors: Places;
let at = Date.parse('2000-03-01T02:00:00Z');
beforeAll(async () => {
  app = await startTestApp(new Date(at).toISOString());
});
afterAll(() => app.stop());

interface Places {
  storeId: string;
  firmId: string;
  brandId: string;
}
const make = async (path: string, body: unknown, caller = mall): Promise<Made> => {
  const { status, body: made } = await caller.call(path, body);
  if (status >= 300) throw new Error(`${path} answered ${status} ${JSON.stringify(made)}`);
  return made;
};
const read = async (path: string, caller = mall): Promise<Made> => (await caller.call(path)).body;
const refused = async (path: string, body: unknown) => (await mall.call(path, body)).body.refusal;
const later = async (days: number) => {
  at += days * 86_400_000;
  await app.moveTo(new Date(at).toISOString());
};
async function merchant(name: string): Promise<Places> {
  const { storeId } = await make('/stores', { name: `Store ${name}`, city: 'Beijing', timeZone: 'Asia/Shanghai' });
  const { firmId } = await make('/firms', { legalName: `${name} Limited` });
  const { brandId } = await make('/brands', { name });
  return { storeId, firmId, brandId };
}
let signed = 0;
async function sign(places: Places): Promise<{ contractId: string; personId: string }> {
  signed += 1;
  const signedOn = new Date(at).toISOString().slice(0, 10);
  return await make('/contracts', {
    ...{ number: `R-${signed}`, signedOn, ...places },
    customer: { name: `Household ${signed}`, phones: [`+86138${String(10_000_000 + signed)}`] },
  });
}
async function complain(places: Places, more: object = {}): Promise<Made> {
  const { contractId } = await sign(places);
  return await make('/cases', { contractId, problem: 'quality', description: 'It leaks', ...more });
}
const warningsNow = async (query = '', caller = mall): Promise<Made[]> => {
  await app.settle();
  return (await read(`/warnings?limit=50${query}`, caller)).rows;
};
/** Complaints about the radiators until somebody is warned; how many it took. */
async function untilWarned(): Promise<number> {
  for (let count = 1; count <= 12; count += 1) {
    await complain(radiators);
    if ((await warningsNow()).length > 0) return count;
  }
  return Number.NaN;
}

beforeEach(async () => {
  mall = await app.company();
  radiators = await merchant('Fule');
  floors = await merchant('Oakwood');
  // Two hundred quiet days with contracts in customers' hands and a complaint about floors now and then.
  for (let i = 0; i < 4; i += 1) {
    await sign(radiators);
    await complain(floors, { problem: 'late' });
    await later(50);
  }
});

/** Hundreds of calls each, on a machine that may be slow. */
const patient = { timeout: 120_000 };

describe('a cluster', patient, () => {
  test('[WARN-1] is told before the eightieth complaint, once, with the complaints behind it', async () => {
    expect(await warningsNow()).toEqual([]);
    expect(await untilWarned()).toBeLessThanOrEqual(6);
    const [warning, ...more] = await warningsNow();
    expect(more).toEqual([]);
    expect(warning).toMatchObject({ state: 'open', basis: 'statistic', place: 'brand', placeName: 'Fule' });
    expect(warning).toMatchObject({ problem: 'quality', seenFrom: { days: 7, before: 0 } });
    expect(warning.seenFrom.oneInLooks).toBeGreaterThan(365 * 3);
    const behind = (await read(`/warnings/${warning.warningId}/cases?limit=3`)) as Made;
    expect(behind.rows).toHaveLength(3);
    const rest = await read(`/warnings/${warning.warningId}/cases?limit=50&after=${behind.next}`);
    expect(behind.rows.length + rest.rows.length).toBe(warning.cases);
    expect(await warningsNow(`&firmId=${radiators.firmId}`)).toHaveLength(1);
    expect(await warningsNow(`&firmId=${floors.firmId}`)).toEqual([]);
  });

  test('[WARN-4] what comes to the same place later joins the warning; the merchant and the store are not told as well', async () => {
    const seen = await untilWarned();
    for (let i = 0; i < 4; i += 1) await complain(radiators);
    await later(3);
    await complain(radiators);
    const warnings = await warningsNow();
    expect(warnings).toHaveLength(1);
    expect(warnings[0]).toMatchObject({ cases: seen + 5, customers: seen + 5, outsideIncident: seen + 5 });
  });

  test('[WARN-10] one customer who complains many times is not a cluster, nor are complaints taken back', async () => {
    const { personId } = await sign(radiators);
    for (let i = 0; i < 9; i += 1)
      await make('/cases', { personId, firmId: radiators.firmId, problem: 'quality', description: `Leak ${i}` });
    expect(await warningsNow()).toEqual([]);
    for (let i = 0; i < 7; i += 1) {
      const { caseId } = await complain(radiators);
      await make(`/cases/${caseId}/cancel`, { reason: 'It was the tap' });
      expect(await warningsNow()).toEqual([]);
    }
  });

  test('[WARN-6] one that is in an incident already is kept as taken up and told to nobody', async () => {
    const incident = await make('/incidents', { title: 'Radiators leak' });
    for (let i = 0; i < 7; i += 1) await complain(radiators, { incidentId: incident.incidentId });
    const [warning] = await warningsNow();
    expect(warning).toMatchObject({ state: 'taken_up', incidentId: incident.incidentId, decidedBy: null });
    expect(await warningsNow('&state=open')).toEqual([]);
  });

  test('[WARN-7] one flooded home, confirmed by a visit, is enough', async () => {
    const { caseId } = await complain(radiators, { problem: 'property_damage', damageClass: 'home_flooded' });
    expect(await warningsNow()).toEqual([]);
    const plannedAt = new Date(at + 3_600_000).toISOString();
    const { visits } = await make(`/cases/${caseId}/visits`, { plannedAt, who: 'Huang Meng' });
    await make(`/visits/${visits[0].visitId}/done`, { problemFound: true, findings: 'Water everywhere' });
    const [warning] = await warningsNow();
    expect(warning).toMatchObject({ basis: 'safety', place: 'brand', cases: 1, seenFrom: null });
    expect((await read(`/warnings/${warning.warningId}`)).sweepFromId).toBe(caseId);
  });
});

describe('what is made of it', patient, () => {
  test('[WARN-8] one press opens an incident of all its cases; another brings in what came since', async () => {
    const seen = await untilWarned();
    const [{ warningId }] = await warningsNow();
    const taken = await make(`/warnings/${warningId}/incident`, { title: 'Fule leaks' });
    expect(taken).toMatchObject({ state: 'taken_up', incidentTitle: 'Fule leaks', outsideIncident: 0 });
    expect((await read(`/incidents/${taken.incidentId}`)).cases).toBe(seen);
    expect(await refused(`/warnings/${warningId}/incident`, { title: 'Again' })).toBe('warning.nothing_new');
    expect(await refused(`/warnings/${warningId}/dismiss`, { reason: 'No' })).toBe('warning.taken_up_already');
    await complain(radiators);
    await app.settle();
    await make(`/warnings/${warningId}/incident`, { title: 'Again' });
    expect((await read(`/incidents/${taken.incidentId}`)).cases).toBe(seen + 1);
  });

  test('[WARN-5] dismissed with a reason it is not told again, until it has been quiet for twelve weeks', async () => {
    const seen = await untilWarned();
    const [{ warningId }] = await warningsNow();
    expect((await mall.call(`/warnings/${warningId}/dismiss`, { reason: '' })).status).toBe(422);
    await make(`/warnings/${warningId}/dismiss`, { reason: 'One stairwell, one burst main' });
    expect(await refused(`/warnings/${warningId}/dismiss`, { reason: 'Again' })).toBe('warning.dismissed_already');
    expect(await refused(`/warnings/${warningId}/incident`, { title: 'X' })).toBe('warning.dismissed_already');
    for (let i = 0; i < 10; i += 1) await complain(radiators);
    await later(60);
    for (let i = 0; i < 5; i += 1) await complain(radiators);
    expect(await warningsNow('&state=open')).toEqual([]);
    expect((await read(`/warnings/${warningId}`)).cases).toBe(seen + 15);
    await later(85);
    for (let i = 0; i < 16; i += 1) await complain(radiators);
    expect(await warningsNow('&state=open')).toHaveLength(1);
  });

  test('[WARN-9] a warning with a case about whoever reads behind it is not there for them', async () => {
    const key = await make('/keys', { name: 'manager', roles: ['manager'] });
    const about: Caller = {
      ...mall,
      call: (path, body) => app.anyone.call(path, body, { headers: { authorization: `Bearer ${key.secret}` } }),
    };
    await untilWarned();
    const [{ warningId }] = await warningsNow();
    expect(await warningsNow('', about)).toHaveLength(1);
    await complain(radiators, { aboutId: key.key.keyId });
    expect(await warningsNow('', about)).toEqual([]);
    expect((await about.call(`/warnings/${warningId}`)).status).toBe(404);
    expect((await about.call(`/warnings/${warningId}/cases`)).status).toBe(404);
    expect((await about.call(`/warnings/${warningId}/dismiss`, { reason: 'Nothing' })).status).toBe(404);
    expect(await warningsNow()).toHaveLength(1);
  });

  test('an agent sees warnings and decides nothing', async () => {
    await untilWarned();
    const [{ warningId }] = await warningsNow();
    const agent = await app.as(mall, ['agent']);
    expect((await agent.call(`/warnings/${warningId}`)).status).toBe(200);
    expect((await agent.call(`/warnings/${warningId}/dismiss`, { reason: 'x' })).status).toBe(403);
    expect(await refused(`/warnings/wrn_${'0'.repeat(26)}/dismiss`, { reason: 'x' })).toBe('warning.not_found');
  });
});
