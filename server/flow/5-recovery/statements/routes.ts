// HTTP of statements: on screen, as a spreadsheet, as a PDF.
import type { FastifyReply } from 'fastify';
import * as contracts from '#api/flow/5-recovery.accounts';
import { readerLanguage } from '#platform/http/reader-language';
import { type Routing, serve } from '#platform/http/serve-route';
import { uuidOf } from '#platform/ids/make-id';
import { printStatement } from './print-statement.ts';
import { readStatement, type Statement } from './read-statement.ts';
import { writeStatementSheet } from './write-statement-sheet.ts';

export function mountStatements(routing: Routing): void {
  serve(routing, contracts.showStatement, (acting, { params, query }) =>
    acting.look((snapshot) => readStatement(snapshot, uuidOf(params.firmId), query)),
  );
  serve(routing, contracts.downloadStatement, async (acting, { params, query, request, reply }) => {
    const statement = await acting.look((snapshot) => readStatement(snapshot, uuidOf(params.firmId), query));
    const bytes = await writeStatementSheet(statement, readerLanguage(request));
    return send(reply, contracts.downloadStatement.sends, statement, 'xlsx', bytes);
  });
  serve(routing, contracts.printStatement, async (acting, { params, query, request, reply }) => {
    const { statement, at } = await acting.look(async (snapshot) => ({
      statement: await readStatement(snapshot, uuidOf(params.firmId), query),
      at: snapshot.at,
    }));
    const bytes = await printStatement(statement, readerLanguage(request), at);
    return send(reply, contracts.printStatement.sends, statement, 'pdf', bytes);
  });
}

function send(reply: FastifyReply, type: string, { from, until }: Statement, ending: string, bytes: Uint8Array) {
  const name = `statement-${from}-${until}.${ending}`;
  return reply.type(type).header('content-disposition', `attachment; filename="${name}"`).send(Buffer.from(bytes));
}
