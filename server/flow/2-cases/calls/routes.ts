// HTTP of calls: the signed door, the card, the list, call-backs, and switchboards.
import * as calls from '#api/flow/2-cases.calls';
import { type Routing, serve } from '#platform/http/serve-route';
import { uuidOf } from '#platform/ids/make-id';
import type { Seals } from '#platform/secrets/seal-secret';
import { listCallBacksOf } from './call-backs/call-back-views.ts';
import { settleCallBack } from './call-backs/settle-call-back.ts';
import {
  addSwitchboard,
  changeSwitchboard,
  makeSwitchboardKey,
  shownSwitchboard,
} from './switchboards/keep-switchboard.ts';
import { listSwitchboardsIn } from './switchboards/switchboard-store.ts';
import { mountCallDoor } from './switchboards/take-event.ts';
import { listCallsOf, showCardOf } from './taking/call-views.ts';
import { markVip, showVip } from './taking/mark-vip.ts';
import { noteCall, openCaseOfCall, openRecording, putCall, takeCall } from './taking/take-call.ts';

export function mountCalls(routing: Routing, { seals }: { seals: Seals }): void {
  mountCallDoor(routing, seals);
  serve(routing, calls.listCalls, (acting, { query }) => acting.look((snapshot) => listCallsOf(snapshot, query)));
  serve(routing, calls.showCall, (acting, { params }) =>
    acting.look((snapshot) => showCardOf(snapshot, uuidOf(params.callId))),
  );
  serve(routing, calls.takeCall, (acting, { params }) => takeCall(acting, uuidOf(params.callId)));
  serve(routing, calls.noteCall, (acting, { params, body }) => noteCall(acting, uuidOf(params.callId), body.note));
  serve(routing, calls.putCall, (acting, { params, body }) =>
    putCall(acting, uuidOf(params.callId), uuidOf(body.caseId)),
  );
  serve(routing, calls.openCaseOfCall, (acting, { params, body }) =>
    openCaseOfCall(acting, uuidOf(params.callId), body),
  );
  serve(routing, calls.openRecording, (acting, { params }) => openRecording(acting, uuidOf(params.callId)));
  serve(routing, calls.listCallBacks, (acting, { query }) =>
    acting.look((snapshot) => listCallBacksOf(snapshot, query)),
  );
  serve(routing, calls.settleCallBack, (acting, { params, body }) =>
    settleCallBack(acting, uuidOf(params.callBackId), body),
  );
  serve(routing, calls.showVip, (acting, { params }) =>
    acting.look((snapshot) => showVip(snapshot, uuidOf(params.personId))),
  );
  serve(routing, calls.markVip, (acting, { params, body }) => markVip(acting, uuidOf(params.personId), body.vip));
  serve(routing, calls.listSwitchboards, (acting) =>
    acting.look(async (snapshot) => ({ rows: (await listSwitchboardsIn(snapshot)).map(shownSwitchboard) })),
  );
  serve(routing, calls.addSwitchboard, (acting, { body }) => addSwitchboard(acting, body));
  serve(routing, calls.changeSwitchboard, (acting, { params, body }) =>
    changeSwitchboard(acting, uuidOf(params.switchboardId), body),
  );
  serve(routing, calls.makeSwitchboardKey, (acting, { params }) =>
    makeSwitchboardKey(acting, seals, uuidOf(params.switchboardId)),
  );
}
