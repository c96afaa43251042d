// The deed of bringing contracts in from a file, or from rows written in the story itself.
import { readFile } from 'node:fs/promises';
import { setTimeout as pause } from 'node:timers/promises';
import type { Deed, Stage } from '../stage.ts';
import { StoryError } from '../story-format.ts';

export const importContracts: Deed = {
  does: 'import contracts',
  required: [],
  optional: ['rows', 'file', 'map'],
  async play(stage, given) {
    const file =
      given.file === undefined ? new Blob([asCsv(given.rows)]) : new Blob([await readFile(String(given.file))]);
    const form = new FormData();
    form.append('file', file, given.file === undefined ? 'story.csv' : String(given.file));
    const uploaded = await stage.call('POST', '/imports?kind=contracts', form);
    const mapping =
      given.map ?? (await stage.call('POST', `/imports/${uploaded.importId}/preview`, { mapping: null })).mapping;
    await stage.call('POST', `/imports/${uploaded.importId}/run`, { mapping });
    await untilEnded(stage, uploaded.importId);
    return uploaded.importId;
  },
};

function asCsv(rows: unknown): string {
  if (!Array.isArray(rows)) throw new StoryError('"import contracts" needs rows or a file');
  return rows
    .map((row: unknown[]) => row.map((cell) => `"${String(cell ?? '').replaceAll('"', '""')}"`).join(','))
    .join('\n');
}

async function untilEnded(stage: Stage, importId: string): Promise<void> {
  for (let look = 0; look < 600; look += 1) {
    const run = await stage.call('GET', `/imports/${importId}`);
    if (run.state === 'done' || run.state === 'stopped') return;
    if (run.state === 'failed') throw new StoryError(`the import failed: ${run.error}`);
    await pause(100);
  }
  throw new StoryError('the import did not end within a minute');
}
