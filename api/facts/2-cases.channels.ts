// Facts of messages and channels. The subject of `message.*` is the case, of the others the mailbox, the gateway or the arrival; what
// people wrote, and their addresses, stay out of facts.
import { z } from 'zod';
import { arrivalReasons, channelLines, messageChannels, sendFaults } from '../flow/2-cases.words.ts';
import { id, instant } from '../values.ts';

const message = { caseId: id('cas'), messageId: id('msg'), channel: z.enum(messageChannels) };
const arrival = { arrivalId: id('arr') };

export const channelFacts = {
  /** `fromPerson`: the customer of the case by their own page, their reply token or their known address; false for somebody else's. */
  'message.received': z.object({ ...message, fromPerson: z.boolean() }),
  /** An agent wrote or the system did, `automatic`; `sendAt` when it is to leave later. Clocks stop at this moment, not at delivery. */
  'message.sent': z.object({ ...message, automatic: z.boolean(), sendAt: instant.nullable() }),
  /** It has left us: our mail server or the gateway took it. */
  'message.delivered': z.object(message),
  'message.failed': z.object({ ...message, why: z.enum(sendFaults) }),
  'message.stopped': z.object(message),
  'message.sent_again': z.object(message),
  'arrival.waiting': z.object({ ...arrival, why: z.enum(arrivalReasons), line: z.enum(channelLines) }),
  'arrival.placed': z.object({ ...arrival, caseId: id('cas') }),
  'arrival.set_aside': z.object(arrival),
  'mailbox.added': z.object({ mailboxId: id('mbx') }),
  'mailbox.changed': z.object({ mailboxId: id('mbx') }),
  'mailbox.key_made': z.object({ mailboxId: id('mbx') }),
  'gateway.added': z.object({ gatewayId: id('gwy') }),
  'gateway.changed': z.object({ gatewayId: id('gwy') }),
  'gateway.keys_made': z.object({ gatewayId: id('gwy') }),
} as const;
