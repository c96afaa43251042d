// A call from its events: whatever order they come in.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { CallEvent } from '#api/flow/2-cases.calls';
import type { Uuid } from '#platform/ids/make-id';
import { applyEvent, type Call, talkForSecondsOf } from './call.ts';

const minute = (count: number) => new Date(Date.parse('2026-01-05T08:00:00Z') + count * 60_000).toISOString();
const told = (type: CallEvent['type'], at: number, more = {}): CallEvent => ({
  ...{ type, callId: 'c', direction: 'in', from: '1', to: '2', at: minute(at), ...more },
});
const first = (event: CallEvent, direction: Call['direction'] = 'in'): Call => ({
  ...{ callId: 'x' as Uuid, switchboardId: 'y' as Uuid, outerId: 'c', direction, state: 'ringing', line: 'ordinary' },
  ...{ calledName: '', number: '1', vip: false, seniorsUntil: null, seniorIds: [], beganAt: event.at },
  ...{ answeredAt: null, endedAt: null, takenBy: null, takenAt: null, caseId: null, note: null, recordingUrl: null },
});
const played = (events: CallEvent[], direction?: Call['direction']) =>
  events.reduce(applyEvent, first(events[0] as CallEvent, direction));

const talked = [
  told('ringing', 0),
  told('answered', 1),
  told('ended', 4),
  told('recording_ready', 5, { recordingUrl: 'https://calls.example/1' }),
];

test('[CALL-1] events in any order, as often as they like, make the same call', () => {
  const shuffled = fc
    .array(fc.nat(3), { maxLength: 8 })
    .chain((again) => fc.shuffledSubarray([0, 1, 2, 3, ...again], { minLength: 4 + again.length }));
  fc.assert(
    fc.property(shuffled, (order) => {
      const call = played(order.map((index) => talked[index] as CallEvent));
      expect(call).toEqual(played(talked));
      expect([call.state, talkForSecondsOf(call)]).toEqual(['ended', 180]);
    }),
  );
});

test('a call to us that nobody answered was missed; one of ours has only ended', () => {
  const events = [told('ringing', 0), told('ended', 1)];
  expect([played(events).state, played(events, 'out').state]).toEqual(['missed', 'ended']);
  expect(talkForSecondsOf(played(events))).toBeNull();
});

test('an event that says nothing new leaves the very call', () => {
  const call = played(talked);
  for (const event of talked) expect(applyEvent(call, event)).toBe(call);
});
