import { describe, expect, test } from 'vitest';
import { beginSweep, sweepFilterOf, waysToLook } from './sweep-draft.ts';

const firmId = 'frm_01k0000000000000000000000a' as const;
const brandId = 'brd_01k0000000000000000000000b' as const;

describe('[CALL-3] a sweep begins with what the case names', () => {
  test('of a merchant that left: fifteen months up to its exit, as in the year of Xinhengyi', () => {
    const draft = beginSweep({ firmId, brandId, firmLeftOn: '2014-03-31' }, '2014-05-21');
    expect(draft).toMatchObject({ signedFrom: '2013-01-01', signedUntil: '2014-03-31', lookFor: 'firm' });
    expect(sweepFilterOf(draft, { firmId, brandId, firmLeftOn: '2014-03-31' })).toMatchObject({
      firmId,
      brandId: null,
    });
  });
  test('of a merchant still here: up to today', () => {
    expect(beginSweep({ firmId, brandId: null, firmLeftOn: null }, '2026-03-10').signedUntil).toBe('2026-03-10');
  });
  test('only what the case names can be looked for, and both narrow it', () => {
    expect(waysToLook({ firmId, brandId, firmLeftOn: null })).toEqual(['firm', 'brand', 'both']);
    expect(waysToLook({ firmId: null, brandId, firmLeftOn: null })).toEqual(['brand']);
    expect(waysToLook({ firmId: null, brandId: null, firmLeftOn: null })).toEqual([]);
    const swept = { firmId, brandId, firmLeftOn: null };
    const draft = { ...beginSweep(swept, '2026-03-10'), lookFor: 'both' as const, family: '  ' };
    expect(sweepFilterOf(draft, swept)).toMatchObject({ firmId, brandId, family: null, storeId: null });
  });
});
