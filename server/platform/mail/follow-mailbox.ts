// IMAP: what is new in a mailbox since a place in it, then waiting for more. It only reads: marks nothing, moves nothing, deletes nothing.
import { ImapFlow } from 'imapflow';
import { faultOf } from './mail-fault.ts';
import { mailLimits } from './mail-read.ts';
import { type AllowedHosts, type MailServer, serverAddress } from './mail-server.ts';

/** RFC 3501: numbers of mails hold as long as the mailbox's validity stays. */
export interface MailPlace {
  validity: string;
  /** The number the next mail will have. */
  next: number;
}

export interface Following {
  /** Null at the first time: only what comes from now on is taken. */
  from: MailPlace | null;
  /** A mail, or null for one too large, and the place after it: both are kept together. */
  take(bytes: Uint8Array | null, after: MailPlace): Promise<void>;
  /** The mailbox was looked through; `place` is kept. */
  looked(place: MailPlace): Promise<void>;
}

/** Mail may have come without a word of the server: it is looked for this often in any case. */
const lookEveryMs = 120_000;

/** Until `stop` is aborted, or throws MailFault when the connection fails: the caller comes back later. */
export async function followMailbox(
  server: MailServer,
  allowed: AllowedHosts,
  following: Following,
  stop: AbortSignal,
): Promise<void> {
  const client = await openMailbox(server, allowed);
  const onStop = () => client.close();
  stop.addEventListener('abort', onStop, { once: true });
  try {
    const box = await client.mailboxOpen('INBOX', { readOnly: true });
    const validity = box.uidValidity.toString();
    let next = following.from === null ? box.uidNext : following.from.validity === validity ? following.from.next : 1;
    while (!stop.aborted) {
      // Mail that comes while we look wakes us again at once.
      const more = somethingNew(client, stop);
      next = await takeNew(client, { validity, next }, following, stop);
      await following.looked({ validity, next });
      void client.idle().catch(() => undefined);
      await more;
      if (!client.usable && !stop.aborted) throw Object.assign(new Error('connection closed'), { code: 'ECONNECTION' });
    }
  } catch (error) {
    if (!stop.aborted) throw faultOf(error);
  } finally {
    stop.removeEventListener('abort', onStop);
    client.close();
  }
}

/** Signs in and opens the mailbox. Throws MailFault. */
export async function tryReceiving(server: MailServer, allowed: AllowedHosts): Promise<void> {
  const client = await openMailbox(server, allowed);
  try {
    await client.mailboxOpen('INBOX', { readOnly: true });
  } catch (error) {
    throw faultOf(error);
  } finally {
    client.close();
  }
}

async function takeNew(client: ImapFlow, place: MailPlace, following: Following, stop: AbortSignal): Promise<number> {
  let { next } = place;
  const found = (await client.search({ uid: `${next}:*` }, { uid: true })) || [];
  // `n:*` names the last mail even when its number is below n.
  for (const uid of found.filter((one) => one >= next).toSorted((a, b) => a - b)) {
    if (stop.aborted) return next;
    const head = await client.fetchOne(`${uid}`, { uid: true, size: true }, { uid: true });
    if (!head) continue;
    const fits = (head.size ?? 0) <= mailLimits.bytes;
    const mail = fits ? await client.fetchOne(`${uid}`, { source: true }, { uid: true }) : undefined;
    await following.take((mail || undefined)?.source ?? null, { validity: place.validity, next: uid + 1 });
    next = uid + 1;
  }
  return next;
}

function somethingNew(client: ImapFlow, stop: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(done, lookEveryMs);
    timer.unref();
    client.once('exists', done);
    client.once('close', done);
    stop.addEventListener('abort', done, { once: true });
    function done() {
      clearTimeout(timer);
      client.off('exists', done);
      client.off('close', done);
      stop.removeEventListener('abort', done);
      resolve();
    }
  });
}

async function openMailbox(server: MailServer, allowed: AllowedHosts): Promise<ImapFlow> {
  const { host, servername } = await serverAddress(server, allowed);
  const { port, security, user, password } = server;
  const client = new ImapFlow({
    host,
    port,
    secure: security === 'tls',
    doSTARTTLS: security === 'starttls',
    ...(servername === undefined ? {} : { servername }),
    tls: { minVersion: 'TLSv1.2', ...(servername === undefined ? {} : { servername }) },
    auth: { user, pass: password },
    logger: false,
    disableAutoIdle: true,
    connectionTimeout: 10_000,
    greetingTimeout: 10_000,
    socketTimeout: 300_000,
  });
  // A connection that dies is told by the command that waits for it.
  client.on('error', () => undefined);
  try {
    await client.connect();
    return client;
  } catch (error) {
    client.close();
    throw faultOf(error);
  }
}
