// Deeds on what is claimed: said as a case is opened, or later by the desk.
import { type Deed, idFor, moneyOf, type Stage } from '../stage.ts';

type Given = Record<string, unknown>;
const coded = (words: unknown) => String(words).trim().toLowerCase().replaceAll(/[ -]/g, '_');
const codedOr = (words: unknown) => (words === undefined ? null : coded(words));

/** What a step may say of a claim; `asks` is one remedy or a list of them. */
export const claimFields = [
  ...[
    'asks',
    'asked on',
    'asks amount',
    'met on',
    'buyer',
    'bought',
    'ordered',
    'received',
    'late a day',
    'late at most',
  ],
] as const;

/** Null when the step says nothing of it. */
export function claimIn(stage: Stage, given: Given): object | null {
  if (claimFields.every((field) => given[field] === undefined)) return null;
  const { asks = [] } = given;
  const money = (field: (typeof claimFields)[number]) =>
    given[field] === undefined ? null : moneyOf(stage, given[field]);
  return {
    buyer: codedOr(given.buyer),
    bought: codedOr(given.bought),
    ordered: codedOr(given.ordered),
    receivedOn: given.received ?? null,
    latePenalty:
      given['late a day'] === undefined ? null : { perDay: money('late a day'), atMost: money('late at most') },
    asks: [asks].flat().map((remedy) => ({
      remedy: coded(remedy),
      askedOn: given['asked on'] ?? null,
      amount: money('asks amount'),
      metOn: given['met on'] ?? null,
    })),
  };
}

export const claimDeeds: readonly Deed[] = [
  {
    does: 'claim',
    required: ['case'],
    optional: [...claimFields],
    async play(stage, given) {
      await stage.call('POST', `/cases/${idFor(stage, given.case)}/claim`, claimIn(stage, given) ?? {});
      return undefined;
    },
  },
];
