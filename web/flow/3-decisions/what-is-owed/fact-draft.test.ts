import { describe, expect, test } from 'vitest';
import { givenFactNames, kindOfFact } from '#api/flow/3-decisions.choices';
import { canBeSaid, emptyDraft, type FactValue, factIn, factsToAsk, saidFacts, withFact } from './fact-draft.ts';
import { groupLosers } from './group-losers.ts';
import type { Loser } from './owed-judgement.ts';

const draft = emptyDraft({ country: 'CN', currency: 'CNY', timeZone: 'Asia/Shanghai', today: '2026-11-22' });

describe('[OWED-1] a fact', () => {
  const values: Record<ReturnType<typeof kindOfFact>, FactValue> = {
    day: '2026-03-01',
    money: '100',
    count: 3,
    code: 'defect',
    flag: false,
  };
  test('of any name can be said and taken out again, and nothing else changes', () => {
    for (const name of [...givenFactNames, 'proofs.fraud', 'findings.misuse']) {
      const value = values[kindOfFact(name)];
      const said = withFact(draft, name, value);
      expect([name, factIn(said, name)]).toEqual([name, value]);
      const others = [...saidFacts(draft)].filter((other) => other !== name);
      expect([name, saidFacts(said).filter((other) => other !== name)]).toEqual([name, others]);
      expect([name, factIn(withFact(said, name, undefined), name)]).toEqual([name, undefined]);
    }
    expect(draft).toEqual(
      emptyDraft({ country: 'CN', currency: 'CNY', timeZone: 'Asia/Shanghai', today: '2026-11-22' }),
    );
  });
  test('that is false is said, and names of every object are no facts', () => {
    expect(factIn(withFact(draft, 'sale.madeToOrder', false), 'sale.madeToOrder')).toBe(false);
    for (const name of ['sale.constructor', 'sale.toString', 'sale', 'demands'])
      expect(factIn(draft, name)).toBeUndefined();
  });
});

describe('[OWED-2] what is missing', () => {
  test('is asked by what a person can say, the most wanted first and each once', () => {
    const { ask, told } = factsToAsk(draft, ['sale.receivedOn', 'buyer', 'sale.receivedOn', 'sale.concludedOn']);
    expect(ask).toEqual(['sale.deliveredOn', 'buyer', 'sale.contractOn']);
    expect(told).toEqual([]);
  });
  test('that was said already is not asked again', () => {
    const known = withFact(draft, 'sale.deliveredOn', '2026-03-01');
    expect(factsToAsk(known, ['sale.readyOn']).ask).toEqual(['sale.installationRequired', 'sale.installedOn']);
    expect(factsToAsk({ ...draft, repairs: [] }, ['repairs.failed'])).toEqual({ ask: [], told: ['repairs.failed'] });
  });
  test('that nobody can type is told', () => {
    expect(factsToAsk(draft, ['calendar', 'other.segment'])).toEqual({ ask: [], told: ['calendar', 'other.segment'] });
  });
  test('a demand, repairs and warranties are asked as lists', () => {
    expect(factsToAsk(draft, ['demand.firstOn', 'repairs.days', 'warranties']).ask).toEqual([
      'demands',
      'repairs',
      'warranties',
    ]);
    expect(['repairs', 'proofs.fraud', 'sale.kind', 'days.late'].map(canBeSaid)).toEqual([true, true, true, false]);
  });
});

describe('[OWED-4] losers', () => {
  const loser = (id: string, remedy: string, more: Partial<Loser> = {}): Loser =>
    ({
      id,
      ruleId: 'RU-18',
      lostBy: 'window',
      reasons: [],
      outdoneBy: null,
      wouldChange: [],
      remedy,
      ...more,
    }) as Loser;
  test('of one rule and one reason are told once with all their remedies', () => {
    const groups = groupLosers([
      loser('a', 'refund'),
      loser('b', 'replace'),
      loser('c', 'repair', { lostBy: 'gate' }),
      loser('d', 'refund', { ruleId: 'RU-19' }),
      loser('e', 'damages'),
    ]);
    expect(groups.map((group) => [group.loser.id, group.remedies])).toEqual([
      ['a', ['refund', 'replace', 'damages']],
      ['c', ['repair']],
      ['d', ['refund']],
    ]);
  });
});
