// Mailboxes and gateways as the settings show them.
import type { z } from 'zod';
import type { gatewayShown, mailboxShown } from '#api/flow/2-cases.channel-setup';

export type Mailbox = z.output<typeof mailboxShown>;
export type Gateway = z.output<typeof gatewayShown>;
