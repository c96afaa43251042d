// Facts of the registry: what is recorded when people, merchants and contracts come in or change. Ids are public ids.
import { z } from 'zod';
import { day, id, instant } from '../values.ts';

const changed = z.record(z.string(), z.tuple([z.unknown(), z.unknown()]));
const agreed = { agreedOn: day.nullable(), agreedAt: instant.nullable() };

export const registryFacts = {
  'company.founded': z.object({ name: z.string(), kind: z.enum(['own', 'demo']) }),
  'company.changed': z.object({ changed }),
  'person.registered': z.object({ personId: id('per') }),
  'person.changed': z.object({ personId: id('per'), fields: z.array(z.string()) }),
  'person.merged': z.object({ personId: id('per'), duplicateId: id('per') }),
  'firm.registered': z.object({ firmId: id('frm') }),
  'firm.changed': z.object({ firmId: id('frm'), changed }),
  'brand.registered': z.object({ brandId: id('brd') }),
  'store.registered': z.object({ storeId: id('sto') }),
  'store.changed': z.object({ storeId: id('sto'), changed }),
  'staff.registered': z.object({ staffId: id('stf') }),
  'product.registered': z.object({ productId: id('prd') }),
  'tenancy.started': z.object({
    tenancyId: id('tcy'),
    firmId: id('frm'),
    brandId: id('brd'),
    storeId: id('sto'),
    startedOn: day,
  }),
  'tenancy.ended': z.object({
    tenancyId: id('tcy'),
    firmId: id('frm'),
    endedOn: day,
    reason: z.string(),
    undelivered: z.number().int(),
    openPromises: z.number().int(),
  }),
  'contract.registered': z.object({ contractId: id('ctr'), personId: id('per'), importId: id('imp').nullable() }),
  /** field → [before, after]; obligations move with `obligation.moved`. */
  'contract.changed': z.object({ contractId: id('ctr'), importId: id('imp').nullable(), changed }),
  'contract.cancelled': z.object({ contractId: id('ctr'), cancelledOn: day, reason: z.string() }),
  'contract.complained': z.object({ contractId: id('ctr'), complainedOn: day, channel: z.string() }),
  'obligation.fulfilled': z.object({
    contractId: id('ctr'),
    obligationId: id('obl'),
    kind: z.enum(['deliver', 'install', 'perform']),
    fulfilledAt: instant,
    proof: z.string().nullable(),
  }),
  'obligation.moved': z.object({
    contractId: id('ctr'),
    obligationId: id('obl'),
    from: z.object(agreed),
    to: z.object(agreed),
    agreedBy: z.string(),
    reason: z.string(),
  }),
  'voucher.added': z.object({ contractId: id('ctr'), voucherId: id('vou') }),
  'import.ended': z.object({
    importId: id('imp'),
    kind: z.string(),
    state: z.string(),
    added: z.number().int(),
    changed: z.number().int(),
    unchanged: z.number().int(),
    bad: z.number().int(),
  }),
  'account.invited': z.object({ accountId: id('acc') }),
  'account.changed': z.object({ accountId: id('acc'), changed }),
  'account.signed_in': z.object({ accountId: id('acc'), by: z.enum(['password', 'passkey', 'link', 'invitation']) }),
  'key.made': z.object({ keyId: id('key') }),
  'key.revoked': z.object({ keyId: id('key') }),
  'webhook.added': z.object({ webhookId: id('whk') }),
  'webhook.changed': z.object({ webhookId: id('whk'), state: z.string() }),
  'webhook.secret_renewed': z.object({ webhookId: id('whk') }),
  'webhook.stopped': z.object({ webhookId: id('whk'), why: z.enum(['silent', 'gone']) }),
  'feed.added': z.object({ feedId: id('fed') }),
  'feed.changed': z.object({ feedId: id('fed'), isOn: z.boolean() }),
  'feed.secret_renewed': z.object({ feedId: id('fed') }),
  'feed.event_refused': z.object({ feedId: id('fed'), eventId: id('fev'), code: z.string() }),
} as const;
