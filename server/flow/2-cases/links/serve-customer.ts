// Serves the routes of people without an account: the token of the link says the company, the case and who asks (LINK-1, LINK-2).
import type { z } from 'zod';
import { type Actor, linkActor } from '#platform/auth/actor';
import { readToken } from '#platform/auth/tokens/token';
import type { Acting } from '#platform/database/acting';
import { type Database, look, type Snapshot, type Tx } from '#platform/database/transact';
import { recordFact } from '#platform/facts/record-fact';
import { type Asked, type Contract, type Routing, serveBy } from '#platform/http/serve-route';
import { idOf, type Uuid } from '#platform/ids/make-id';
import { refuse } from '#platform/refusal';
import { findLink, kindOfLink, type LinkFound, type LinkPurpose, writeLink } from './link-store.ts';

export interface CustomerLink {
  tenantId: Uuid;
  caseUuid: Uuid;
  personUuid: Uuid;
  language: string;
}
interface Known extends CustomerLink {
  actor: Actor;
}

async function readLink(
  database: Database,
  purpose: LinkPurpose,
  token: unknown,
): Promise<LinkFound & { tenantId: Uuid }> {
  const read = readToken(kindOfLink(purpose), token);
  const found =
    read && (await look(database, read.tenantId, (snapshot: Snapshot) => findLink(snapshot, purpose, read.hash)));
  if (!read || !found) throw refuse('token.invalid', {});
  return { ...found, tenantId: read.tenantId };
}

/** Whose page a token opens. Refuses `token.invalid` for one that is unknown, ended or revoked. */
export async function readCustomerLink(database: Database, token: unknown): Promise<CustomerLink> {
  const { tenantId, caseId, personId, language } = await readLink(database, 'customer', token);
  if (caseId === null || personId === null) throw refuse('token.invalid', {});
  return { tenantId, caseUuid: caseId, personUuid: personId, language };
}

/** The token of a new link to the customer's page; it belongs after the `#` of an address, where no server sees it. Ends the one before. */
export async function makeCustomerLink(tx: Tx, caseUuid: Uuid): Promise<string> {
  const { token } = await writeLink(tx, 'customer', { caseId: caseUuid, demandId: null });
  recordFact(tx, 'customer_link.made', caseUuid, { caseId: idOf('cas', caseUuid) });
  return token;
}

type WithToken = Contract & { params: z.ZodType<{ token: string }> };
const tokenOf = (asked: { params: unknown }) => (asked.params as { token: string }).token;

/**
 * Mounts an open route of the customer's page: its path has `:token`. The handler acts as the customer, who holds no permission; what it
 * may touch is the link's one case.
 */
export function serveCustomer<C extends WithToken, Made = z.input<C['answer']>>(
  routing: Routing,
  contract: C,
  handler: (acting: Acting, asked: Asked<C>, link: CustomerLink) => Promise<Made>,
  shown?: (made: Made) => z.input<C['answer']>,
): void {
  const who = async (asked: Asked<C>): Promise<Known> => {
    const link = await readCustomerLink(routing.database, tokenOf(asked));
    return { ...link, actor: linkActor('customer', idOf('per', link.personUuid), link.language) };
  };
  serveBy<C, Known, Made>(routing, contract, who, handler, shown);
}

export interface DemandLink {
  tenantId: Uuid;
  caseUuid: Uuid;
  demandUuid: Uuid;
  language: string;
  actor: Actor;
}

/** The same for the merchant, whose link opens one demand. */
export function serveMerchant<C extends WithToken, Made = z.input<C['answer']>>(
  routing: Routing,
  contract: C,
  handler: (acting: Acting, asked: Asked<C>, link: DemandLink) => Promise<Made>,
): void {
  const who = async (asked: Asked<C>): Promise<DemandLink> => {
    const link = await readLink(routing.database, 'demand', tokenOf(asked));
    const { tenantId, caseId, demandId, firmId, language } = link;
    if (caseId === null || demandId === null) throw refuse('token.invalid', {});
    const actor = linkActor('merchant', firmId === null ? idOf('dem', demandId) : idOf('frm', firmId), language);
    return { tenantId, caseUuid: caseId, demandUuid: demandId, language, actor };
  };
  serveBy<C, DemandLink, Made>(routing, contract, who, handler);
}

/** And for the company's complaint form, whose caller is nobody yet. */
export function serveForm<C extends WithToken, Made = z.input<C['answer']>>(
  routing: Routing,
  contract: C,
  handler: (acting: Acting, asked: Asked<C>) => Promise<Made>,
  shown?: (made: Made) => z.input<C['answer']>,
): void {
  const who = async (asked: Asked<C>) => {
    const { tenantId, language } = await readLink(routing.database, 'form', tokenOf(asked));
    return { tenantId, actor: linkActor('customer', 'form', language) };
  };
  serveBy(routing, contract, who, handler, shown);
}
