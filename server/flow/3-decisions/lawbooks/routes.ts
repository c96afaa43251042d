// HTTP of policy tables and law packs: shown, drafted, tested, looked at beforehand, published.
import type { FastifyReply } from 'fastify';
import * as decisions from '#api/flow/3-decisions.routes';
import * as versions from '#api/flow/3-decisions.versions';
import { type Routing, serve } from '#platform/http/serve-route';
import { publishLawPack } from '../law-packs/drafting/publish-law-pack.ts';
import { discardLawPackDraft, saveLawPackDraft, saveLawRule } from '../law-packs/drafting/save-pack-draft.ts';
import {
  listChangedCases,
  showPackPreview,
  startPackPreview,
  stopPackPreview,
} from '../law-packs/previewing/start-preview.ts';
import { listLawPacks, readWrittenPack, showLawPack } from '../law-packs/show-law-pack.ts';
import { publishPolicyTable, testPolicyTableDraft } from '../policy-tables/editing/publish-policy-table.ts';
import { discardPolicyTableDraft, savePolicyTableDraft } from '../policy-tables/editing/save-table-draft.ts';
import { listPolicyTables, showCase, showPolicyTable } from '../policy-tables/editing/show-policy-table.ts';
import { uploadPolicyTable, writePolicyTable } from '../policy-tables/editing/table-spreadsheet.ts';
import { tryTable } from '../policy-tables/try-table.ts';

export function mountLawbooks(routing: Routing): void {
  mountTables(routing);
  mountPacks(routing);
  mountPreviews(routing);
}

function mountTables(routing: Routing): void {
  serve(routing, decisions.listPolicyTables, async (acting) => ({ rows: await acting.look(listPolicyTables) }));
  serve(routing, decisions.showPolicyTable, (acting, { params, query }) =>
    acting.look((snapshot) => showPolicyTable(snapshot, params.code, query.version)),
  );
  serve(routing, versions.tryPolicyTable, async (_, { body }) => {
    const { problems, publishable, cases } = tryTable({ ...body.table, code: body.code, version: 1 });
    return { problems: [...problems], publishable, cases: cases.map(showCase) };
  });
  serve(routing, versions.savePolicyTableDraft, (acting, { params, body }) =>
    savePolicyTableDraft(acting, params.code, body),
  );
  serve(routing, versions.testPolicyTableDraft, (acting, { params, body }) =>
    testPolicyTableDraft(acting, params.code, body.revision),
  );
  serve(routing, versions.publishPolicyTable, (acting, { params, body }) =>
    publishPolicyTable(acting, params.code, body),
  );
  serve(routing, versions.discardPolicyTableDraft, (acting, { params }) =>
    discardPolicyTableDraft(acting, params.code),
  );
  serve(routing, versions.uploadPolicyTable, (acting, { params, request }) =>
    uploadPolicyTable(acting, params.code, request),
  );
  serve(routing, versions.downloadPolicyTable, async (acting, { params, query, reply }) => {
    const { fileName, bytes } = await writePolicyTable(acting, params.code, query.version);
    return sendFile(reply, versions.downloadPolicyTable.sends, fileName, bytes);
  });
}

function sendFile(reply: FastifyReply, type: string, fileName: string, bytes: Uint8Array): unknown {
  return reply.type(type).header('content-disposition', `attachment; filename="${fileName}"`).send(Buffer.from(bytes));
}

function mountPacks(routing: Routing): void {
  serve(routing, decisions.listLawPacks, async (acting) => ({ rows: await acting.look(listLawPacks) }));
  serve(routing, decisions.showLawPack, (acting, { params, query }) =>
    acting.look((snapshot) => showLawPack(snapshot, params.packId, query.of)),
  );
  serve(routing, versions.readWrittenPack, (acting, { params, query }) =>
    acting.look((snapshot) => readWrittenPack(snapshot, params.packId, query.of)),
  );
  serve(routing, versions.saveLawPackDraft, (acting, { params, body }) =>
    saveLawPackDraft(acting, params.packId, body),
  );
  serve(routing, versions.saveLawRule, (acting, { params, body }) => saveLawRule(acting, params, body));
  serve(routing, versions.discardLawPackDraft, (acting, { params }) => discardLawPackDraft(acting, params.packId));
  serve(routing, versions.publishLawPack, (acting, { params, body }) => publishLawPack(acting, params.packId, body));
}

function mountPreviews(routing: Routing): void {
  serve(routing, versions.startPackPreview, (acting, { params, body }) =>
    startPackPreview(acting, params.packId, body.revision),
  );
  serve(routing, versions.stopPackPreview, (acting, { params }) => stopPackPreview(acting, params.packId));
  serve(routing, versions.showPackPreview, async (acting, { params }) => ({
    preview: await acting.look((snapshot) => showPackPreview(snapshot, params.packId)),
  }));
  serve(routing, versions.listPackPreviewCases, (acting, { params, query }) =>
    acting.look((snapshot) => listChangedCases(snapshot, params.packId, query)),
  );
}
