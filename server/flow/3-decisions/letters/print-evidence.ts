// The evidence pack of a case as one PDF, in the reader's language.
import { renderPdf } from '#platform/documents/render-pdf';
import type { Evidence } from './read-evidence.ts';
import { wordEvidence } from './word-evidence.ts';

export function printEvidence(evidence: Evidence): Promise<Uint8Array> {
  const { language, company, madeAt } = evidence;
  const content = { language, ...wordEvidence(evidence), footer: company };
  return renderPdf(new URL('./evidence.typ', import.meta.url), content, madeAt);
}
