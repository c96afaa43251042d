// Deeds on a contract that is there: what was done, moved, complained about or called off.
import { type Deed, idFor, type Stage } from '../stage.ts';
import { momentOf, StoryError } from '../story-format.ts';
import { inStoryWords } from '../story-words.ts';

type Given = Record<string, unknown>;
const kinds: Record<string, string> = { delivery: 'deliver', installation: 'install', performance: 'perform' };

async function obligationOf(stage: Stage, given: Given, kind: string): Promise<string> {
  const contract = await stage.call('GET', `/contracts/${idFor(stage, given.contract)}`);
  const found = contract.obligations.find((obligation: { kind: string }) => obligation.kind === kind);
  if (!found) throw new StoryError(inStoryWords('noObligation', { contract: String(given.contract), kind }));
  return found.obligationId;
}

const record = (words: string, kind: string): Deed => ({
  does: words,
  required: ['contract'],
  optional: ['at', 'proof'],
  async play(stage, given) {
    const at = given.at === undefined ? stage.at : momentOf(String(given.at), stage.timeZone);
    const obligationId = await obligationOf(stage, given, kind);
    await stage.call('POST', `/obligations/${obligationId}/fulfil`, {
      fulfilledAt: at.toISOString(),
      proof: given.proof ?? null,
    });
    return undefined;
  },
});

const agreeNewDate: Deed = {
  does: 'agree new date',
  required: ['contract', 'of', 'to', 'by', 'reason'],
  optional: [],
  async play(stage, given) {
    const kind = kinds[String(given.of)];
    if (!kind) throw new StoryError(inStoryWords('ofWhat', { of: String(given.of) }));
    const obligationId = await obligationOf(stage, given, kind);
    await stage.call('POST', `/obligations/${obligationId}/move`, {
      agreedOn: given.to,
      agreedBy: given.by,
      reason: given.reason,
    });
    return undefined;
  },
};

const noteComplaint: Deed = {
  does: 'note complaint',
  required: ['contract'],
  optional: ['on', 'channel', 'note'],
  async play(stage, given) {
    const complainedOn = given.on ?? new Intl.DateTimeFormat('en-CA', { timeZone: stage.timeZone }).format(stage.at);
    await stage.call('POST', `/contracts/${idFor(stage, given.contract)}/complaints`, {
      complainedOn,
      channel: given.channel ?? 'store',
      note: given.note ?? null,
    });
    return undefined;
  },
};

const cancelContract: Deed = {
  does: 'cancel contract',
  required: ['contract', 'reason'],
  optional: ['on'],
  async play(stage, given) {
    const cancelledOn = given.on ?? new Intl.DateTimeFormat('en-CA', { timeZone: stage.timeZone }).format(stage.at);
    await stage.call('POST', `/contracts/${idFor(stage, given.contract)}/cancel`, {
      cancelledOn,
      reason: given.reason,
    });
    return undefined;
  },
};

export const contractDeeds: readonly Deed[] = [
  record('record delivery', 'deliver'),
  record('record installation', 'install'),
  record('record performance', 'perform'),
  agreeNewDate,
  noteComplaint,
  cancelContract,
];
