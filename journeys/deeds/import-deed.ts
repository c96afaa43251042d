// The deeds of bringing contracts, and cases that ended elsewhere, in from a file or from rows written in the story itself.
import { readFile } from 'node:fs/promises';
import { setTimeout as pause } from 'node:timers/promises';
import { gunzipSync } from 'node:zlib';
import type { Deed, Stage } from '../stage.ts';
import { StoryError } from '../story-format.ts';
import { inStoryWords } from '../story-words.ts';

const bringIn = (does: string, kind: string): Deed => ({
  does,
  required: [],
  optional: ['rows', 'file', 'map'],
  async play(stage, given) {
    const file = new Blob([given.file === undefined ? asCsv(given.rows, does) : await contentOf(String(given.file))]);
    const form = new FormData();
    form.append('file', file, given.file === undefined ? 'story.csv' : String(given.file));
    const uploaded = await stage.call('POST', `/imports?kind=${kind}`, form);
    const mapping =
      given.map ?? (await stage.call('POST', `/imports/${uploaded.importId}/preview`, { mapping: null })).mapping;
    await stage.call('POST', `/imports/${uploaded.importId}/run`, { mapping });
    await untilEnded(stage, uploaded.importId);
    return uploaded.importId;
  },
});
export const importDeeds: readonly Deed[] = [
  bringIn('import contracts', 'contracts'),
  bringIn('import finished cases', 'finished_cases'),
];

/** A packed file is unpacked, as a person would before sending it. */
async function contentOf(path: string): Promise<Uint8Array<ArrayBuffer>> {
  const bytes = await readFile(path);
  return Uint8Array.from(path.endsWith('.gz') ? gunzipSync(bytes) : bytes);
}

function asCsv(rows: unknown, does: string): string {
  if (!Array.isArray(rows)) throw new StoryError(inStoryWords('rowsOrFile', { does }));
  return rows
    .map((row: unknown[]) => row.map((cell) => `"${String(cell ?? '').replaceAll('"', '""')}"`).join(','))
    .join('\n');
}

async function untilEnded(stage: Stage, importId: string): Promise<void> {
  for (let look = 0; look < 600; look += 1) {
    const run = await stage.call('GET', `/imports/${importId}`);
    if (run.state === 'done' || run.state === 'stopped') return;
    if (run.state === 'failed') throw new StoryError(inStoryWords('importFailed', { reason: run.error ?? '' }));
    await pause(100);
  }
  throw new StoryError(inStoryWords('importEndless'));
}
