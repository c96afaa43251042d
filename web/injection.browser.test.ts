// T-X6 in the document itself: every text field and every parameter of an address holds markup, and no page makes anything of it
// but text.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { pathOf, sampleOf } from '../server/test-samples.ts';
import { areas } from './app/areas.ts';
import { openPages } from './app/open-pages.ts';
import { browserPath, openDesk } from './flow/3-decisions/open-desk.fixture.ts';

if (browserPath === undefined)
  process.stderr.write('Markup in the pages is not tried: no Chromium is here. Install it, or name it in CHROMIUM.\n');

/** Ends an attribute, makes elements, runs on a fault, and asks our own texts to fill it in; short enough for any line. */
const marker = '"><mg-x><img src=x onerror=mgHit()>{{x}}$t(save)';

type Answer = { status: number; body: Record<string, unknown> };

describe.skipIf(browserPath === undefined)('[T-X6] markup in the pages', () => {
  let desk: Awaited<ReturnType<typeof openDesk>>;
  const ids = new Map<string, string>();
  const dialogs: string[] = [];
  const call = (method: string, path: string, body?: unknown): Promise<Answer> =>
    desk.page.evaluate(
      async ({ method, path, body }) => {
        const headers = { 'content-type': 'application/json', 'idempotency-key': crypto.randomUUID() };
        const answer = await fetch(`/api${path}`, { method, headers, ...(body ? { body: JSON.stringify(body) } : {}) });
        return { status: answer.status, body: await answer.json().catch(() => ({})) };
      },
      { method, path, body },
    );

  beforeAll(async () => {
    desk = await openDesk();
    await desk.page.addInitScript(() =>
      Object.assign(window, { mgHit: () => Object.assign(window, { mgWasHit: true }) }),
    );
    desk.page.on('dialog', (dialog) => {
      dialogs.push(dialog.message());
      void dialog.dismiss();
    });
  }, 120_000);
  afterAll(() => desk?.close(), 30_000);

  test('every text field of every write takes it, or refuses it', { timeout: 120_000 }, async () => {
    const writes = desk.mounted.filter(({ method, takesFile, body }) => method !== 'GET' && body && !takesFile);
    // Twice: what the first round makes is what the second one changes.
    const taken = new Set<string>();
    for (const contract of [...writes, ...writes]) {
      if (leavesTheDesk.test(contract.name)) continue;
      const sample = sampleOf(contract, ids);
      for (const place of textsIn(sample.body)) {
        const marked = withText(sample.body, place, marker);
        const { status, body } = await call(contract.method, pathOf(contract, sample).split('?')[0] ?? '', marked);
        expect([contract.name, place, status < 500], JSON.stringify(body)).toEqual([contract.name, place, true]);
        if (status >= 300) continue;
        taken.add(`${contract.name} ${place.join('.')}`);
        noteIds(body, ids);
      }
    }
    expect([...taken]).toEqual(
      expect.arrayContaining(['person.register name', 'store.register name', 'firm.register legalName']),
    );
    expect(taken.size).toBeGreaterThan(40);
  });

  test('a file whose name, titles and cells are markup is previewed and listed as text', {
    timeout: 60_000,
  }, async () => {
    const content = `${quoted(marker)},Contract date,Customer\n${quoted(marker)},${quoted(marker)},Li\n`;
    const imported = await desk.page.evaluate(
      async ({ content, name }) => {
        const form = new FormData();
        form.append('file', new Blob([content]), name);
        const headers = { 'idempotency-key': crypto.randomUUID() };
        return (await (await fetch('/api/imports', { method: 'POST', body: form, headers })).json()).importId;
      },
      { content, name: `${marker}.csv` },
    );
    ids.set('imp', imported);
    await visit(`/imports/${imported}`);
    expect(await holdsMarker()).toBe(true);
  });

  test('no page makes an element, an attribute or a sentence of it', { timeout: 240_000 }, async () => {
    const pages = [...areas.flatMap((area) => [area, ...(area.pages ?? [])]), ...openPages];
    const names = new Set(desk.mounted.flatMap(({ query }) => (query ? Object.keys(queryShape(query)) : [])));
    const search = new URLSearchParams(
      [...names, 'words', 'find', 'by', 'tab', 'contract'].map((name) => [name, marker]),
    );
    const shown: string[] = [];
    for (const { path } of pages) {
      const known = path.replace(
        /\$(\w+)/g,
        (_, name: string) => ids.get(prefixOf[name] ?? '') ?? encodeURIComponent(marker),
      );
      const wrongIds = path.replace(/\$(\w+)/g, encodeURIComponent(marker));
      for (const address of new Set([known, `${known}?${search}`, wrongIds])) {
        await visit(address);
        if (address === known && (await holdsMarker())) shown.push(path);
      }
    }
    // It was really there to be made something of.
    expect(shown).toEqual(
      expect.arrayContaining(['/contracts', '/contracts/$contractId', '/people/$personId', '/stores', '/merchants']),
    );
    expect(dialogs).toEqual([]);
    expect(desk.faults.filter((fault) => /content security policy/i.test(fault))).toEqual([]);
  });

  async function visit(address: string): Promise<void> {
    const { page } = desk;
    await page.goto(`${desk.address}${address}`);
    await page.locator('h1').first().waitFor();
    await page.waitForFunction(() => document.querySelector('.mg-waiting') === null);
    const made = await page.evaluate(() => ({
      elements: document.querySelectorAll('mg-x, img[src="x"]').length,
      handlers: [...document.querySelectorAll('*')].filter((one) =>
        one.getAttributeNames().some((name) => /^on/i.test(name)),
      ).length,
      scripts: [...document.querySelectorAll('[href], [src], [action]')].filter((one) =>
        ['href', 'src', 'action'].some((name) => /^\s*(javascript|data:text)/i.test(one.getAttribute(name) ?? '')),
      ).length,
      wasHit: 'mgWasHit' in window,
      // Whole wherever it stands whole: neither filled in nor translated.
      halves: (document.body.innerText.match(/<img src=x onerror=mgHit\(\)>(?!\{\{x\}\}\$t\(save\))\S/g) ?? []).length,
    }));
    expect([address, made]).toEqual([address, { elements: 0, handlers: 0, scripts: 0, wasHit: false, halves: 0 }]);
  }

  const holdsMarker = () => desk.page.evaluate((text) => document.body.innerText.includes(text), marker);
});

