// Deeds of looking for the others: starting a sweep, and what each call found.
import { type Deed, idFor, type Stage } from '../stage.ts';
import { momentOf, StoryError } from '../story-format.ts';
import { inStoryWords } from '../story-words.ts';

const startSweep: Deed = {
  does: 'start sweep',
  required: ['case', 'from', 'until'],
  optional: ['title', 'merchant', 'brand', 'store', 'goods of', 'contract states', 'promise state', 'attempts'],
  async play(stage, given) {
    const firmId = given.merchant === undefined ? null : idFor(stage, given.merchant);
    const brandId = given.brand === undefined ? null : await brandIdOf(stage, String(given.brand));
    if (firmId === null && brandId === null) throw new StoryError(inStoryWords('needsFirm'));
    const sweep = await stage.call('POST', '/sweeps', {
      caseId: idFor(stage, given.case),
      title: given.title ?? 'Looking for the others',
      filter: {
        firmId,
        brandId,
        signedFrom: given.from,
        signedUntil: given.until,
        storeId: given.store === undefined ? null : idFor(stage, given.store),
        family: given['goods of'] ?? null,
        contractStates: listOf(given['contract states']).map(coded),
        promiseState: given['promise state'] === undefined ? null : coded(given['promise state']),
      },
      ...(given.attempts === undefined ? {} : { attemptsMax: given.attempts }),
    });
    return sweep.sweepId;
  },
};

async function brandIdOf(stage: Stage, name: string): Promise<string> {
  const { rows } = await stage.call('GET', `/brands?find=${encodeURIComponent(name)}`);
  const brand = rows.find((one: { name: string }) => one.name === name);
  if (!brand) throw new StoryError(inStoryWords('noBrand', { name: String(name) }));
  return brand.brandId;
}

const recordCall: Deed = {
  does: 'record call',
  required: ['sweep', 'contract'],
  optional: ['outcome', 'delivered', 'installed', 'same problem', 'next action', 'call at', 'note'],
  async play(stage, given) {
    const path = `/sweeps/${idFor(stage, given.sweep)}/members/${idFor(stage, given.contract)}/calls`;
    const member = await stage.call('POST', path, {
      outcome: coded(given.outcome ?? 'reached'),
      delivered: finding(given.delivered),
      installed: finding(given.installed),
      sameProblem: finding(given['same problem']),
      nextAction: given['next action'] === undefined ? null : coded(given['next action']),
      callFrom:
        given['call at'] === undefined ? null : momentOf(String(given['call at']), stage.timeZone).toISOString(),
      note: given.note ?? null,
    });
    return member.caseId ?? undefined;
  },
};

/** Takes the next call and says which contract it must be, so that a story can tell the order of the list. */
const takeCall: Deed = {
  does: 'take call',
  required: ['sweep'],
  optional: ['expecting'],
  async play(stage, given) {
    const { task } = await stage.call('POST', `/sweeps/${idFor(stage, given.sweep)}/claims`);
    const wanted = given.expecting === undefined ? undefined : idFor(stage, given.expecting);
    if (wanted !== undefined && task?.contractId !== wanted)
      throw new StoryError(
        inStoryWords('otherCall', { due: String(given.expecting), found: task?.contractNumber ?? '–' }),
      );
    return undefined;
  },
};

/** `not reached` → `not_reached`, as the API writes codes. */
function coded(words: unknown): string {
  return String(words).trim().toLowerCase().replaceAll(' ', '_');
}

/** YAML reads a bare yes as a word and true as a truth; both mean yes. */
function finding(given: unknown): string | null {
  if (given === undefined || given === null) return null;
  if (typeof given === 'boolean') return given ? 'yes' : 'no';
  return coded(given);
}

function listOf(given: unknown): unknown[] {
  if (given === undefined) return [];
  return Array.isArray(given) ? given : [given];
}

export const sweepDeeds: readonly Deed[] = [startSweep, recordCall, takeCall];
