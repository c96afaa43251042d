// For tests: one of everything in a company, with the id of each by its prefix.
import type { Caller, TestApp } from './test-app.ts';
import { makePayments } from './test-payments.ts';
import type { KnownIds } from './test-samples.ts';

// biome-ignore lint/suspicious/noExplicitAny: a test looks at what came, whatever it is
type Make = (path: string, body: unknown, headers?: Record<string, string>) => Promise<any>;

export async function makeThings(app: TestApp, caller: Caller): Promise<KnownIds> {
  const make = async (path: string, body: unknown, headers: Record<string, string> = {}) => {
    const { status, body: made } = await caller.call(path, body, { headers });
    if (status >= 300) throw new Error(`${path} answered ${status} ${JSON.stringify(made)}`);
    return made;
  };
  const store = await make('/stores', { name: 'Store', city: 'Beijing', timeZone: 'Asia/Shanghai' });
  const firm = await make('/firms', { legalName: 'Floors Ltd' });
  const brand = await make('/brands', { name: 'Floors' });
  const places = { firmId: firm.firmId, brandId: brand.brandId, storeId: store.storeId };
  const tenancy = await make('/tenancies', { ...places, startedOn: '2024-01-01' });
  const product = await make('/products', { sku: 'F-1', name: 'Oak floor', family: 'floors' });
  const staff = await make('/staff', { name: 'Huang Meng', storeId: store.storeId });
  const contract = await makeContract(make, places);
  await app.settle();
  const { rows: promises } = (await caller.call(`/promises?contractId=${contract.contractId}`)).body;
  const { rows: commitments } = (await caller.call('/commitments')).body;
  const { rows: calendars } = (await caller.call('/calendars')).body;
  const invited = await make('/accounts', {
    name: 'Colleague',
    email: `c${caller.companyId.slice(-6)}@example.org`,
    roles: ['agent'],
  });
  const key = await make('/keys', { name: 'second', roles: ['viewer'] });
  const { webhook } = await make('/webhooks', {
    name: 'Stock keeping',
    url: 'http://127.0.0.1:9/',
    factNames: ['key.made'],
  });
  const { feed } = await make('/feeds', { name: 'Online mall', kind: 'medusa', deliverWithinDays: 14 });
  const opened = await make('/cases', {
    contractId: contract.contractId,
    problem: 'quality',
    description: 'It creaks',
  });
  const planned = await make(`/cases/${opened.caseId}/visits`, {
    plannedAt: '2026-01-06T08:00:00Z',
    who: 'Huang Meng',
  });
  const demand = await make(`/cases/${opened.caseId}/demands`, {
    channel: 'call',
    toWhom: 'In charge',
    text: 'Repair',
  });
  const photo = await make(`/cases/${opened.caseId}/files`, filePart('photo.jpg', jpeg), filePart.headers);
  const incident = await make('/incidents', { title: 'Creaking floors', caseIds: [opened.caseId] });
  return new Map([
    ['sto', store.storeId],
    ['frm', firm.firmId],
    ['brd', brand.brandId],
    ['tcy', tenancy.tenancyId],
    ['prd', product.productId],
    ['stf', staff.staffId],
    ['ctr', contract.contractId],
    ['per', contract.personId],
    ['obl', contract.obligations[0].obligationId],
    ['prm', promises[0].promiseId],
    ['com', commitments[0].commitmentId],
    ['cal', calendars[0].calendarId],
    ['acc', invited.account.accountId],
    ['key', key.key.keyId],
    ['whk', webhook.webhookId],
    ['fed', feed.feedId],
    ['cas', opened.caseId],
    ['vis', planned.visits[0].visitId],
    ['dem', demand.demandId],
    ['fil', photo.fileId],
    ['inc', incident.incidentId],
    ...(await makeChannels(make, opened.caseId)),
    ...(await makeKnowledge(make, opened.caseId)),
    ['ltr', (await make(`/cases/${opened.caseId}/letters`, { kind: 'demand_reply' })).letterId],
    ['swp', await makeSweep(make, contract.contractId, brand.brandId)],
    ['wrn', await makeWarning(app, caller)],
    ...(await makeMoney(make, firm.firmId, opened.caseId)),
    ...(await makePayments(app, caller, opened.caseId)),
    ...(await makeDecisions(make, opened.caseId, places)),
  ]);
}

// biome-ignore lint/suspicious/noExplicitAny: a test looks at what came, whatever it is
function makeContract(make: Make, places: Record<string, string>): Promise<any> {
  return make('/contracts', {
    number: 'N-1',
    signedOn: '2025-11-01',
    customer: { name: 'Mr Song', phones: ['+8613800138000'] },
    ...places,
    amount: { amountMinor: '7000000', currency: 'CNY' },
    obligations: [
      { kind: 'deliver', agreedOn: '2025-12-30' },
      { kind: 'install', agreedOn: '2026-02-01' },
    ],
    vouchers: [
      { kind: 'receipt', number: 'V-1', paidOn: '2025-11-01', amount: { amountMinor: '7000000', currency: 'CNY' } },
    ],
  });
}

/** A mailbox and a gateway that send nowhere, and a message. */
async function makeChannels(make: Make, caseId: string): Promise<[string, string][]> {
  const mailbox = { name: 'Help', address: 'help@mall.example', language: 'en', receives: 'none' };
  return [
    ['mbx', (await make('/mailboxes', mailbox)).mailboxId],
    ['gwy', (await make('/gateways', { name: 'WeChat', kind: 'wechat', language: 'zh-CN' })).gatewayId],
    ['msg', (await make(`/cases/${caseId}/conversation`, { text: 'We are coming' })).messageId],
  ];
}

