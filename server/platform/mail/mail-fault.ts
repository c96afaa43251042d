// Why a mail server could not be spoken to or did not take a mail, told apart so that a person knows what to mend.

export type MailFaultWhy =
  | 'not_set_up'
  | 'host_unknown'
  | 'host_private'
  | 'unreachable'
  | 'timed_out'
  | 'not_secure'
  | 'sign_in_failed'
  | 'sender_refused'
  | 'recipient_refused'
  | 'content_refused'
  | 'try_later'
  | 'other';

export class MailFault extends Error {
  override name = 'MailFault';
  readonly why: MailFaultWhy;
  /** What the server said, a line of at most 300 characters. */
  readonly said: string | null;
  constructor(why: MailFaultWhy, said: string | null = null) {
    super(`${why}${said ? `: ${said}` : ''}`);
    this.why = why;
    this.said = said;
  }
}

interface Told {
  code?: string;
  command?: string;
  responseCode?: number;
  response?: string;
  responseText?: string;
  authenticationFailed?: boolean;
  message?: string;
}

const byCode: Readonly<Record<string, MailFaultWhy>> = {
  EDNS: 'host_unknown',
  ENOTFOUND: 'host_unknown',
  EAI_AGAIN: 'host_unknown',
  ECONNREFUSED: 'unreachable',
  ECONNRESET: 'unreachable',
  EHOSTUNREACH: 'unreachable',
  ENETUNREACH: 'unreachable',
  ECONNECTION: 'unreachable',
  ESOCKET: 'unreachable',
  ETIMEDOUT: 'timed_out',
  ETIMEOUT: 'timed_out',
  CONNECT_TIMEOUT: 'timed_out',
  GREETING_TIMEOUT: 'timed_out',
  UPGRADE_TIMEOUT: 'timed_out',
  ETLS: 'not_secure',
  EAUTH: 'sign_in_failed',
  ENOAUTH: 'sign_in_failed',
  EOAUTH2: 'sign_in_failed',
  NoConnection: 'unreachable',
  EConnectionClosed: 'unreachable',
};

/** From an error of the SMTP or IMAP client. */
export function faultOf(error: unknown): MailFault {
  if (error instanceof MailFault) return error;
  const told = (error ?? {}) as Told;
  const said = lineOf(told.response ?? told.responseText ?? told.message);
  if (told.authenticationFailed) return new MailFault('sign_in_failed', said);
  if (/certificate|self.signed|altname|wrong version number|ssl|tls/i.test(told.message ?? ''))
    return new MailFault('not_secure', said);
  if (told.responseCode !== undefined) return new MailFault(byAnswer(told), said);
  return new MailFault(byCode[told.code ?? ''] ?? 'other', said);
}

function byAnswer({ responseCode = 0, command = '', code }: Told): MailFaultWhy {
  if (code === 'EAUTH') return 'sign_in_failed';
  if (responseCode >= 400 && responseCode < 500) return 'try_later';
  if (/MAIL/i.test(command)) return 'sender_refused';
  if (/RCPT/i.test(command)) return 'recipient_refused';
  return /DATA|API/i.test(command) ? 'content_refused' : 'other';
}

function lineOf(given: string | undefined): string | null {
  return (
    given
      ?.replaceAll(/\p{Cc}+/gu, ' ')
      .trim()
      .slice(0, 300) || null
  );
}
