// The pipes of mail by their rules: addresses, MIME within limits, clean HTML, headers that cannot be broken out of, sealed secrets, hosts.
import { monitorEventLoopDelay } from 'node:perf_hooks';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isPrivate, reachHost } from '../http/reach-host.ts';
import { makeUuid } from '../ids/make-id.ts';
import { sealsWith } from '../secrets/seal-secret.ts';
import { cleanHtml, textOfHtml } from './clean-html.ts';
import { dangerousHtml } from './dangerous-html.fixture.ts';
import { checkOfSender, freshPart, kindOfMail } from './judge-mail.ts';
import { readAddress, withTag } from './read-address.ts';
import { readMail } from './read-mail.ts';
import { writeMail } from './write-mail.ts';

const mail = (headers: string[], body = 'Hello') =>
  Buffer.from(['From: a@people.example', 'To: help@mall.example', ...headers, '', body].join('\r\n'));

describe('[MAIL-1] a mail is read within limits', () => {
  test('what people write is read: encodings, names, recipients, files', async () => {
    const read = await readMail(
      Buffer.from(
        'From: =?utf-8?B?0JDQvdC90LA=?= <Anna@People.example>\r\nTo: help+abc@mall.example\r\nSubject: =?gb18030?B?xOO6ww==?=\r\n' +
          'Message-ID: <m1@people.example>\r\nContent-Type: multipart/mixed; boundary=x\r\n\r\n--x\r\nContent-Type: text/html\r\n\r\n' +
          '<p>Hello<script>alert(1)</script></p>\r\n--x\r\nContent-Type: image/png; name="a.png"\r\nContent-Disposition: attachment\r\n' +
          'Content-Transfer-Encoding: base64\r\n\r\niVBORw0KGgo=\r\n--x--\r\n',
      ),
    );
    expect(read?.fromAddress).toBe('anna@people.example');
    expect(read?.fromName).toBe('Анна');
    expect(read?.subject).toBe('你好');
    expect([read?.text, read?.recipients]).toEqual(['Hello', ['help+abc@mall.example']]);
    expect(read?.files.map(({ name, content }) => [name, content.length])).toEqual([['a.png', 8]]);
  });
  test('a million parts, deep nesting and huge headers are refused, and nobody waits for them', {
    timeout: 60_000,
  }, async () => {
    const delay = monitorEventLoopDelay({ resolution: 10 });
    const head = 'From: a@b.example\r\nContent-Type: multipart/mixed; boundary=x\r\n\r\n';
    const parts = Buffer.from(head + '--x\r\n\r\n\r\n'.repeat(1_000_000));
    const nested = Buffer.from(
      Array.from({ length: 150 }, (_, i) => `Content-Type: multipart/mixed; boundary=b${i}\r\n\r\n--b${i}\r\n`).join(
        '',
      ),
    );
    const headers = Buffer.from(`From: a@b.example\r\nX-Long: ${'x '.repeat(300_000)}\r\n\r\nHello`);
    delay.enable();
    for (const one of [parts, nested, headers, Buffer.alloc(26_000_000)]) expect(await readMail(one)).toBeUndefined();
    delay.disable();
    expect(delay.max / 1e6).toBeLessThan(1_000);
    expect((await readMail(mail([])))?.text).toBe('Hello');
  });
});

