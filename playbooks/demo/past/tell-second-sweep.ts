// A second search, still being called: a cracked door at one slow merchant, and who else has one.
import type { PastStep, PastTeller } from './past-step.ts';
import { sweptBrand } from './pick-contracts.ts';
import { makeCourses, type ToldCase } from './tell-courses.ts';

export function tellSecondSweep(teller: PastTeller): PastStep[] {
  const { step, day, texts, demo } = teller;
  const sold = demo.contracts.filter(
    ({ brand, signedOn = '', cancelledOn }) =>
      brand === sweptBrand && signedOn >= day(300) && cancelledOn === undefined,
  );
  const there = sold.filter(
    ({ deliveredAt, installedAt, complainedOn }) =>
      deliveredAt !== undefined && installedAt !== undefined && complainedOn === undefined && deliveredAt < day(20),
  );
  const [first, ...others] = there;
  if (first === undefined) return [];
  const told: ToldCase = { as: 'the crack', contract: first, words: 0 };
  const { opened, visited } = makeCourses(teller);
  return [
    opened(told, 8),
    visited(told, 6),
    step(
      5,
      'manager',
      'start sweep',
      { case: told.as, title: texts.sweepTitle, brand: sweptBrand, from: day(300), until: day(30) },
      'the doors',
    ),
    ...others
      .filter(({ signedOn = '' }) => signedOn <= day(30))
      .slice(0, Math.floor(others.length / 2))
      .map(({ number }, at) => {
        const answer =
          at % 5 === 4
            ? { outcome: 'not reached', note: texts.notReached }
            : {
                delivered: 'yes',
                installed: 'yes',
                'same problem': at % 7 === 3 ? 'yes' : 'no',
                note: at % 7 === 3 ? texts.faultFound : texts.allWell,
              };
        return step(at % 2 === 0 ? 3 : 2, 'agent', 'record call', { sweep: 'the doors', contract: number, ...answer });
      }),
  ];
}
