// HTTP of imports: contract in, verb or view, contract out.
import type { FastifyRequest } from 'fastify';
import * as imports from '#api/imports';
import { textOf } from '#api/texts/index';
import { readerLanguage } from '#platform/http/reader-language';
import { type Routing, serve } from '#platform/http/serve-route';
import { uuidOf } from '#platform/ids/make-id';
import type { ImportKind } from './import-kind.ts';
import { importShown } from './import-store.ts';
import { badRowsFile, listBadRows, listImports, showImport } from './import-views.ts';
import type { Uploads } from './open-import.ts';
import { previewImport, type Say } from './preview-import.ts';
import { runImport, stopImport } from './run-import.ts';
import { listMappings, saveMapping } from './saved-mappings.ts';
import { uploadImport } from './upload-import.ts';

/** In the language the screen is read in now, which may be another than the account's. */
const sayFor =
  (request: FastifyRequest): Say =>
  (code, facts) =>
    textOf(code, facts, readerLanguage(request));

export function mountImports(routing: Routing, uploads: Uploads, kinds: ReadonlyMap<string, ImportKind>): void {
  serve(routing, imports.listImportKinds, async () => ({ rows: [...kinds.values()].map(kindShown) }));
  serve(
    routing,
    imports.uploadImport,
    (acting, { query, request }) => uploadImport(acting, uploads, kinds.get(query.kind), query.kind, request),
    importShown,
  );
  serve(routing, imports.listImports, (acting, { query }) => acting.look((snapshot) => listImports(snapshot, query)));
  serve(routing, imports.showImport, (acting, { params }) =>
    acting.look((snapshot) => showImport(snapshot, uuidOf(params.importId))),
  );
  serve(routing, imports.previewImport, (acting, { params, body, request }) =>
    previewImport(acting, uploads, kinds, uuidOf(params.importId), body, sayFor(request)),
  );
  serve(
    routing,
    imports.runImport,
    (acting, { params, body }) => runImport(acting, uploads, kinds, uuidOf(params.importId), body.mapping),
    importShown,
  );
  serve(routing, imports.stopImport, (acting, { params }) => stopImport(acting, uuidOf(params.importId)), importShown);
  serve(routing, imports.listBadRows, (acting, { params, query, request }) =>
    acting.look((snapshot) => listBadRows(snapshot, uuidOf(params.importId), query, sayFor(request))),
  );
  serve(routing, imports.downloadBadRows, async (acting, { params, request, reply }) => {
    const say = sayFor(request);
    const titles = {
      line: say('import.column_line', {}),
      column: say('import.column_column', {}),
      value: say('import.column_value', {}),
      reason: say('import.column_reason', {}),
    };
    const file = await acting.look((snapshot) =>
      badRowsFile(snapshot, uuidOf(params.importId), { titles, say: (bad) => say(bad.reasonCode, bad.data) }),
    );
    return reply
      .type('text/csv; charset=utf-8')
      .header('content-disposition', 'attachment; filename="bad-rows.csv"')
      .send(file);
  });
  serve(routing, imports.saveMapping, (acting, { body }) => saveMapping(acting, body));
  serve(routing, imports.listMappings, (acting, { query }) => acting.look((snapshot) => listMappings(snapshot, query)));
}

const types = {
  text: 'text',
  date: 'day',
  instant: 'instant',
  money: 'money',
  integer: 'number',
  phone: 'phone',
  enum: 'choice',
} as const;

function kindShown({ kind, fields }: ImportKind) {
  return {
    kind,
    fields: fields.map((field) => ({
      field: field.name,
      type: types[field.kind],
      required: field.required,
      choices: (field.values ?? []).map((one) => one.code),
    })),
  };
}
