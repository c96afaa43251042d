// A mail server as a client sees it, and how a secure connection to it is made: to the address that was judged, under the name that was asked.
import { isIP } from 'node:net';
import { reachHost } from '../http/reach-host.ts';
import { MailFault } from './mail-fault.ts';

export interface MailServer {
  host: string;
  port: number;
  security: 'tls' | 'starttls' | 'none';
  user: string;
  /** Empty when none is needed. */
  password: string;
}

/** Hosts in private networks that the operator allows; `*` allows all. */
export type AllowedHosts = readonly string[];

/** Throws `host_unknown` and `host_private` (MAIL-5). */
export async function serverAddress(
  server: MailServer,
  allowed: AllowedHosts,
): Promise<{ host: string; servername: string | undefined }> {
  const reached = await reachHost(server.host, allowed);
  if (reached.ok) return { host: reached.address, servername: isIP(server.host) ? undefined : server.host };
  throw new MailFault(reached.why, server.host);
}
