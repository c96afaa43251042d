// Deeds on promises and public commitments.
import { type Deed, idFor, type Stage } from '../stage.ts';
import { StoryError } from '../story-format.ts';
import { inStoryWords } from '../story-words.ts';

type Given = Record<string, unknown>;

async function promiseOf(stage: Stage, given: Given): Promise<string> {
  const { rows } = await stage.call('GET', `/promises?contractId=${idFor(stage, given.contract)}&limit=200`);
  const words = String(given.promise).toLowerCase();
  const found = rows.find((promise: { wording: Record<string, string> }) =>
    Object.values(promise.wording).some((wording) => wording?.toLowerCase().startsWith(words)),
  );
  if (!found)
    throw new StoryError(
      inStoryWords('noPromise', { contract: String(given.contract), promise: String(given.promise) }),
    );
  return found.promiseId;
}

const onPromise = (words: string, deed: string, body: (stage: Stage, given: Given) => unknown): Deed => ({
  does: words,
  required: ['contract', 'promise'],
  optional: ['reason', 'by', 'proof', 'ground'],
  async play(stage, given) {
    await stage.call('POST', `/promises/${await promiseOf(stage, given)}/${deed}`, body(stage, given));
    return undefined;
  },
});

/** `standing`, `agreed date`, `right 1 months after delivered`, `within 48 hours after delivered deliver`. */
function clockOf(text: string): unknown {
  if (text === 'standing') return { kind: 'standing' };
  if (text === 'agreed date') return { kind: 'agreed_date', obligations: ['deliver', 'install'] };
  const words =
    /^(right|within) (\d+) (hours|working hours|days|working days|months|years) after (contract signed|delivered|installed|performed)(?: (deliver|install|perform))?$/.exec(
      text,
    );
  if (!words) throw new StoryError(inStoryWords('noClock', { text }));
  const [, kind, length, unit = '', start = '', duty] = words;
  const shared = { kind, length: Number(length), unit: unit.replace(' ', '_'), start: start.replace(' ', '_') };
  return kind === 'within' ? { ...shared, duty: duty ?? 'perform' } : shared;
}

const makeCommitment: Deed = {
  does: 'make commitment',
  required: ['code', 'name', 'from', 'clock'],
  optional: ['wording', 'evidence'],
  async play(stage, given) {
    const made = await stage.call('POST', '/commitments', {
      code: given.code,
      name: { en: given.name },
      wording: { en: given.wording ?? given.name },
      clock: clockOf(String(given.clock)),
      scope: {},
      evidence: given.evidence ?? [],
      inForceFrom: given.from,
    });
    return made.commitmentId;
  },
};

const endCommitment: Deed = {
  does: 'end commitment',
  required: ['commitment', 'last on'],
  optional: [],
  async play(stage, given) {
    await stage.call('POST', `/commitments/${idFor(stage, given.commitment)}/end`, { lastOn: given['last on'] });
    return undefined;
  },
};

export const promiseDeeds: readonly Deed[] = [
  onPromise('keep promise', 'keep', (stage, given) => ({
    keptAt: stage.at.toISOString(),
    proof: given.proof ?? 'told',
  })),
  onPromise('waive promise', 'waive', (_, given) => ({
    waivedBy: given.by ?? 'the customer',
    reason: given.reason ?? 'told',
  })),
  onPromise('excuse promise', 'excuse', (_, given) => ({
    ground: given.ground ?? 'other',
    reason: given.reason ?? 'told',
  })),
  makeCommitment,
  endCommitment,
];
