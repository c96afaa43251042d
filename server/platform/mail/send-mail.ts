// SMTP: one mail to one recipient. The envelope is ours, never read from headers (MAIL-4); faults are told apart.
import nodemailer from 'nodemailer';
import { faultOf, MailFault } from './mail-fault.ts';
import { type AllowedHosts, type MailServer, serverAddress } from './mail-server.ts';

const waits = { connectionTimeout: 10_000, greetingTimeout: 10_000, socketTimeout: 30_000 };

/** Throws MailFault. What the server answered when it took the mail comes back. */
export async function sendMail(
  server: MailServer,
  allowed: AllowedHosts,
  mail: { from: string; to: string; bytes: Buffer },
): Promise<string> {
  const transport = await transportTo(server, allowed);
  try {
    const sent = await transport.sendMail({ envelope: { from: mail.from, to: [mail.to] }, raw: mail.bytes });
    if (sent.rejected.length > 0) throw new MailFault('recipient_refused', sent.response);
    return sent.response.slice(0, 300);
  } catch (error) {
    throw faultOf(error);
  } finally {
    transport.close();
  }
}

/** Connects and signs in; sends nothing. Throws MailFault. */
export async function trySending(server: MailServer, allowed: AllowedHosts): Promise<void> {
  const transport = await transportTo(server, allowed);
  try {
    await transport.verify();
  } catch (error) {
    throw faultOf(error);
  } finally {
    transport.close();
  }
}

async function transportTo(server: MailServer, allowed: AllowedHosts) {
  const { host, servername } = await serverAddress(server, allowed);
  const { port, security, user, password } = server;
  return nodemailer.createTransport({
    host,
    port,
    secure: security === 'tls',
    requireTLS: security === 'starttls',
    ignoreTLS: security === 'none',
    ...(user === '' ? {} : { auth: { user, pass: password } }),
    tls: { minVersion: 'TLSv1.2', ...(servername === undefined ? {} : { servername }) },
    disableFileAccess: true,
    disableUrlAccess: true,
    ...waits,
  });
}
