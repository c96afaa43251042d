// What lies on the desk: cases that came these days, that wait, that the merchant was asked about, that were put right.
import type { PastStep, PastTeller } from './past-step.ts';
import { delivered, deliveredLate, undelivered } from './pick-contracts.ts';
import { makeCourses, type ToldCase } from './tell-courses.ts';

export function tellDesk(teller: PastTeller): PastStep[] {
  return [...tellComing(teller), ...tellAsked(teller), ...tellEnded(teller)];
}

/** Who sits at the desk: whoever looks around as one of them finds cases of their own. */
const owners = ['administrator', 'agent', 'manager'] as const;

/** Yuan a day their contracts name for lateness, and at most. */
const penalties: readonly (readonly [number, number])[] = [
  [60, 3_000],
  [35, 1_500],
  [120, 6_000],
  [45, 1_200],
];

/** Names the next contract of a list as a case of the story. */
function castFrom(contracts: ReturnType<typeof delivered>, from: number) {
  return (as: string, at: number): ToldCase => {
    const contract = contracts[from + at];
    if (contract === undefined) throw new Error('COMP-7 the demo has contracts enough for its past');
    return { as, contract, words: at, owner: owners[at % owners.length] ?? 'agent' };
  };
}

function tellComing(teller: PastTeller): PastStep[] {
  const { texts, step, day, language } = teller;
  const { opened } = makeCourses(teller);
  const faulty = castFrom(delivered(teller, 44, 8), 0);
  const cast = ['new 1', 'new 2', 'new 3', 'new 4', 'seen 1', 'seen 2', 'wait 1', 'wait 2', 'again', 'again twice'].map(
    faulty,
  );
  const [new1, new2, new3, new4, seen1, seen2, wait1, wait2, again] = cast as [ToldCase, ...ToldCase[]] as ToldCase[];
  if (!new1 || !new2 || !new3 || !new4 || !seen1 || !seen2 || !wait1 || !wait2 || !again) return [];
  return [
    opened(new1, 0.5, 'phone'),
    opened(new2, 0.5, 'store'),
    opened(new3, 0.5, 'email'),
    step(1, 'administrator', 'open complaint form', {}),
    step(0.5, 'agent', 'complain on the page', {
      customer: new4.contract.customer?.name,
      phone: new4.contract.customer?.phone,
      'contract number': new4.contract.number,
      problem: 'damaged',
      description: texts.said.damaged[0],
      language,
    }),
    opened(seen1, 1),
    step(0.5, 'agent', 'triage case', { case: seen1.as }),
    step(0.5, 'agent', 'plan visit', { case: seen1.as, at: `${day(-1)} 14:00`, by: texts.visitor }),
    opened(seen2, 1, 'store'),
    step(0.5, 'agent', 'triage case', { case: seen2.as }),
    ...[wait1, wait2].flatMap((told) => [
      opened(told, 5),
      step(3, 'agent', 'write to customer', { case: told.as, text: texts.askPhotos }),
      step(3, 'agent', 'wait with case', {
        case: told.as,
        for: 'customer',
        until: `${day(-3)} 18:00`,
        note: texts.waitsFor,
      }),
    ]),
    opened(again, 3, 'phone'),
    step(3, 'agent', 'write note', { case: again.as, text: texts.noteToOwner }),
    opened({ ...again, as: 'again, at the store' }, 1, 'store'),
  ];
}

function tellAsked(teller: PastTeller): PastStep[] {
  const { texts, step, day } = teller;
  const { opened, visited, asked, refused } = makeCourses(teller);
  const late = undelivered(teller, 8)
    .slice(0, 4)
    .map((contract, at) => ({
      as: `late ${at + 1}`,
      contract,
      words: at,
      owner: owners[at % owners.length] ?? 'agent',
      late: penalties[at % penalties.length] ?? [60, 3_000],
    }));
  const cameLate = deliveredLate(teller, 240, 111)
    .slice(0, 3)
    .map((contract, at) => ({
      as: `came late ${at + 1}`,
      contract,
      late: penalties[at % penalties.length] ?? [60, 3_000],
    }));
  const faulty = castFrom(delivered(teller, 44, 8), 10);
  const running = ['asked 1', 'asked 2'].map(faulty);
  const silent = castFrom(delivered(teller, 44, 8), 12)('silent', 0);
  const no = castFrom(delivered(teller, 44, 8), 13)('no', 1);
  const willing = castFrom(delivered(teller, 44, 8), 14)('willing', 2);
  return [
    ...late.map((told) => opened(told, 6)),
    ...cameLate.map((told) => opened(told, 3, 'store')),
    ...late.slice(0, 2).map((told) => asked(told, 2, 5)),
    ...late.slice(2).map((told) => asked(told, 6, 2)),
    ...running.flatMap((told) => [opened(told, 3), visited(told, 2), asked(told, 2, 5)]),
    ...[opened(silent, 8), visited(silent, 6), asked(silent, 6, 2)],
    ...[opened(no, 8), visited(no, 6), asked(no, 6), refused(no, 5)],
    ...[opened(willing, 6), asked(willing, 5, 3)],
    step(3, 'agent', 'answer demand', { case: willing.as, answer: 'agrees', by: day(-2), note: texts.willCome }),
  ];
}

function tellEnded(teller: PastTeller): PastStep[] {
  const { texts, step } = teller;
  const { opened, visited, asked } = makeCourses(teller);
  const faulty = castFrom(delivered(teller, 61, 45), 0);
  const ended = ['ended 1', 'ended 2', 'ended 3'].map(faulty);
  const withdrawn = castFrom(delivered(teller, 61, 45), 3)('withdrawn', 3);
  return [
    ...ended.flatMap((told, at) => [
      opened(told, 24, at === 1 ? 'store' : 'phone'),
      visited(told, 21),
      asked(told, 21, 6),
      step(18, 'agent', 'answer demand', { case: told.as, answer: 'put right', note: texts.willCome }),
      step(15, 'agent', 'resolve case', { case: told.as, outcome: 'put right', reason: texts.resolved }),
      step(12, 'agent', 'customer rates', { case: told.as, stars: [5, 4, 2][at], text: texts.thanks[at] }),
    ]),
    step(10, 'agent', 'close case', { case: 'ended 1' }),
    opened(withdrawn, 12),
    step(10, 'agent', 'resolve case', { case: withdrawn.as, outcome: 'withdrawn', reason: texts.withdrawn }),
  ];
}
