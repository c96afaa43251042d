// HTTP of the measures of the desk: contract in, view, contract out.
import type { FastifyReply } from 'fastify';
import { downloadDesk, downloadDeskCases, listDeskCases, showDesk } from '#api/flow/6-learning.desk';
import type { Language } from '#api/values';
import { readerLanguage } from '#platform/http/reader-language';
import { type Routing, serve } from '#platform/http/serve-route';
import { writeDeskCasesSheet, writeDeskSheet } from './desk-sheets.ts';
import { showDeskOf } from './desk-views.ts';
import { allDeskCases, listDeskCasesOf } from './list-desk-cases.ts';

export function mountDeskMeasures(routing: Routing): void {
  serve(routing, showDesk, (acting, { query }) => acting.look((snapshot) => showDeskOf(snapshot, query, acting.actor)));
  serve(routing, listDeskCases, (acting, { query }) =>
    acting.look((snapshot) => listDeskCasesOf(snapshot, query, acting.actor)),
  );
  serve(routing, downloadDesk, async (acting, { query, request, reply }) => {
    const desk = await acting.look((snapshot) => showDeskOf(snapshot, query, acting.actor));
    return send(reply, `desk-${query.from}-${query.until}`, await writeDeskSheet(desk, languageOf(request)));
  });
  serve(routing, downloadDeskCases, async (acting, { query, request, reply }) => {
    const rows = await acting.look((snapshot) => allDeskCases(snapshot, query, acting.actor));
    const name = `${query.slice.replace('_', '-')}-${query.from}-${query.until}`;
    return send(reply, name, await writeDeskCasesSheet(rows, languageOf(request)));
  });
}

const languageOf = (request: Parameters<typeof readerLanguage>[0]) => readerLanguage(request) as Language;

function send(reply: FastifyReply, name: string, bytes: Uint8Array) {
  return reply
    .type(downloadDesk.sends)
    .header('content-disposition', `attachment; filename="${name}.xlsx"`)
    .send(Buffer.from(bytes));
}
