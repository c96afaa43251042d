// A stamped warranty made ready for judging: its days as numbers, its questions made once.
import type { StampedWarranty } from '#api/flow/3-decisions';
import { type CalendarDay, dayOfMoment } from './calendar-day.ts';
import { type Leaf, makeLeaf } from './leaf.ts';

export type ReadyCoverage = { costClass: string; sharePercent: number; endDay: CalendarDay | null; leaf: Leaf };
export type ReadyExclusion = { code: string; join: 'and' | 'or'; findings: readonly string[]; leaf: Leaf };
export type ReadyRemedy = StampedWarranty['remedies'][number] & { leaf: Leaf };
export type ReadyWarranty = {
  term: StampedWarranty;
  ruleId: string;
  startDay: CalendarDay;
  coverages: readonly ReadyCoverage[];
  exclusions: readonly ReadyExclusion[];
  remedies: readonly ReadyRemedy[];
  ownerLeaf: Leaf;
  componentLeaf: Leaf;
};

const reported = 'problem.reportedOn';

/**
 * Prepares a term. An instant is read as the day it has in `timeZone`. `ordinal` tells two stamps of one term apart, such as
 * a part replaced twice: each keeps an id of its own.
 */
export function prepareWarranty(term: StampedWarranty, timeZone: string, ordinal: number): ReadyWarranty {
  const within = (wants: string) => makeLeaf('within', reported, wants, `${reported} within ${wants}`);
  return {
    term,
    ruleId: `WARRANTY-${term.code}${term.component ? `.${term.component}` : ''}${ordinal > 1 ? `#${ordinal}` : ''}`,
    startDay: dayOfMoment(term.startOn, timeZone),
    coverages: term.coverages.map((one) => ({
      costClass: one.costClass,
      sharePercent: one.sharePercent,
      endDay: one.endOn === null ? null : dayOfMoment(one.endOn, timeZone),
      leaf: within(`${one.costClass} ${one.length ?? 'life'} ${one.unit} of ${term.startBasis}`),
    })),
    exclusions: term.exclusions.map((one) => {
      const fact = `findings.${one.findings[0] ?? one.code}`;
      return {
        ...one,
        leaf: makeLeaf('finding', fact, 'no', `not ${one.code} (${one.findings.join(` ${one.join} `)})`),
      };
    }),
    remedies: term.remedies.map((one) => ({
      ...one,
      leaf: within(`${one.withinLength ?? 'life'} ${one.unit} of sale.receivedOn`),
    })),
    ownerLeaf: makeLeaf('is', 'unit.firstOwner', 'true', 'unit.firstOwner is true'),
    componentLeaf: makeLeaf(
      'is',
      'problem.component',
      term.component ?? '',
      `problem.component is ${term.component ?? ''}`,
    ),
  };
}