describe('[MAIL-2] HTML of strangers', () => {
  const corpus = dangerousHtml();
  test(`${corpus.length} payloads come out without anything that runs or fetches, and cleaning twice changes nothing`, () => {
    expect(corpus.length).toBeGreaterThanOrEqual(500);
    for (const payload of corpus) {
      const { html } = cleanHtml(payload);
      expect(cleanHtml(html).html, payload).toBe(html);
      const tags = [...html.matchAll(/<\/?([a-z0-9]+)([^>]*)>/gi)];
      for (const [, name = '', attributes = ''] of tags) {
        expect(allowedTags, payload).toContain(name.toLowerCase());
        expect(attributes, payload).not.toMatch(/\s(on\w+|style|src\w*|formaction|action|background|id|class)\s*=/i);
        expect(attributes.toLowerCase(), payload).not.toMatch(/(javascript|data|vbscript)\s*:/);
      }
    }
  });
  test('whatever is put together from pieces of tags stays clean', () => {
    const piece = fc.constantFrom(
      '<',
      '>',
      '/',
      'script',
      'img',
      ' src=x',
      ' onerror=alert(1)',
      '"',
      "'",
      '<!--',
      '-->',
      'svg',
      'a href=',
      'javascript:',
      '&lt;',
      '\u0000',
      'x',
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 25 }), (pieces) => {
        const { html } = cleanHtml(pieces.join(''));
        expect(cleanHtml(html).html).toBe(html);
        expect(html).not.toMatch(/<(script|img|svg|iframe|object|form|style)/i);
        expect(html).not.toMatch(/<[^>]*\son\w+=/i);
      }),
      { numRuns: 1_500 },
    );
  });
  test('words stay, pictures are counted', () => {
    expect(cleanHtml('<p>Hi <b>you</b><img src="https://t.example/p.gif"></p>')).toEqual({
      html: '<p>Hi <b>you</b></p>',
      picturesBlocked: 1,
    });
    expect(textOfHtml('<p>One &amp; two</p><p>three</p>')).toBe('One & two\nthree');
  });
});
const allowedTags = [
  ...[
    'p',
    'div',
    'blockquote',
    'pre',
    'h1',
    'h2',
    'h3',
    'h4',
    'h5',
    'h6',
    'ul',
    'ol',
    'li',
    'hr',
    'br',
    'a',
    'b',
    'strong',
    'i',
    'em',
  ],
  ...['u', 's', 'code', 'sub', 'sup', 'span', 'table', 'caption', 'thead', 'tbody', 'tfoot', 'tr', 'th', 'td'],
];

describe('[MAIL-3] addresses', () => {
  test('one that could be read two ways is none', () => {
    expect(readAddress(' Anna.K+1@People.EXAMPLE ')).toBe('anna.k+1@people.example');
    expect(readAddress('a@почта.рф')).toBe('a@xn--80a1acny.xn--p1ai');
    for (const bad of [
      '"a@evil x"@in.example',
      'a@b@c.example',
      'a@b',
      'a@1.2.3.4',
      'a@b.example\r\nBcc: x@y.example',
      'a..b@c.example',
      '<a@b.example>',
      'a@b.example,c@d.example',
      'a@b_c.example',
      '@b.example',
      `${'a'.repeat(65)}@b.example`,
      'a@b.example ; c',
      'a@[127.0.0.1]',
    ])
      expect(readAddress(bad), bad).toBeUndefined();
  });
  test('[T-X8] a hostile hundred thousand characters cost nothing', () => {
    const began = performance.now();
    for (const piece of ['(', '"', '<', '@', 'a.', '\\']) readAddress(piece.repeat(100_000));
    expect(performance.now() - began).toBeLessThan(50);
  });
  test('a tag that would not fit is not put on', () => {
    expect(withTag('help@mall.example', 'abc')).toBe('help+abc@mall.example');
    expect(withTag(`${'h'.repeat(50)}@mall.example`, 'a'.repeat(26))).toBeUndefined();
  });
});

test('[MAIL-4] [T-X7] names, subjects and texts add no header', async () => {
  const nasty = 'Re: x\r\nBcc: victim@evil.example\r\n\r\nbody, <a@b>; "c"\u2028X-Evil: 1';
  const written = await writeMail({
    ...{ messageId: 'm1@mall.example', from: { name: nasty, address: 'help@mall.example' }, to: 'anna@people.example' },
    ...{
      replyTo: 'help+t@mall.example',
      subject: nasty,
      text: nasty,
      at: new Date(0),
      references: ['a b', 'ok@x.example'],
    },
    ...{
      automatic: 'auto-generated' as const,
      files: [{ name: nasty, mediaType: 'image/png', content: new Uint8Array(3) }],
    },
  });
  const head = (written.toString('latin1').split('\r\n\r\n', 1)[0] ?? '').replaceAll(/\r\n[ \t]/g, ' ');
  const names = head.split('\r\n').map((line) => line.split(':', 1)[0]?.toLowerCase());
  expect(names).not.toContain('bcc');
  expect(names).not.toContain('x-evil');
  expect(names.filter((name) => name === 'to')).toHaveLength(1);
  expect(head).toMatch(/^Auto-Submitted: auto-generated$/m);
  expect(head).toMatch(/^References: <ok@x\.example>$/m);
});

