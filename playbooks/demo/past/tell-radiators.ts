// The radiators: some sixty households with soaked walls, one incident, half of them paid by a first batch (E16 in small).
import type { PastStep, PastTeller } from './past-step.ts';
import { contractsOf, merchantOf } from './pick-contracts.ts';

const damages = ['wall soaked', 'wall soaked', 'home flooded'];
/** What a household lost, in yuan; taken in turn. */
const losses = [1_800, 2_600, 3_200, 4_500, 6_800];

export function tellRadiators(teller: PastTeller): PastStep[] {
  const { texts, step, day } = teller;
  const merchant = merchantOf('leaking');
  const homes = contractsOf(teller, 'leaking')
    .filter((one) => one.installedAt !== undefined && one.lines?.some(({ sku }) => sku?.includes('HT-')))
    .slice(0, 60);
  const named = homes.map(({ number, customer }, at) => ({
    number,
    as: `leak ${at + 1}`,
    holder: customer?.name ?? '',
    at,
  }));
  const first = named.slice(0, Math.ceil(named.length / 2));
  const second = named.slice(first.length);
  const names = (those: typeof named) => those.map(({ as }) => as);
  const incident = 'the radiators';
  // The second half comes to us three weeks after the first.
  const wave = (at: number) =>
    at < first.length ? { opened: 34, seen: 30, due: 26 } : { opened: 12, seen: 10, due: 6 };
  const hurt = (at: number) => ({ damage: damages[at % 3], loss: losses[at % losses.length] });
  return [
    step(
      34,
      'manager',
      'open incident',
      { title: texts.leakTitle, merchant, problem: 'property damage', cause: texts.leakCause, began: day(35) },
      incident,
    ),
    ...named.map(({ number, as, at }) =>
      step(
        wave(at).opened,
        'agent',
        'open case',
        {
          contract: number,
          incident,
          problem: 'property damage',
          description: texts.leak,
          channel: at % 3 === 0 ? 'store' : 'phone',
          ...hurt(at),
        },
        as,
      ),
    ),
    ...named.flatMap(({ as, at }) => [
      step(wave(at).seen, 'agent', 'record visit', {
        case: as,
        by: texts.visitor,
        delivered: true,
        installed: true,
        problem: true,
        findings: texts.leakFound,
        ...hurt(at),
      }),
      step(wave(at).seen, 'agent', 'demand', {
        case: as,
        by: 'letter',
        of: texts.inCharge,
        text: texts.putRight,
        due: `${day(wave(at).due)} 18:00`,
      }),
    ]),
    step(24, 'manager', 'propose compensation', { incident, cases: names(first) }, 'first batch'),
    step(21, 'finance', 'approve compensation', { batch: 'first batch' }),
    step(21, 'administrator', 'approve compensation', { batch: 'first batch' }),
    ...first.map(({ as, holder }) => step(18, 'agent', 'give account', { case: as, holder, bank: texts.bank })),
    step(15, 'finance', 'approve payments', { incident }),
    step(15, 'administrator', 'approve payments', { incident }),
    step(15, 'finance', 'send payments', { incident }),
    step(12, 'finance', 'bank pays', { incident }),
    step(3, 'manager', 'propose compensation', { incident, cases: names(second) }, 'second batch'),
    step(2, 'finance', 'approve compensation', { batch: 'second batch' }),
  ];
}
