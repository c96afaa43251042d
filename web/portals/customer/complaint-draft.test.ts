import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { forgetDraft, keepDraft, keptDraft } from './complaint-draft.ts';

const kept = new Map<string, string>();
beforeEach(() => {
  vi.stubGlobal('sessionStorage', {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, text: string) => kept.set(key, text),
    removeItem: (key: string) => kept.delete(key),
  });
});
afterEach(() => {
  vi.unstubAllGlobals();
  kept.clear();
});

test('[FACE-3] what was typed is there again after a reload, and gone once it was sent', () => {
  keepDraft({ name: 'Anna', description: 'Two doors never came.' });
  expect(keptDraft()).toEqual({ name: 'Anna', description: 'Two doors never came.' });
  forgetDraft();
  expect(keptDraft()).toEqual({});
});

test('[FACE-3] a browser that keeps nothing, or kept something else, begins with an empty form', () => {
  for (const text of ['', 'no JSON', '7', 'null']) {
    kept.set('makegood.complaint', text);
    expect(keptDraft()).toEqual({});
  }
  vi.stubGlobal('sessionStorage', {
    getItem: () => {
      throw new Error('refused');
    },
    setItem: () => {
      throw new Error('refused');
    },
  });
  expect(() => keepDraft({ name: 'Anna' })).not.toThrow();
  expect(keptDraft()).toEqual({});
});
