// What kind of mail this is, and what our own mail server found out about its sender. Pure (T-E1, T-E4).
import type { MailRead } from './mail-read.ts';
import { domainOf } from './read-address.ts';

export type MailKind = 'written' | 'auto_reply' | 'bounce' | 'list';

/** A written mail may be answered; to the other kinds nothing is ever sent (RFC 3834). */
export function kindOfMail(mail: MailRead): MailKind {
  const local = mail.fromAddress?.split('@', 1)[0] ?? '';
  if (mail.report || mail.returnPath === '<>' || local === 'mailer-daemon' || local === 'postmaster') return 'bounce';
  const auto = mail.autoSubmitted?.toLowerCase().split(';', 1)[0]?.trim();
  if (auto && auto !== 'no') return 'auto_reply';
  const precedence = mail.precedence?.toLowerCase().trim();
  if (mail.listId !== null || precedence === 'list' || precedence === 'bulk') return 'list';
  if (mail.suppressesReplies || precedence === 'auto_reply' || precedence === 'junk') return 'auto_reply';
  return /^(no-?reply|do-?not-?reply|bounces?)([+=.-]|$)/.test(local) ? 'auto_reply' : 'written';
}

/**
 * `passed`, `failed`, or `unknown` when nobody checked. Only the topmost results that carry the name of our own server count: any sender
 * can write such a header (RFC 8601 §5). A pass counts for the domain in From alone.
 */
export function checkOfSender(mail: MailRead, checkedBy: string): 'passed' | 'failed' | 'unknown' {
  if (checkedBy === '' || mail.fromAddress === null) return 'unknown';
  const own = mail.authenticationResults.find((one) => serverOf(one) === checkedBy.toLowerCase());
  if (own === undefined) return 'unknown';
  const domain = domainOf(mail.fromAddress);
  const results = resultsIn(own);
  const dmarc = results.find(({ method }) => method === 'dmarc');
  if (dmarc && dmarc.result !== 'none') return dmarc.result === 'pass' ? 'passed' : 'failed';
  const aligned = results.some(
    ({ method, result, of }) => result === 'pass' && (method === 'dkim' || method === 'spf') && isWithin(of, domain),
  );
  if (aligned) return 'passed';
  return results.some(({ result }) => result === 'fail' || result === 'permerror') ? 'failed' : 'unknown';
}

const withoutComments = (header: string) => header.replaceAll(/\([^()]*\)/g, ' ');
const serverOf = (header: string) => /^\s*([^\s;]+)/.exec(withoutComments(header))?.[1]?.toLowerCase();

function resultsIn(header: string): { method: string; result: string; of: string }[] {
  return withoutComments(header)
    .split(';')
    .slice(1)
    .flatMap((part) => {
      const [, method, result] = /^\s*(dmarc|dkim|spf)\s*=\s*(\w+)/i.exec(part) ?? [];
      const [, of] = /(?:header\.d|header\.from|smtp\.mailfrom)\s*=\s*([^\s;]+)/i.exec(part) ?? [];
      if (method === undefined || result === undefined) return [];
      return [{ method: method.toLowerCase(), result: result.toLowerCase(), of: domainOf((of ?? '').toLowerCase()) }];
    });
}

/** The domain itself, or one stands below the other. */
function isWithin(one: string, other: string): boolean {
  return (
    one === other ||
    (one.includes('.') && other.endsWith(`.${one}`)) ||
    (other.includes('.') && one.endsWith(`.${other}`))
  );
}

const quoteBegins = [
  /^-{2,}\s*(original message|forwarded message|исходное сообщение|пересланное сообщение|原始邮件|转发邮件|原始郵件)/i,
  /^(on|am|le)\b.{4,200}\b(wrote|schrieb|écrit)\s?:$/i,
  /^.{4,200}(пишет|писал|писала|написал|написала|написал\(а\))\s?:$/i,
  /^.{2,200}写道[:：]$/,
  /^(from|发件人|от|寄件者)\s?[:：].*@/i,
  /^_{10,}$/,
];

/** What was written new, without the mail it answers; the whole when nothing would be left. */
export function freshPart(text: string): string {
  const lines = text.split('\n');
  const wrapped = (i: number) => `${lines[i] ?? ''} ${lines[i + 1] ?? ''}`.trim();
  const cut = lines.findIndex((line, i) =>
    quoteBegins.some((begins) => begins.test(line.trim()) || begins.test(wrapped(i))),
  );
  const before = (cut === -1 ? lines : lines.slice(0, cut)).filter((line) => !/^\s?>/.test(line));
  return (
    before
      .join('\n')
      .replaceAll(/\n{3,}/g, '\n\n')
      .trim() || text.trim()
  );
}
