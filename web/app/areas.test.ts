import { describe, expect, test } from 'vitest';
import { permissions } from '#api/permissions';
import { en } from '#api/texts/en/index';
import { areaAt, areas, areasFor } from './areas.ts';
import { wayBack } from './lead-to-door.ts';
import { openPages } from './open-pages.ts';

describe('[WEB-8] areas', () => {
  const pages = [...areas.flatMap((area) => [area, ...(area.pages ?? [])]), ...openPages];
  test('each has a text, a known permission or none, and a path of its own', () => {
    expect(areas.filter((area) => !(area.text in en.shell && area.about in en.shell)).map((area) => area.id)).toEqual(
      [],
    );
    expect(areas.filter((area) => area.permission && !permissions.includes(area.permission))).toEqual([]);
    expect(new Set(areas.map((area) => area.id)).size).toBe(areas.length);
    expect(new Set(pages.map((page) => page.path)).size).toBe(pages.length);
  });
  test('every screen can be loaded', { timeout: 60_000 }, async () => {
    for (const page of pages) expect(typeof (await page.load()), page.path).toBe('function');
  });
  test('only what the reader may is shown', () => {
    const ids = areasFor([]).map((area) => area.id);
    expect(ids).toContain('home');
    expect(ids).not.toContain('keys');
    expect(areasFor(['key.manage']).map((area) => area.id)).toContain('keys');
  });
  test('a path lies in its area, and home is only itself', () => {
    expect(areaAt('/')?.id).toBe('home');
    expect(areaAt('/keys')?.id).toBe('keys');
    expect(areaAt('/keysmith')).toBeUndefined();
  });
});

test("[WEB-7] after signing in nobody is led to another site's address", () => {
  expect(wayBack('/contracts/ctr_1?tab=history')).toBe('/contracts/ctr_1?tab=history');
  for (const back of [
    undefined,
    '',
    'https://evil.example',
    '//evil.example',
    '/\\evil.example',
    'javascript:alert(1)',
    '/sign-in?back=/',
  ])
    expect(wayBack(back)).toBe('/');
});
