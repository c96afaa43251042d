// For tests of screens: cases brought through the API as far as a screen needs them, by the administrator and a second person.
import type { APIRequestContext } from 'playwright-core';

// biome-ignore lint/suspicious/noExplicitAny: a test looks at what came, whatever it is
type Answer = any;

export interface Api {
  call(method: string, path: string, body?: unknown, secret?: string): Promise<Answer>;
  /** A key of another person, for what one person may not do alone. */
  keyOf(roles: string[]): Promise<string>;
}

export function apiOf(request: APIRequestContext, address: string): Api {
  const api: Api = {
    async call(method, path, data, secret) {
      const headers = {
        'idempotency-key': crypto.randomUUID(),
        origin: address,
        ...(secret ? { authorization: `Bearer ${secret}` } : {}),
      };
      const answer = await request.fetch(`${address}/api${path}`, { method, data, headers });
      if (!answer.ok()) throw new Error(`${method} ${path} answered ${answer.status()} ${await answer.text()}`);
      return await answer.json();
    },
    keyOf: (roles) => keyOfAnother(api, address, roles),
  };
  return api;
}

let invited = 0;

/** A key counts as the account that made it, so another person must come in and make one. */
async function keyOfAnother(api: Api, address: string, roles: string[]): Promise<string> {
  invited += 1;
  const colleague = {
    name: `Colleague ${invited}`,
    email: `colleague-${invited}@example.com`,
    roles: ['administrator'],
  };
  const { link } = await api.call('POST', '/accounts', colleague);
  const headers = { 'content-type': 'application/json', 'idempotency-key': crypto.randomUUID(), origin: address };
  const post = (path: string, body: unknown, cookie = '') =>
    fetch(`${address}/api${path}`, { method: 'POST', headers: { ...headers, cookie }, body: JSON.stringify(body) });
  const accepted = await post('/invitations/accept', {
    token: String(link).split('#').at(-1),
    password: 'a long walk in the garden',
  });
  const cookie = accepted.headers.getSetCookie().map((each) => each.split(';', 1)[0]);
  const made = await post('/keys', { name: roles.join(' '), roles }, cookie.join('; '));
  const answer = (await made.json()) as Answer;
  if (!made.ok) throw new Error(`a colleague's key answered ${made.status} ${JSON.stringify(answer)}`);
  return answer.secret;
}

export interface CaseToPay {
  caseId: string;
  number: string;
  firmId: string;
  contractId: string;
  /** Of the customer's page. */
  link: string;
}

/** Contracts of merchants whose delivery is overdue, each once. */
export async function overdueContracts(api: Api): Promise<{ contractId: string; firmId: string }[]> {
  const { rows } = await api.call('GET', '/overdue/list?limit=200&lateUntil=300&complained=no');
  const meant = rows.filter((row: Answer) => row.obligationKind === 'deliver' && row.firmId !== null);
  return [...new Map(meant.map((row: Answer) => [row.contractId, row])).values()] as never;
}

/** Opened, proved, visited, and a demand sent; `demandLink` opens the merchant's answer page. */
export async function openDemanded(api: Api, contract: { contractId: string; firmId: string }) {
  const opened = await api.call('POST', '/cases', {
    contractId: contract.contractId,
    problem: 'not_delivered',
    description: 'The floor was never delivered.',
    channel: 'store',
  });
  const { caseId, number } = opened;
  const shown = await api.call('GET', `/cases/${caseId}`);
  for (const proof of shown.proofs.filter((one: Answer) => one.state === 'wanted'))
    await api.call('POST', `/cases/${caseId}/proofs`, { by: 'seen', kind: proof.kind, note: 'Seen in the store' });
  const now = new Date().toISOString();
  const visited = await api.call('POST', `/cases/${caseId}/visits`, { plannedAt: now, who: 'Li' });
  const visitId = visited.visits[0].visitId;
  const findings = {
    doneAt: now,
    delivered: false,
    installed: false,
    problemFound: true,
    findings: 'Nothing is there',
  };
  await api.call('POST', `/visits/${visitId}/done`, findings);
  const demand = await api.call('POST', `/cases/${caseId}/demands`, {
    channel: 'link',
    toWhom: 'Mr Wang',
    text: 'Deliver and install the floor within a week.',
  });
  const { token } = await api.call('POST', `/cases/${caseId}/customer-link`, {});
  const made: CaseToPay = { caseId, number, ...contract, link: token };
  return { ...made, demandId: demand.demandId as string, demandLink: demand.token as string };
}

/** Everything up to the decision, signed by a second person: a payment waits for the customer's account. */
export async function openDecided(
  api: Api,
  contract: { contractId: string; firmId: string },
  signer: string,
): Promise<CaseToPay> {
  const made = await openDemanded(api, contract);
  await api.call('POST', `/demands/${made.demandId}/answer`, { answer: 'refuses', note: 'No stock' });
  const decision = await api.call('POST', '/decisions/compensation', { caseId: made.caseId });
  await api.call('POST', `/decisions/compensation/${decision.decisionId}/approve`, undefined, signer);
  for (let tries = 0; tries < 100; tries += 1) {
    const { rows } = await api.call('GET', `/payments?caseId=${made.caseId}&limit=5`);
    if (rows.length > 0) return made;
    await new Promise((done) => setTimeout(done, 100));
  }
  throw new Error('ten seconds have passed and no payment was drafted');
}
