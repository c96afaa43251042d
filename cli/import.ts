// Brings a file in from the command line, over the API of the running server, and says what went in and what did not.
import { openAsBlob } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import type { z } from 'zod';
import { type importRun, mapping as mappingSchema, type previewImport } from '../api/imports.ts';
import { consoleLanguage } from '../server/platform/config/console-words.ts';
import { type Command, type CommandCall, WrongUsage } from './command.ts';
import { inWords } from './in-words.ts';

type Run = z.output<typeof importRun>;
type Preview = z.output<typeof previewImport.answer>;
interface Server {
  ask<T>(method: string, path: string, body?: unknown): Promise<T>;
}

const someAreBad = 3;

export const importCommand: Command = {
  usage: 'contracts|finished_cases FILE',
  about: 'import.about',
  wordsMin: 2,
  wordsMax: 2,
  options: {
    map: { summary: 'import.map', value: 'MAP.json' },
    'save-map': { summary: 'import.save-map', value: 'MAP.json' },
    url: { summary: 'import.url', value: 'URL' },
    key: { summary: 'import.key', value: 'KEY' },
    json: { summary: 'import.json' },
  },
  async run(call) {
    const [kind = '', file = ''] = call.words;
    const server = serverOf(call);
    const form = new FormData();
    form.append('file', await openFile(file), basename(file));
    const uploaded = await server.ask<Run>('POST', `/imports?kind=${encodeURIComponent(kind)}`, form);
    const given = call.text('map') === undefined ? null : await readMapping(call.text('map') ?? '');
    const preview = await server.ask<Preview>('POST', `/imports/${uploaded.importId}/preview`, { mapping: given });
    const save = call.text('save-map');
    if (save !== undefined) return await saveMapping(save, preview, call);
    for (const problem of preview.problems) call.note(`${problem.field}: ${problem.message}`);
    if (preview.problems.length > 0) return 1;
    await server.ask('POST', `/imports/${uploaded.importId}/run`, { mapping: preview.mapping });
    return await tell(await untilEnded(server, uploaded.importId, call), server, call);
  },
};

function serverOf(call: CommandCall): Server {
  const url = (call.text('url') ?? call.env.MAKEGOOD_URL ?? 'http://localhost:4300').replace(/\/$/, '');
  const key = call.text('key') ?? call.env.MAKEGOOD_KEY;
  if (!key) throw new WrongUsage(inWords('import.keyMissing'));
  return {
    async ask(method, path, body) {
      const form = body instanceof FormData;
      const headers = {
        authorization: `Bearer ${key}`,
        'x-makegood-language': consoleLanguage(call.env),
        ...(body === undefined || form ? {} : { 'content-type': 'application/json' }),
      };
      const response = await fetch(`${url}/api${path}`, {
        method,
        headers,
        ...(body === undefined ? {} : { body: form ? body : JSON.stringify(body) }),
      }).catch(() => {
        throw new WrongUsage(inWords('import.nobody', { url }));
      });
      const answer = await response.json();
      if (!response.ok) throw new WrongUsage(`import: ${answer.message}`);
      return answer;
    },
  };
}

async function openFile(path: string): Promise<Blob> {
  try {
    return await openAsBlob(path);
  } catch (cause) {
    const reason = cause instanceof Error && 'code' in cause ? String(cause.code) : String(cause);
    throw new WrongUsage(inWords('fileUnreadable', { file: path, reason }));
  }
}

async function readMapping(path: string) {
  const text = await readFile(path, 'utf8').catch((cause: NodeJS.ErrnoException) => {
    throw new WrongUsage(inWords('fileUnreadable', { file: path, reason: cause.code ?? cause.message }));
  });
  try {
    return mappingSchema.parse(JSON.parse(text));
  } catch {
    throw new WrongUsage(inWords('import.noMapping', { file: path }));
  }
}

async function saveMapping(path: string, preview: Preview, call: CommandCall): Promise<number> {
  const { writeFile } = await import('node:fs/promises');
  await writeFile(path, `${JSON.stringify(preview.mapping, null, 2)}\n`);
  for (const problem of preview.problems) call.note(`${problem.field}: ${problem.message}`);
  return 0;
}

async function untilEnded(server: Server, importId: string, call: CommandCall): Promise<Run> {
  for (;;) {
    const run = await server.ask<Run>('GET', `/imports/${importId}`);
    const { rowsRead, added, changed, unchanged, bad, bytesRead } = run.progress;
    const percent = Math.floor((100 * bytesRead) / Math.max(1, run.bytes));
    call.note(inWords('import.progress', { percent, rows: rowsRead, added, changed, unchanged, bad }));
    if (run.state !== 'running' && run.state !== 'stopping') return run;
    await pause(1_000);
  }
}

async function tell(run: Run, server: Server, call: CommandCall): Promise<number> {
  const bad = run.progress.bad === 0 ? [] : await badRows(server, run.importId);
  if (call.flag('json')) call.out(JSON.stringify({ ...run, badRows: bad }, null, 2));
  else
    for (const one of bad)
      call.out(
        `${inWords('import.line', { line: one.line })}\t${one.column ?? one.field ?? ''}\t${one.value ?? ''}\t${one.message}`,
      );
  if (run.state === 'failed') return 1;
  return run.progress.bad === 0 ? 0 : someAreBad;
}

interface BadRow {
  line: number;
  column: string | null;
  field: string | null;
  value: string | null;
  message: string;
}

async function badRows(server: Server, importId: string): Promise<BadRow[]> {
  const rows: BadRow[] = [];
  let after = '';
  do {
    const page = await server.ask<{ rows: BadRow[]; next?: string }>(
      'GET',
      `/imports/${importId}/bad-rows?limit=200${after}`,
    );
    rows.push(...page.rows);
    after = page.next ? `&after=${page.next}` : '';
  } while (after !== '');
  return rows;
}
