// Each fact a webhook names becomes a delivery, in the transaction that answers the fact (HOOK-1).
import { type FactName, facts } from '#api/facts/index';
import type { Reaction } from '#platform/facts/react';
import { sendSoon } from './send-deliveries.ts';
import { webhookWriter } from './webhook-store.ts';

export const tellWebhooksOnFacts: Reaction = {
  name: 'tell-webhooks.on.facts',
  on: Object.keys(facts) as FactName[],
  async react(tx, told) {
    for (const webhookId of await webhookWriter(tx).addDeliveries(told)) await sendSoon(tx, webhookId);
  },
};