/** An answer, and a tree that is walked on a case. */
async function makeKnowledge(make: Make, caseId: string): Promise<[string, string][]> {
  const three = (text: string) => ({ 'zh-CN': text, ru: text, en: text });
  const answer = { title: three('Dry air'), text: three('Use a humidifier'), audience: 'customer' };
  const end = { key: 'end', kind: 'end', cause: three('Dry air'), advice: three('Wait'), remedy: 'no_fault' };
  const tree = { title: three('Creaks'), symptom: three('It creaks'), forCustomers: true, first: 'end', nodes: [end] };
  const { treeId } = await make('/diagnosis-trees', { tree });
  await make(`/diagnosis-trees/${treeId}/publish`, { why: 'tried', revision: 1 });
  return [
    ['ans', (await make('/answers', { answer, why: 'asked often' })).answerId],
    ['tre', treeId],
    ['dia', (await make(`/cases/${caseId}/diagnoses`, { treeId })).walkId],
  ];
}

/** A sweep from a case that a visit has confirmed. */
async function makeSweep(make: Make, contractId: string, brandId: string): Promise<string> {
  const { caseId } = await make('/cases', { contractId, problem: 'late', description: 'It came late' });
  const { visits } = await make(`/cases/${caseId}/visits`, { plannedAt: '2026-01-06T08:00:00Z', who: 'Huang Meng' });
  await make(`/visits/${visits[0].visitId}/done`, {
    delivered: true,
    problemFound: true,
    findings: 'Late',
    damageClass: 'home_flooded',
  });
  const filter = { brandId, signedFrom: '2025-01-01', signedUntil: '2025-12-31' };
  return (await make('/sweeps', { caseId, title: 'Late floors', filter })).sweepId;
}

/** The flooded home of the sweep's case warns by itself. */
async function makeWarning(app: TestApp, caller: Caller): Promise<string> {
  await app.settle();
  return (await caller.call('/warnings')).body.rows[0].warningId;
}

/** A claim on the merchant and a loss that waits for approval. */
async function makeMoney(make: Make, firmId: string, caseId: string): Promise<[string, string][]> {
  const amount = { amountMinor: '10000', currency: 'CNY' };
  const claim = await make('/claims', { bearer: 'merchant', firmId, caseId, cause: 'quality', amount, note: 'Travel' });
  const loss = await make(`/claims/${claim.claimId}/write-off`, { reason: 'Too small' });
  return [
    ['clm', claim.claimId],
    ['los', loss.lossId],
  ];
}

/** A decision that waits for approval, made against the rules, and a batch of one case that the rules pay. */
async function makeDecisions(make: Make, caseId: string, places: Record<string, string>): Promise<[string, string][]> {
  const refund = { head: 'refund', amountMinor: '10000' };
  const overrule = { reason: 'Out of kindness' };
  const decision = await make('/decisions/compensation', { caseId, lines: [refund], overrule });
  const amount = { amountMinor: '300000', currency: 'CNY' };
  const contract = await make('/contracts', {
    ...places,
    number: 'N-2',
    signedOn: '2025-11-01',
    customer: { name: 'Ms Li', phones: ['+8613800138002'] },
    amount,
    obligations: [{ kind: 'deliver', agreedOn: '2025-12-30' }],
    vouchers: [{ kind: 'receipt', number: 'V-2', paidOn: '2025-11-01', amount }],
  });
  const lost = { contractId: contract.contractId, problem: 'property_damage', description: 'It leaked' };
  const opened = await make('/cases', { ...lost, damageClass: 'wall_soaked', assessedLoss: amount });
  const visit = { plannedAt: '2026-01-05T07:00:00Z', who: 'Huang Meng' };
  const { visits } = await make(`/cases/${opened.caseId}/visits`, visit);
  await make(`/visits/${visits[0].visitId}/done`, { problemFound: true, findings: 'Wet' });
  const asked = { channel: 'call', toWhom: 'In charge', text: 'Repair' };
  const demand = await make(`/cases/${opened.caseId}/demands`, asked);
  await make(`/demands/${demand.demandId}/answer`, { answer: 'refuses' });
  const incident = await make('/incidents', { title: 'Leaks', caseIds: [opened.caseId] });
  const batch = await make('/decisions/compensation/batches', { incidentId: incident.incidentId });
  return [
    ['dec', decision.decisionId],
    ['bat', batch.batchId],
  ];
}

/** The beginning of a photo: what a file is, is told by its first bytes. */
export const jpeg = Buffer.concat([Buffer.from([0xff, 0xd8, 0xff, 0xe0]), Buffer.alloc(60, 7)]);

/** A form with one file, as a browser sends it; `filePart.headers` say so. */
export function filePart(name: string, content: Uint8Array): Buffer {
  const head = `--parts\r\ncontent-disposition: form-data; name="file"; filename="${name}"\r\ncontent-type: application/octet-stream\r\n\r\n`;
  return Buffer.concat([Buffer.from(head), content, Buffer.from('\r\n--parts--\r\n')]);
}
filePart.headers = { 'content-type': 'multipart/form-data; boundary=parts' };
