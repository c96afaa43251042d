// Takes a mail apart by its MIME structure, within limits counted before anything is decoded.
import PostalMime, { type Address, type Attachment, type Email } from 'postal-mime';
import { cleanHtml, textOfHtml } from './clean-html.ts';
import { type DeliveryReport, type MailFile, type MailRead, mailLimits } from './mail-read.ts';
import { readAddress } from './read-address.ts';

/** Throws for what is past the limits or no mail. */
export async function takeApart(bytes: Uint8Array): Promise<MailRead> {
  refuseTooManyParts(bytes);
  const mail = await PostalMime.parse(bytes, {
    maxNestingDepth: mailLimits.nesting,
    maxHeadersSize: mailLimits.headerBytes,
    forceRfc822Attachments: true,
  });
  const from = flat(mail.from ? [mail.from] : []);
  const html = mail.html !== undefined && mail.html.length <= mailLimits.htmlChars ? cleanHtml(mail.html) : null;
  const text = mail.text?.trim()
    ? mail.text
    : mail.html === undefined
      ? ''
      : textOfHtml(mail.html.slice(0, mailLimits.htmlChars));
  const { files, leftOut } = filesOf(mail.attachments);
  return {
    messageId: idIn(mail.messageId),
    references: referencesOf(mail),
    // Two senders are nobody's word.
    fromAddress: (from.length === 1 && readAddress(from[0]?.address)) || null,
    fromName: oneLine(from[0]?.name, 200),
    recipients: recipientsOf(mail),
    subject: oneLine(mail.subject, 300),
    sentAt: momentOf(mail.date),
    text: tidyText(text),
    html: html?.html.trim() ? html.html : null,
    picturesBlocked: html?.picturesBlocked ?? 0,
    files,
    filesLeftOut: leftOut,
    autoSubmitted: headerOf(mail, 'auto-submitted'),
    precedence: headerOf(mail, 'precedence'),
    listId: headerOf(mail, 'list-id'),
    returnPath: headerOf(mail, 'return-path'),
    suppressesReplies: /\b(all|oof|autoreply|dr)\b/i.test(headerOf(mail, 'x-auto-response-suppress') ?? ''),
    authenticationResults: mail.headers
      .filter(({ key }) => key === 'authentication-results')
      .map(({ value }) => value.slice(0, 4_000)),
    report: reportOf(mail),
  };
}

/** A million parts are a few megabytes of dashes: they are counted where each boundary that is declared begins a line. */
function refuseTooManyParts(bytes: Uint8Array): void {
  const whole = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const declared = new Set<string>();
  for (let at = whole.indexOf('boundary='); at !== -1; at = whole.indexOf('boundary=', at + 9)) {
    const [, name] = /^boundary="?([^";\r\n]{1,100})/.exec(whole.toString('latin1', at, at + 120)) ?? [];
    if (name !== undefined) declared.add(name);
    if (declared.size > mailLimits.parts) throw new Error('MAIL-1 too many boundaries');
  }
  let parts = 0;
  for (const name of declared) {
    const mark = Buffer.from(`\n--${name}`, 'latin1');
    for (let at = whole.indexOf(mark); at !== -1; at = whole.indexOf(mark, at + mark.length))
      if (++parts > mailLimits.parts) throw new Error('MAIL-1 too many parts');
  }
}

function flat(given: readonly Address[]): { name: string; address: string }[] {
  return given.flatMap((one) => (one.group ? flat(one.group) : [{ name: one.name, address: one.address ?? '' }]));
}

function headerOf(mail: Email, key: string): string | null {
  return oneLine(mail.headers.find((header) => header.key === key)?.value, 500);
}

function recipientsOf(mail: Email): string[] {
  const named = flat([...(mail.to ?? []), ...(mail.cc ?? [])]).map(({ address }) => address);
  const delivered = mail.headers
    .filter(({ key }) => key === 'delivered-to' || key === 'x-original-to')
    .map(({ value }) => value);
  const read = [...named, ...delivered].flatMap((one) => readAddress(one.replace(/^<|>$/g, '')) ?? []);
  return [...new Set(read)].slice(0, 100);
}

/** `<a@b>` without the brackets. */
function idIn(given: string | undefined): string | null {
  const [, found] = /<([^<>\s]{3,250})>/.exec(given ?? '') ?? [];
  return found ?? null;
}

function referencesOf(mail: Email): string[] {
  const all = [...`${mail.inReplyTo ?? ''} ${mail.references ?? ''}`.slice(0, 20_000).matchAll(/<([^<>\s]{3,250})>/g)];
  return [...new Set(all.map(([, found]) => found ?? ''))].slice(0, 50);
}

function momentOf(date: string | undefined): string | null {
  const at = new Date(date ?? '');
  return Number.isNaN(at.getTime()) ? null : at.toISOString();
}

/** No line breaks, no control characters, no lone halves of characters. */
function oneLine(given: string | undefined, most: number): string | null {
  const line = (given ?? '')
    .slice(0, most * 4)
    .replaceAll(/[\p{Cc}\p{Zl}\p{Zp}]+/gu, ' ')
    .toWellFormed()
    .trim();
  return line.slice(0, most).toWellFormed() || null;
}

export function tidyText(given: string): string {
  return given
    .slice(0, mailLimits.textChars)
    .replaceAll(/\r\n?/g, '\n')
    .replaceAll(/[^\P{Cc}\n\t]/gu, '')
    .toWellFormed()
    .trim();
}

function filesOf(given: readonly Attachment[]): { files: MailFile[]; leftOut: string[] } {
  const real = given.filter(({ mimeType }) => mimeType !== 'message/delivery-status');
  const named = real.map(({ filename, mimeType, content }, i) => ({
    name: oneLine(filename ?? undefined, 200) ?? `attachment-${i + 1}`,
    claimedType: mimeType,
    content: typeof content === 'string' ? new TextEncoder().encode(content) : new Uint8Array(content),
  }));
  const files = named.slice(0, mailLimits.files);
  return {
    files,
    leftOut: named
      .slice(mailLimits.files)
      .map(({ name }) => name)
      .slice(0, 50),
  };
}

function reportOf(mail: Email): DeliveryReport | null {
  const status = mail.attachments.find(({ mimeType }) => mimeType === 'message/delivery-status');
  if (!status) return null;
  const told = decoded(status.content, 8_000);
  const returned = mail.attachments.find(({ mimeType }) => /^(message\/rfc822|text\/rfc822-headers)$/.test(mimeType));
  const [, action] = /^action:\s*(\S+)/im.exec(told) ?? [];
  const [, diagnostic] = /^diagnostic-code:\s*(.+(?:\r?\n[ \t].+)*)/im.exec(told) ?? [];
  const [, code] = /^status:\s*(\S+)/im.exec(told) ?? [];
  const [, inside] = /^message-id:\s*(<[^<>\s]+>)/im.exec(decoded(returned?.content, 64_000)) ?? [];
  return {
    messageId: idIn(inside),
    failed: action?.toLowerCase() === 'failed',
    said: oneLine(diagnostic ?? code ?? '', 300) ?? '',
  };
}

function decoded(content: Attachment['content'] | undefined, most: number): string {
  if (content === undefined) return '';
  return typeof content === 'string'
    ? content.slice(0, most)
    : new TextDecoder().decode(new Uint8Array(content).slice(0, most));
}