test('[MAIL-5] hosts of private networks are refused unless the operator allows them', async () => {
  for (const address of [
    '127.0.0.1',
    '10.1.2.3',
    '169.254.169.254',
    '192.168.0.1',
    '100.64.0.1',
    '::1',
    'fd00::1',
    '::ffff:10.0.0.1',
  ])
    expect(isPrivate(address), address).toBe(true);
  for (const address of ['1.1.1.1', '8.8.8.8', '2606:4700::1111']) expect(isPrivate(address), address).toBe(false);
  expect(await reachHost('127.0.0.1', [])).toEqual({ ok: false, why: 'host_private' });
  expect(await reachHost('localhost', [])).toEqual({ ok: false, why: 'host_private' });
  expect(await reachHost('127.0.0.1', ['127.0.0.1'])).toEqual({ ok: true, address: '127.0.0.1' });
});

test('[MAIL-6] a secret opens for its owner and place alone, and a changed one not at all', () => {
  const seals = sealsWith(Buffer.alloc(32, 7));
  const [one, other] = [makeUuid(), makeUuid()];
  const sealed = seals.seal(one, 'box imap', 'open sesame');
  expect(sealed.includes('open sesame')).toBe(false);
  expect(seals.open(one, 'box imap', sealed)).toBe('open sesame');
  expect(seals.open(other, 'box imap', sealed)).toBeUndefined();
  expect(seals.open(one, 'box smtp', sealed)).toBeUndefined();
  expect(sealsWith(Buffer.alloc(32, 8)).open(one, 'box imap', sealed)).toBeUndefined();
  const changed = Buffer.from(sealed);
  changed[20] = (changed[20] ?? 0) ^ 1;
  expect(seals.open(one, 'box imap', changed)).toBeUndefined();
});

describe('[MAIL-7] what kind of mail it is, and who sent it', () => {
  const read = async (headers: string[]) => {
    const found = await readMail(mail(headers));
    if (!found) throw new Error('unreadable');
    return found;
  };
  test('machines are known by what RFC 3834 says of them', async () => {
    const kinds: [string, string][] = [
      ['Auto-Submitted: auto-replied', 'auto_reply'],
      ['Precedence: bulk', 'list'],
      ['List-Id: <x.example>', 'list'],
      ['Return-Path: <>', 'bounce'],
      ['X-Auto-Response-Suppress: All', 'auto_reply'],
      ['Auto-Submitted: no', 'written'],
    ];
    for (const [header, kind] of kinds) expect([header, kindOfMail(await read([header]))]).toEqual([header, kind]);
  });
  test('only the topmost check that bears the name of our own server counts, for the domain in From', async () => {
    const ours = (result: string) => `Authentication-Results: mx.mall.example; ${result}`;
    expect(checkOfSender(await read([ours('dmarc=pass header.from=people.example')]), 'mx.mall.example')).toBe(
      'passed',
    );
    expect(checkOfSender(await read([ours('dmarc=fail'), ours('dmarc=pass')]), 'mx.mall.example')).toBe('failed');
    expect(checkOfSender(await read([ours('dkim=pass header.d=evil.example; spf=fail')]), 'mx.mall.example')).toBe(
      'failed',
    );
    expect(checkOfSender(await read(['Authentication-Results: mx.evil.example; dmarc=pass']), 'mx.mall.example')).toBe(
      'unknown',
    );
    expect(checkOfSender(await read([ours('dmarc=pass')]), '')).toBe('unknown');
  });
  test('what was written new is told from what is quoted, in three languages', () => {
    expect(freshPart('Thanks!\n\nOn Mon, 5 Jan 2026 at 10:00, Mall <a@b.c> wrote:\n> Hello')).toBe('Thanks!');
    expect(freshPart('Спасибо\n\nпн, 5 янв. 2026 г., Магазин <a@b.c> пишет:\n> Здравствуйте')).toBe('Спасибо');
    expect(freshPart('谢谢\n\n在 2026年1月5日，商城写道：\n> 您好')).toBe('谢谢');
    expect(freshPart('> only a quote')).toBe('> only a quote');
  });
});
