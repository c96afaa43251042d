// HTTP of the inbox.
import * as channels from '#api/flow/2-cases.channels';
import { type Routing, serve } from '#platform/http/serve-route';
import { uuidOf } from '#platform/ids/make-id';
import { countArrivalsOf, listArrivalsOf, showArrivalOf } from './inbox-views.ts';
import { attachArrival, openArrival, setArrivalAside } from './settle-arrival.ts';

export function mountInbox(routing: Routing): void {
  serve(routing, channels.listArrivals, (acting, { query }) =>
    acting.look((snapshot) => listArrivalsOf(snapshot, query, acting.actor)),
  );
  serve(routing, channels.countArrivals, (acting) =>
    acting.look((snapshot) => countArrivalsOf(snapshot, acting.actor)),
  );
  serve(routing, channels.showArrival, (acting, { params }) =>
    acting.look((snapshot) => showArrivalOf(snapshot, uuidOf(params.arrivalId), acting.actor)),
  );
  serve(routing, channels.attachArrival, (acting, { params, body }) =>
    attachArrival(acting, uuidOf(params.arrivalId), { ...body, caseId: uuidOf(body.caseId) }),
  );
  serve(routing, channels.openArrival, (acting, { params, body }) =>
    openArrival(acting, uuidOf(params.arrivalId), body),
  );
  serve(routing, channels.setArrivalAside, (acting, { params, body }) =>
    setArrivalAside(acting, uuidOf(params.arrivalId), body),
  );
}
