// HTTP of letters: contract in, letter, template or PDF out.
import type { z } from 'zod';
import * as letters from '#api/flow/3-decisions.letters';
import { mayTouchCase } from '#cases';
import { type Routing, serve } from '#platform/http/serve-route';
import { uuidOf } from '#platform/ids/make-id';
import { changeLetterTemplate, listLetterTemplates, previewLetterTemplate } from './letter-templates.ts';
import { printLetter, readLetter } from './print-letter.ts';
import { lettersPossible, listCaseLetters, makeLetter, writeCaseLetter } from './write-case-letter.ts';

type Listed = z.input<typeof letters.listCaseLetters.answer>;

export function mountLetters(routing: Routing): void {
  serve(routing, letters.listLetterTemplates, async (acting) => ({ rows: await acting.look(listLetterTemplates) }));
  serve(routing, letters.changeLetterTemplate, (acting, { params, body }) =>
    changeLetterTemplate(acting, params.kind, body),
  );
  serve(routing, letters.previewLetterTemplate, async (_, { params, body }) =>
    previewLetterTemplate(params.kind, body.texts, body.language),
  );
  serve(routing, letters.listCaseLetters, (acting, { params }) =>
    acting.look(async (snapshot) => {
      const caseId = uuidOf(params.caseId);
      await mayTouchCase(snapshot, acting.actor, caseId);
      const { language, kinds } = await lettersPossible(snapshot, caseId);
      return { rows: await listCaseLetters(snapshot, caseId), language, kinds: kinds as Listed['kinds'] };
    }),
  );
  serve(routing, letters.previewLetter, (acting, { params, body }) =>
    acting.look(async (snapshot) => {
      const caseId = uuidOf(params.caseId);
      await mayTouchCase(snapshot, acting.actor, caseId);
      const { subject, body: text, language } = await writeCaseLetter(snapshot, caseId, body);
      return { subject, body: text, language };
    }),
  );
  serve(routing, letters.makeLetter, (acting, { params, body }) => makeLetter(acting, uuidOf(params.caseId), body));
  serve(routing, letters.printLetter, async (acting, { params, reply }) => {
    const letter = await acting.look((snapshot) => readLetter(snapshot, uuidOf(params.letterId), acting.actor));
    const pdf = await printLetter(letter);
    reply.type(letters.printLetter.sends).header('content-disposition', 'attachment; filename="letter.pdf"');
    return reply.send(Buffer.from(pdf));
  });
}
