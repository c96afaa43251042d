// Deeds on early warnings: the open one of a place becomes an incident, or is dismissed with a reason.
import type { Deed, Stage } from '../stage.ts';
import { StoryError } from '../story-format.ts';
import { inStoryWords } from '../story-words.ts';

/** The newest open warning of a brand, merchant, product or store, by its name; without a name the newest. */
async function openWarning(stage: Stage, of: unknown): Promise<string> {
  const { rows } = await stage.call('GET', '/warnings?state=open&limit=200');
  const found = rows.find((row: { placeName: string }) => of === undefined || row.placeName === of);
  if (!found) throw new StoryError(inStoryWords('noWarning', { name: String(of ?? '') }));
  return found.warningId;
}

const takeUp: Deed = {
  does: 'take up warning',
  required: ['title'],
  optional: ['of'],
  async play(stage, given) {
    const path = `/warnings/${await openWarning(stage, given.of)}/incident`;
    return (await stage.call('POST', path, { title: given.title })).incidentId;
  },
};

const dismiss: Deed = {
  does: 'dismiss warning',
  required: ['reason'],
  optional: ['of'],
  async play(stage, given) {
    await stage.call('POST', `/warnings/${await openWarning(stage, given.of)}/dismiss`, { reason: given.reason });
    return undefined;
  },
};

export const warningDeeds: readonly Deed[] = [takeUp, dismiss];
