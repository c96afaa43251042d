// Cases on their way to money: proposed, signed once, waiting for an account, approved, at the bank, paid, come back, refused.
import type { PastStep, PastTeller } from './past-step.ts';
import { delivered } from './pick-contracts.ts';
import { makeCourses, type ToldCase } from './tell-courses.ts';

/** Yuan each household lost, in the order of the names below; above 5,000 a payment needs two approvals, above 50,000 a decision two signatures. */
const course = {
  'proposed 1': 1_200,
  'proposed 2': 3_400,
  'signed once': 62_000,
  'no account 1': 2_400,
  'no account 2': 900,
  'to approve 1': 1_500,
  'to approve 2': 7_800,
  'to send 1': 2_100,
  'to send 2': 3_900,
  'at the bank 1': 1_750,
  'at the bank 2': 2_850,
  'paid 1': 3_300,
  'paid 2': 4_100,
  'came back': 2_650,
} as const;

export function tellCompensation(teller: PastTeller): PastStep[] {
  const { step, texts } = teller;
  const courses = makeCourses(teller);
  const contracts = delivered(teller, 110, 62).slice(0, 20);
  const cast = Object.entries(course).map(
    ([as, loss], at): ToldCase => ({ as, loss, contract: contracts[at] ?? (contracts[0] as never), words: at }),
  );
  const named = (...starts: string[]) => cast.filter(({ as }) => starts.some((start) => as.startsWith(start)));
  const money = named('no account', 'to', 'at', 'paid', 'came');
  const given = named('to', 'at', 'paid', 'came');
  const gone = named('at', 'paid', 'came');
  const names = (those: readonly ToldCase[]) => those.map(({ as }) => as);
  return [
    ...money.flatMap((told) => courses.ripe(told, 25)),
    ...money.map((told) => courses.proposed(told, 18)),
    ...money.map((told) => courses.approved(told, 15)),
    ...given.map((told) => courses.accountGiven(told, 12)),
    step(10, 'finance', 'approve payments', { cases: names(gone) }),
    step(10, 'finance', 'send payments', { cases: names(named('paid', 'came')) }),
    step(8, 'finance', 'bank pays', { cases: names(named('paid', 'came')) }),
    step(6, 'finance', 'bank returns payment', { case: 'came back', reason: 'AC04' }),
    step(6, 'agent', 'customer rates', { case: 'paid 1', stars: 4, text: texts.thanks[1] }),
    step(5, 'finance', 'send payments', { cases: names(named('at')) }),
    step(2, 'finance', 'approve payments', { cases: names(named('to send', 'to approve 2')) }),
    ...named('proposed', 'signed').flatMap((told) => courses.ripe(told, 10)),
    ...named('proposed', 'signed').map((told) => courses.proposed(told, 5)),
    step(3, 'finance', 'approve compensation', { case: 'signed once' }),
    ...tellNo(teller, contracts.slice(15)),
  ];
}

/** One refused because the merchant has put it right, one that gets a gesture all the same. */
function tellNo(teller: PastTeller, [refused, gesture]: ToldCase['contract'][]): PastStep[] {
  const { step, texts } = teller;
  const { opened, visited, asked } = makeCourses(teller);
  if (!refused || !gesture) return [];
  const told = [refused, gesture].map(
    (contract, at): ToldCase => ({ as: at === 0 ? 'refused' : 'gesture', contract, loss: 800, words: at }),
  );
  return [
    ...told.flatMap((one) => [opened(one, 21), visited(one, 18), asked(one, 18, 6)]),
    ...told.map(({ as }) =>
      step(15, 'agent', 'answer demand', { case: as, answer: 'put right', note: texts.willCome }),
    ),
    step(12, 'manager', 'offer goodwill', { case: 'gesture', amount: 300, reason: texts.gesture }),
    step(10, 'finance', 'approve compensation', { case: 'gesture' }),
    step(10, 'manager', 'refuse compensation', { case: 'refused' }),
  ];
}
