// For tests: brings a file in through the API as a person would, and waits for its end.
import { setTimeout as pause } from 'node:timers/promises';

export interface Importer {
  // biome-ignore lint/suspicious/noExplicitAny: tests look at what came
  call(method: string, path: string, body?: unknown): Promise<any>;
  settle(): Promise<void>;
}

interface How {
  name?: string;
  mapping?: unknown;
  kind?: string;
  whileRunning?: (importId: string) => Promise<unknown>;
}

export async function importFile(mall: Importer, content: string | Uint8Array, how: How = {}) {
  const form = new FormData();
  form.append('file', new Blob([content as BlobPart]), how.name ?? 'file.csv');
  const uploaded = await mall.call('POST', `/imports?kind=${how.kind ?? 'contracts'}`, form);
  const { mapping } = how.mapping
    ? { mapping: how.mapping }
    : await mall.call('POST', `/imports/${uploaded.importId}/preview`, { mapping: null });
  await mall.call('POST', `/imports/${uploaded.importId}/run`, { mapping });
  await how.whileRunning?.(uploaded.importId);
  return await importFile.until(mall, uploaded.importId);
}

importFile.until = async (mall: Importer, importId: string) => {
  for (;;) {
    const run = await mall.call('GET', `/imports/${importId}`);
    if (run.state === 'failed') throw new Error(`the import failed: ${run.error}`);
    if (run.state === 'done' || run.state === 'stopped') {
      await mall.settle();
      return run;
    }
    await pause(30);
  }
};
