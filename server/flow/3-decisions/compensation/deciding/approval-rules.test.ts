// DEC-4 to DEC-6 as sentences and as a property: whoever signs in whatever order, money is released by no fewer people than the
// limits want, and never by the one who proposed it or is paid by it.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { defaultLimits, type LimitsVersion } from '../limits/approval-limits.ts';
import { maySign, signaturesWanted, type ToSign } from './approval-rules.ts';

const limits = defaultLimits('CNY');
const manager = { signature: 'account:m', roles: ['manager'] };
const finance = { signature: 'account:f', roles: ['finance'] };
const toSign = (given: Partial<ToSign> = {}): ToSign => ({
  proposedBy: 'account:a',
  signedBy: [],
  exposureMinor: 7_000_000n,
  isPayee: false,
  ...given,
});

describe('[DEC-4] four eyes', () => {
  test('who proposed does not sign, nor does anyone twice', () => {
    expect(maySign(manager, toSign({ proposedBy: 'account:m' }), limits)).toEqual({
      may: false,
      because: 'own_proposal',
    });
    expect(maySign(manager, toSign({ signedBy: ['account:m'] }), limits)).toEqual({
      may: false,
      because: 'signed_already',
    });
  });
});

test('[DEC-5] who would be paid does not sign', () => {
  expect(maySign(manager, toSign({ isPayee: true }), limits)).toEqual({ may: false, because: 'payee' });
});

describe('[DEC-6] limits', () => {
  test('up to the own limit one signature, a cent above it two', () => {
    expect(maySign(manager, toSign({ exposureMinor: 5_000_000n }), limits)).toEqual({ may: true, releases: true });
    expect(maySign(manager, toSign({ exposureMinor: 5_000_001n }), limits)).toEqual({ may: true, releases: false });
    expect(maySign(finance, toSign({ signedBy: ['account:m'] }), limits)).toEqual({ may: true, releases: true });
  });
  test('above the joint limit the role does not sign; a role without limits never does', () => {
    const joint: LimitsVersion = {
      version: 1,
      limits: { ...limits.limits, roles: [{ role: 'manager', aloneMinor: '100', jointlyMinor: '500' }] },
    };
    expect(maySign(manager, toSign({ exposureMinor: 501n }), joint)).toEqual({
      may: false,
      because: 'above_limit',
      limitMinor: 500n,
    });
    expect(maySign(finance, toSign({ exposureMinor: 1n }), joint)).toMatchObject({ because: 'above_limit' });
  });
  test('of several roles the best counts, and no limit beats any', () => {
    const both = { signature: 'account:x', roles: ['finance', 'administrator'] };
    expect(maySign(both, toSign({ exposureMinor: 20_000_000n }), limits)).toEqual({ may: true, releases: true });
  });
  test('a currency without cents has the same units', () => {
    expect(defaultLimits('JPY').limits.roles[0]?.aloneMinor).toBe('10000');
    expect(signaturesWanted(0, 7_000_000n, limits)).toBe(1);
    expect(signaturesWanted(0, 20_000_001n, limits)).toBe(2);
  });

  const people = ['account:a', 'account:b', 'account:c'] as const;
  const role = fc.constantFrom('manager', 'finance', 'administrator', 'agent');
  test('whoever signs in whatever order', () => {
    fc.assert(
      fc.property(
        fc.bigInt(1n, 40_000_000n),
        fc.array(fc.record({ signature: fc.constantFrom(...people), roles: fc.array(role, { maxLength: 2 }) })),
        fc.constantFrom(undefined, ...people),
        (exposureMinor, order, payee) => {
          const signedBy: string[] = [];
          for (const signer of order) {
            const given = { proposedBy: people[0], signedBy, exposureMinor, isPayee: signer.signature === payee };
            const answer = maySign(signer, given, limits);
            if (!answer.may) continue;
            expect(signer.signature).not.toBe(people[0]);
            expect(signer.signature).not.toBe(payee);
            expect(signedBy).not.toContain(signer.signature);
            signedBy.push(signer.signature);
            if (!answer.releases) continue;
            const alone = signer.roles.includes('administrator') ? 20_000_000n : 5_000_000n;
            expect(signedBy.length >= 2 || exposureMinor <= alone).toBe(true);
            return;
          }
        },
      ),
      { numRuns: 500 },
    );
  });
});
