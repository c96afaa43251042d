// HTTP of letters: contract in, letter, template or PDF out.
import type { z } from 'zod';
import * as letters from '#api/flow/3-decisions.letters';
import type { Language } from '#api/values';
import { mayTouchCase } from '#cases';
import { readerLanguage } from '#platform/http/reader-language';
import { type Routing, serve } from '#platform/http/serve-route';
import { uuidOf } from '#platform/ids/make-id';
import { changeLetterTemplate, listLetterTemplates, previewLetterTemplate } from './letter-templates.ts';
import { printEvidence } from './print-evidence.ts';
import { printLetter, readLetter } from './print-letter.ts';
import { evidenceName, readEvidence } from './read-evidence.ts';
import { lettersPossible, listCaseLetters, makeLetter, writeCaseLetter } from './write-case-letter.ts';

type Listed = z.input<typeof letters.listCaseLetters.answer>;

export function mountLetters(routing: Routing): void {
  mountPapers(routing);
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
}

function mountPapers(routing: Routing): void {
  serve(routing, letters.printLetter, async (acting, { params, reply }) => {
    const letter = await acting.look((snapshot) => readLetter(snapshot, uuidOf(params.letterId), acting.actor));
    const pdf = await printLetter(letter);
    reply.type(letters.printLetter.sends).header('content-disposition', 'attachment; filename="letter.pdf"');
    return reply.send(Buffer.from(pdf));
  });
  serve(routing, letters.printEvidence, async (acting, { params, request, reply }) => {
    const language = readerLanguage(request) as Language;
    const evidence = await acting.look((snapshot) =>
      readEvidence(snapshot, uuidOf(params.caseId), acting.actor, language),
    );
    const pdf = await printEvidence(evidence);
    const disposition = `attachment; filename="${evidenceName(evidence)}"`;
    reply.type(letters.printEvidence.sends).header('content-disposition', disposition);
    return reply.send(Buffer.from(pdf));
  });
}
