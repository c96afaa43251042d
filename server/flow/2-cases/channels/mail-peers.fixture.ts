// For tests: the other side of mail. A real SMTP server that remembers what it was given, a small IMAP server of our own, and mails as people
// and machines write them.
import { once } from 'node:events';
import { createServer, type Server, type Socket } from 'node:net';
import { SMTPServer } from 'smtp-server';

export interface Envelope {
  from: string;
  to: string[];
  raw: string;
}

export interface SmtpPeer {
  port: number;
  mails: Envelope[];
  /** What the next recipients are answered: a code and a line, or taken. */
  refuse: { code: number; line: string } | undefined;
  stop(): Promise<void>;
}

/** Signs in `mall` with `open sesame`; anybody else is refused. */
export async function startSmtpPeer(onMail: (mail: Envelope) => void = () => undefined): Promise<SmtpPeer> {
  const peer: SmtpPeer = { port: 0, mails: [], refuse: undefined, stop: async () => undefined };
  const server = new SMTPServer({
    authOptional: true,
    allowInsecureAuth: true,
    disabledCommands: ['STARTTLS'],
    logger: false,
    onAuth(auth, _, done) {
      if (auth.username === 'mall' && auth.password === 'open sesame') return done(null, { user: 'mall' });
      return done(Object.assign(new Error('Invalid user or password'), { responseCode: 535 }));
    },
    onRcptTo(_, __, done) {
      const { refuse } = peer;
      done(refuse ? Object.assign(new Error(refuse.line), { responseCode: refuse.code }) : null);
    },
    onData(stream, session, done) {
      const pieces: Buffer[] = [];
      stream.on('data', (piece: Buffer) => pieces.push(piece));
      stream.on('end', () => {
        const { mailFrom, rcptTo } = session.envelope;
        const mail = {
          from: mailFrom ? mailFrom.address : '',
          to: rcptTo.map(({ address }) => address),
          raw: Buffer.concat(pieces).toString('utf8'),
        };
        peer.mails.push(mail);
        onMail(mail);
        done();
      });
    },
  });
  server.on('error', () => undefined);
  const listening = server.listen(0, '127.0.0.1');
  await once(listening, 'listening');
  peer.port = (listening.address() as { port: number }).port;
  peer.stop = () => new Promise((resolve) => server.close(() => resolve()));
  return peer;
}

export interface ImapPeer {
  port: number;
  /** Mail comes into the mailbox; whoever idles is told. */
  deliver(raw: string): void;
  /** The mailbox is made anew: its numbers mean nothing any more (RFC 3501 §2.3.1.1). */
  renew(): void;
  /** Breaks all connections. */
  cut(): void;
  signedIn: number;
  stop(): Promise<void>;
}

