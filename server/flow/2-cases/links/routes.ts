// HTTP of links: made and revoked at the desk, and the pages they open.
import * as links from '#api/flow/2-cases.links';
import * as portals from '#api/flow/2-cases.portals';
import type { Acting } from '#platform/database/acting';
import type { TenantFiles } from '#platform/files/tenant-files';
import { type Routing, serve } from '#platform/http/serve-route';
import { idOf, type Uuid, uuidOf } from '#platform/ids/make-id';
import { refuse } from '#platform/refusal';
import { type CaseFileRow, findFile } from '../files/case-file-store.ts';
import { sendFile, takeFile } from '../files/keep-file.ts';
import { sendThumbnail } from '../files/send-thumbnail.ts';
import { answerIn } from '../ladder/demand-answer.ts';
import { complain, showForm } from '../opening/complain.ts';
import { takeComplaintTry } from '../opening/take-complaint-try.ts';
import { showCustomerPageOf } from './customer-page.ts';
import { claimAsCustomer, optOut, rateCase, writeAsCustomer } from './customer-writes.ts';
import { makeComplaintLink, makeLink, revokeLink } from './make-links.ts';
import { showMerchantPageOf } from './merchant-page.ts';
import { type CustomerLink, serveCustomer, serveForm, serveMerchant } from './serve-customer.ts';

export function mountLinks(routing: Routing, kept: TenantFiles): void {
  serve(routing, links.makeLink, (acting, { params }) => makeLink(acting, uuidOf(params.caseId)));
  serve(routing, links.revokeLink, (acting, { params }) => revokeLink(acting, uuidOf(params.caseId)));
  serve(routing, links.makeComplaintLink, (acting) => makeComplaintLink(acting));
  mountCustomer(routing, kept);
  serveForm(routing, portals.showComplaintForm, (acting) => acting.look(showForm));
  serveForm(routing, portals.complain, async (acting, { body, request, reply }) => {
    await takeComplaintTry(acting, request, reply);
    return await complain(acting, body);
  });
  mountMerchant(routing, kept);
}

function mountCustomer(routing: Routing, kept: TenantFiles): void {
  serveCustomer(routing, portals.showCustomerPage, (acting, _, link) =>
    acting.look((snapshot) => showCustomerPageOf(snapshot, link.caseUuid)),
  );
  serveCustomer(routing, portals.addCustomerFile, async (acting, { query, request }, link) => {
    const about = { caseId: link.caseUuid, from: 'customer' as const, proofKind: query.proofKind };
    return await takeFile(acting, kept, request, about, shownFile);
  });
  const ofCustomer = async (acting: Acting, fileId: Uuid, link: CustomerLink) => {
    const file = await acting.look((snapshot) => findFile(snapshot, fileId));
    if (file?.caseId !== link.caseUuid || file.from !== 'customer') throw refuse('file.not_found', {});
    return file;
  };
  serveCustomer(routing, portals.readCustomerFile, async (acting, { params, reply }, link) =>
    sendFile(reply, kept.files, await ofCustomer(acting, uuidOf(params.fileId), link)),
  );
  serveCustomer(routing, portals.showCustomerThumbnail, async (acting, { params, reply }, link) =>
    sendThumbnail(reply, kept.files, await ofCustomer(acting, uuidOf(params.fileId), link)),
  );
  serveCustomer(routing, portals.writeAsCustomer, (acting, { body }, link) => writeAsCustomer(acting, link, body.text));
  serveCustomer(routing, portals.claimAsCustomer, (acting, { body }, link) => claimAsCustomer(acting, link, body));
  serveCustomer(routing, portals.optOut, (acting, { body }, link) => optOut(acting, link, body.optedOut));
  serveCustomer(routing, portals.rateCase, (acting, { body }, link) => rateCase(acting, link, body));
}

function mountMerchant(routing: Routing, kept: TenantFiles): void {
  serveMerchant(routing, portals.showMerchantPage, (acting, _, link) =>
    acting.look((snapshot) => showMerchantPageOf(snapshot, link.demandUuid)),
  );
  serveMerchant(routing, portals.answerAsMerchant, (acting, { body }, link) =>
    acting.transact(async (tx) => {
      const { name, ...given } = body;
      await answerIn(tx, link.demandUuid, { ...given, answeredAt: null }, name);
      return await showMerchantPageOf(tx, link.demandUuid);
    }),
  );
  serveMerchant(routing, portals.addMerchantFile, async (acting, { request }, link) => {
    const about = { caseId: link.caseUuid, from: 'merchant' as const, demandId: link.demandUuid };
    return await takeFile(acting, kept, request, about, shownFile);
  });
}

function shownFile({ fileId, name, mediaType, bytes }: CaseFileRow) {
  return { fileId: idOf('fil', fileId), name, mediaType, bytes: Number(bytes) };
}
