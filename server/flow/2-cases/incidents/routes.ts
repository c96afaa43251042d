// HTTP of incidents.
import * as incidents from '#api/flow/2-cases.incidents';
import { type Routing, serve } from '#platform/http/serve-route';
import { uuidOf } from '#platform/ids/make-id';
import { listIncidentsOf, showIncidentOf } from './incident-views.ts';
import { joinIncident, leaveIncident } from './join-incident.ts';
import { closeIncident, messageIncident, openIncident, recordPastIncident } from './open-incident.ts';

export function mountIncidents(routing: Routing): void {
  serve(routing, incidents.listIncidents, (acting, { query }) =>
    acting.look((snapshot) => listIncidentsOf(snapshot, query)),
  );
  serve(routing, incidents.showIncident, (acting, { params }) =>
    acting.look((snapshot) => showIncidentOf(snapshot, uuidOf(params.incidentId))),
  );
  serve(routing, incidents.openIncident, (acting, { body }) => openIncident(acting, body));
  serve(routing, incidents.recordPastIncident, (acting, { body }) => recordPastIncident(acting, body));
  serve(routing, incidents.joinIncident, (acting, { params, body }) =>
    joinIncident(acting, uuidOf(params.incidentId), body.caseIds.map(uuidOf)),
  );
  serve(routing, incidents.leaveIncident, (acting, { params, body }) =>
    leaveIncident(acting, uuidOf(params.incidentId), { ...body, caseId: uuidOf(body.caseId) }),
  );
  serve(routing, incidents.messageIncident, (acting, { params, body }) =>
    messageIncident(acting, uuidOf(params.incidentId), body.text),
  );
  serve(routing, incidents.closeIncident, (acting, { params }) => closeIncident(acting, uuidOf(params.incidentId)));
}