/** As much of RFC 3501 and RFC 2177 as a reader of one mailbox needs: LOGIN, EXAMINE, UID SEARCH, UID FETCH, IDLE, NOOP, LOGOUT. */
export async function startImapPeer(): Promise<ImapPeer> {
  const mails: { uid: number; raw: Buffer }[] = [];
  const sockets = new Set<Socket>();
  const idling = new Map<Socket, string>();
  let next = 1;
  let validity = 1;
  const peer: ImapPeer = {
    port: 0,
    signedIn: 0,
    deliver(raw) {
      mails.push({ uid: next++, raw: Buffer.from(raw.replaceAll(/\r?\n/g, '\r\n')) });
      for (const socket of idling.keys()) socket.write(`* ${mails.length} EXISTS\r\n`);
    },
    renew() {
      validity += 1;
      next = 1;
      for (const mail of mails) mail.uid = next++;
    },
    cut() {
      for (const socket of sockets) socket.destroy();
    },
    stop: () =>
      new Promise((resolve) => {
        peer.cut();
        server.close(() => resolve());
      }),
  };
  const within = (set: string, uid: number) =>
    set.split(',').some((part) => {
      const [low, high] = part.split(':');
      const last = mails.at(-1)?.uid ?? 0;
      const value = (text: string) => (text === '*' ? last : Number(text));
      const from = value(low ?? '');
      const to = high === undefined ? from : value(high);
      return uid >= Math.min(from, to) && uid <= Math.max(from, to);
    });
  const answer = (socket: Socket, tag: string, command: string) => {
    const ok = (text: string) => socket.write(`${tag} OK ${text}\r\n`);
    const [, verb = '', rest = ''] = /^(UID \w+|\w+) ?(.*)$/i.exec(command) ?? [];
    switch (verb.toUpperCase()) {
      case 'CAPABILITY':
        socket.write('* CAPABILITY IMAP4rev1 IDLE\r\n');
        return ok('done');
      case 'LOGIN':
        if (!/^"?mall"? "?open sesame"?$/.test(rest))
          return socket.write(`${tag} NO [AUTHENTICATIONFAILED] Invalid credentials\r\n`);
        peer.signedIn += 1;
        return ok('signed in');
      case 'LIST':
        socket.write('* LIST () "/" "INBOX"\r\n');
        return ok('done');
      case 'SELECT':
      case 'EXAMINE':
        socket.write(
          `* FLAGS (\\Seen)\r\n* ${mails.length} EXISTS\r\n* 0 RECENT\r\n* OK [UIDVALIDITY ${validity}] ok\r\n`,
        );
        socket.write(`* OK [UIDNEXT ${next}] ok\r\n`);
        return socket.write(`${tag} OK [READ-ONLY] done\r\n`);
      case 'UID SEARCH': {
        const [, set = '*'] = /UID ([\d:*,]+)/i.exec(rest) ?? [];
        const found = mails.filter(({ uid }) => within(set, uid)).map(({ uid }) => uid);
        socket.write(`* SEARCH ${found.join(' ')}\r\n`);
        return ok('done');
      }
      case 'UID FETCH': {
        const [, set = '', what = ''] = /^([\d:*,]+) (.*)$/.exec(rest) ?? [];
        for (const [i, { uid, raw }] of mails.entries()) {
          if (!within(set, uid)) continue;
          const size = `RFC822.SIZE ${raw.length}`;
          if (!/BODY/i.test(what)) socket.write(`* ${i + 1} FETCH (UID ${uid} ${size})\r\n`);
          else {
            socket.write(`* ${i + 1} FETCH (UID ${uid} BODY[] {${raw.length}}\r\n`);
            socket.write(raw);
            socket.write(')\r\n');
          }
        }
        return ok('done');
      }
      case 'IDLE':
        idling.set(socket, tag);
        // What came while nobody idled is told now.
        return socket.write(`+ idling\r\n* ${mails.length} EXISTS\r\n`);
      case 'NOOP':
        socket.write(`* ${mails.length} EXISTS\r\n`);
        return ok('done');
      case 'LOGOUT':
        socket.write('* BYE\r\n');
        ok('done');
        return socket.end();
      default:
        return ok('done');
    }
  };
  const server: Server = createServer((socket) => {
    sockets.add(socket);
    socket.on('error', () => undefined);
    socket.on('close', () => {
      sockets.delete(socket);
      idling.delete(socket);
    });
    socket.write('* OK [CAPABILITY IMAP4rev1 IDLE] ready\r\n');
    let pending = '';
    socket.on('data', (piece) => {
      pending += piece.toString('latin1');
      for (let end = pending.indexOf('\r\n'); end !== -1; end = pending.indexOf('\r\n')) {
        const line = pending.slice(0, end);
        pending = pending.slice(end + 2);
        const waiting = idling.get(socket);
        if (line.toUpperCase() === 'DONE' && waiting !== undefined) {
          idling.delete(socket);
          socket.write(`${waiting} OK idle ended\r\n`);
          continue;
        }
        const [, tag = '', command = ''] = /^(\S+) (.*)$/.exec(line) ?? [];
        answer(socket, tag, command);
      }
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  peer.port = (server.address() as { port: number }).port;
  return peer;
}

export interface Written {
  from: string;
  to?: string;
  subject?: string;
  text?: string;
  messageId?: string;
  references?: string;
  headers?: Record<string, string>;
}

let written = 0;
/** A plain mail in UTF-8. */
export function mailOf({
  from,
  to = 'help@mall.example',
  subject = 'Hello',
  text = 'Hello',
  messageId,
  references,
  headers = {},
}: Written): string {
  written += 1;
  const lines = [
    ...Object.entries(headers).map(([name, value]) => `${name}: ${value}`),
    `From: ${from}`,
    `To: ${to}`,
    `Subject: =?utf-8?B?${Buffer.from(subject).toString('base64')}?=`,
    `Message-ID: <${messageId ?? `test-${process.pid}-${written}@people.example`}>`,
    ...(references === undefined ? [] : [`In-Reply-To: ${references}`, `References: ${references}`]),
    'Date: Mon, 05 Jan 2026 08:00:00 +0000',
    'MIME-Version: 1.0',
    'Content-Type: text/plain; charset=utf-8',
    'Content-Transfer-Encoding: 8bit',
    '',
    text,
    '',
  ];
  return lines.join('\r\n');
}

/** The value of a header of a mail that was sent, unfolded. */
export function headerOf(raw: string, name: string): string | undefined {
  const head = raw.split(/\r?\n\r?\n/, 1)[0]?.replaceAll(/\r?\n[ \t]+/g, ' ') ?? '';
  return new RegExp(`^${name}: (.*)$`, 'im').exec(head)?.[1]?.trim();
}
