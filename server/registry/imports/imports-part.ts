// What the app mounts of imports: routes and the job that loads. Kinds of later stages come in through app.ts.
import type { TenantFiles } from '#platform/files/tenant-files';
import type { Part } from '#platform/part';
import { contractKind } from './contract-kind.ts';
import type { ImportKind } from './import-kind.ts';
import { loadImportJob } from './load-import.ts';
import { mountImports } from './routes.ts';

/** 200 MB; a spreadsheet has narrower limits of its own (TABLE-16). */
const bytesMax = 200_000_000;

export function importsPart({ kept, more = [] }: { kept: TenantFiles; more?: readonly ImportKind[] }): Part {
  const uploads = { ...kept, bytesMax };
  const all = [contractKind as ImportKind, ...more];
  const kinds = new Map(all.map((kind) => [kind.kind, kind]));
  return {
    name: 'imports',
    mount: (routing) => mountImports(routing, uploads, kinds),
    reactions: [],
    recurring: [],
    queued: [loadImportJob(uploads, kinds)],
  };
}
