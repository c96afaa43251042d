// The receipt as PDF, in the customer's language, with the signature as it was drawn.
import type { FastifyReply } from 'fastify';
import { renderPdf } from '#platform/documents/render-pdf';
import type { WholeReceipt } from './sign-receipt.ts';
import { writeSigned } from './word-receipt.ts';

/** Signed, the same bytes every time (PAY-13). `madeAt` dates one that is not signed yet. */
export function renderReceipt({ ground, wording, signed }: WholeReceipt, madeAt: Date): Promise<Uint8Array> {
  const language = signed?.language ?? ground.language;
  const content = {
    language,
    ...wording,
    footer: ground.company,
    signature: signed ? signatureImage(signed.strokes) : null,
    signatureLabel: wording.signature,
    signedBy: signed?.signedBy ?? '',
    signedAt: writeSigned(signed?.signedAt ?? null, language, ground.timeZone),
  };
  return renderPdf(new URL('./receipt.typ', import.meta.url), content, signed ? new Date(signed.signedAt) : madeAt);
}

/** The strokes hold letters of moves, digits and marks alone (their contract), so they cannot leave the attribute. */
function signatureImage(strokes: string): string {
  return (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 600 200"><path fill="none" stroke="#101828" stroke-width="4" ' +
    `stroke-linecap="round" stroke-linejoin="round" d="${strokes}"/></svg>`
  );
}

/** As a file to keep, never shown in place of a page of ours. */
export function sendPdf(reply: FastifyReply, pdf: Uint8Array): FastifyReply {
  return reply
    .type('application/pdf')
    .header('content-disposition', 'attachment; filename="receipt.pdf"')
    .send(Buffer.from(pdf));
}
