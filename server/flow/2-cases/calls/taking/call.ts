// A call, and what an event makes of it. Pure: events in any order and any number give the same call (CALL-1).
import type { CallEvent, CallState, callDirections } from '#api/flow/2-cases.calls';
import type { ChannelLine } from '#api/flow/2-cases.words';
import type { Uuid } from '#platform/ids/make-id';

export interface Call {
  callId: Uuid;
  switchboardId: Uuid;
  /** What the switchboard calls it. */
  outerId: string;
  direction: (typeof callDirections)[number];
  state: CallState;
  line: ChannelLine;
  calledName: string;
  /** The side outside, as it is dialled; null when withheld. */
  number: string | null;
  vip: boolean;
  /** Until then the seniors alone hear it; null for a call that rings for all. */
  seniorsUntil: string | null;
  seniorIds: Uuid[];
  beganAt: string;
  answeredAt: string | null;
  endedAt: string | null;
  takenBy: Uuid | null;
  takenAt: string | null;
  caseId: Uuid | null;
  note: string | null;
  recordingUrl: string | null;
}

/** What an event changes; the call is the same object when it changes nothing. */
export function applyEvent(call: Call, { type, at: given, recordingUrl }: CallEvent): Call {
  const at = new Date(given).toISOString();
  const began = Date.parse(at) < Date.parse(call.beganAt) ? { ...call, beganAt: at } : call;
  switch (type) {
    case 'ringing':
      return began;
    case 'answered':
      return call.answeredAt === null ? settled({ ...began, answeredAt: at }) : call;
    case 'ended':
    case 'missed':
      return call.endedAt === null ? settled({ ...began, endedAt: at }) : call;
    case 'recording_ready':
      return call.recordingUrl === null && recordingUrl ? { ...began, recordingUrl } : began;
  }
}

/** Whether it was missed follows from what is known: a call to us that is over and nobody answered. */
function settled(call: Call): Call {
  const { answeredAt, endedAt, direction } = call;
  if (endedAt === null) return { ...call, state: answeredAt === null ? 'ringing' : 'talking' };
  return { ...call, state: answeredAt === null && direction === 'in' ? 'missed' : 'ended' };
}

/** Null while they talk, and when nobody did. */
export function talkForSecondsOf({ answeredAt, endedAt }: Pick<Call, 'answeredAt' | 'endedAt'>): number | null {
  if (answeredAt === null || endedAt === null) return null;
  return Math.max(0, Math.round((Date.parse(endedAt) - Date.parse(answeredAt)) / 1_000));
}