/** Deeds that would end the session the pages are looked at with. */
const leavesTheDesk = /^(session|account|key|company|password|passkey|story|door|clock)\./;
/** The kind of thing a parameter of a path names. */
const prefixOf: Readonly<Record<string, string>> = {
  contractId: 'ctr',
  commitmentId: 'com',
  personId: 'per',
  firmId: 'frm',
  importId: 'imp',
  caseId: 'cas',
};
const quoted = (text: string) => `"${text.replaceAll('"', '""')}"`;

function queryShape(query: unknown): object {
  return (query as { shape?: object }).shape ?? {};
}

type Place = (string | number)[];
/** Where in a body a text stands that is no id, day, code or number in disguise. */
function textsIn(body: unknown, path: Place = []): Place[] {
  if (typeof body === 'string') return /^sample \d+/.test(body) ? [path] : [];
  if (typeof body !== 'object' || body === null) return [];
  return Object.entries(body).flatMap(([name, inner]) =>
    textsIn(inner, [...path, Array.isArray(body) ? Number(name) : name]),
  );
}

let made = 0;
/** The body with the text there, and every other text new, so that no number or name is taken twice. */
function withText(body: unknown, place: Place, text: string): unknown {
  made += 1;
  const renamed = JSON.parse(JSON.stringify(body).replaceAll(/"sample (\d+)x*"/g, `"sample $1 ${made}"`));
  let at = renamed;
  for (const step of place.slice(0, -1)) at = at[step];
  at[place.at(-1) ?? ''] = `${text}${made}`;
  return renamed;
}

/** Remembers the ids an answer holds: the newest of each kind is what later writes and pages are about. */
function noteIds(answer: unknown, ids: Map<string, string>): void {
  for (const [id = '', prefix = ''] of JSON.stringify(answer).matchAll(/\b([a-z]{3})_[0-7][0-9a-hjkmnp-tv-z]{25}\b/g))
    ids.set(prefix, id);
}
