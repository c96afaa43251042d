// What becomes of an arrival, and when a sending is tried again: the rules alone.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { sendFaults } from '#api/flow/2-cases.words';
import { isFresh, isSignedBy, momentOfSignature, signBody } from '#platform/http/sign-body';
import { makeUuid } from '#platform/ids/make-id';
import { readGatewayJson, writeGatewayJson } from './doors/gateway-shape.ts';
import { type ArrivalKnown, judgeArrival, languageOfText, mayConfirm } from './inbound/arrival-rules.ts';
import { tokensIn } from './inbound/reply-token.ts';
import { attemptsMax, pauseAfter } from './outbound/sending-rules.ts';

const [caseId, otherCase, person] = [makeUuid(), makeUuid(), makeUuid()];
const known: ArrivalKnown = {
  ...{
    kind: 'written',
    check: 'unknown',
    from: 'anna@people.example',
    subject: null,
    tokenShown: false,
    thread: undefined,
  },
  ...{
    people: [person],
    openCases: [{ caseId, number: '260105-abc123' }],
    lastHeardIn: null,
    strangers: 'wait',
    lately: 0,
  },
};
const thread = { caseId, address: 'anna@people.example', open: true };

test('[CHAN-3] only the address the token was made for speaks; an ended case waits for a person', () => {
  expect(judgeArrival({ ...known, tokenShown: true, thread })).toEqual({ to: 'case', caseId });
  const other = { ...known, tokenShown: true, thread: { ...thread, address: 'else@people.example' } };
  expect(judgeArrival(other)).toEqual({ to: 'waiting', why: 'other_sender' });
  expect(judgeArrival({ ...known, tokenShown: true, thread: { ...thread, open: false } })).toEqual({
    to: 'waiting',
    why: 'case_ended',
  });
  expect(judgeArrival({ ...known, tokenShown: true })).toEqual({ to: 'waiting', why: 'token_unknown' });
});

test('[CHAN-4] who failed the check waits, whatever token or address is shown', () => {
  fc.assert(
    fc.property(
      fc.boolean(),
      fc.boolean(),
      fc.constantFrom('wait' as const, 'open_case' as const),
      (shown, found, strangers) => {
        const judged = judgeArrival({
          ...known,
          check: 'failed',
          tokenShown: shown,
          thread: found ? thread : undefined,
          strangers,
        });
        expect(judged).toEqual({ to: 'waiting', why: 'forged' });
      },
    ),
  );
});

test('[CHAN-5] a known sender: their one open case, a new one, the one named, or a person decides', () => {
  const two = [...known.openCases, { caseId: otherCase, number: '260105-xyz789' }];
  expect(judgeArrival(known)).toEqual({ to: 'case', caseId });
  expect(judgeArrival({ ...known, openCases: [] })).toEqual({ to: 'new_case', personId: person });
  expect(judgeArrival({ ...known, openCases: two })).toEqual({ to: 'waiting', why: 'several_cases' });
  expect(judgeArrival({ ...known, openCases: two, subject: 'Re: 260105-XYZ789' })).toEqual({
    to: 'case',
    caseId: otherCase,
  });
  expect(judgeArrival({ ...known, people: [] })).toEqual({ to: 'waiting', why: 'stranger' });
  expect(judgeArrival({ ...known, people: [person, otherCase] })).toEqual({ to: 'waiting', why: 'several_people' });
  expect(languageOfText('地板有问题 floor')).toBe('zh-CN');
  expect(languageOfText('Пол скрипит')).toBe('ru');
});

test('[CHAN-6] machines cause nothing', () => {
  for (const kind of ['auto_reply', 'bounce', 'list', 'own_mail'] as const)
    expect(judgeArrival({ ...known, kind, tokenShown: true, thread, strangers: 'open_case' })).toEqual({
      to: 'silent',
      why: kind,
    });
  expect(judgeArrival({ ...known, lately: 31 })).toEqual({ to: 'waiting', why: 'too_many' });
});

test('[CHAN-7] three an hour to an address, three hundred in a company', () => {
  expect(mayConfirm({ toAddress: 2, inCompany: 299 })).toBe(true);
  expect(mayConfirm({ toAddress: 3, inCompany: 3 })).toBe(false);
  expect(mayConfirm({ toAddress: 0, inCompany: 300 })).toBe(false);
});

describe('[CHAN-9] trying again', () => {
  test('every fault ends: at most eight tries over about a day, pauses grow, a refusal for good ends at once', () => {
    fc.assert(
      fc.property(fc.constantFrom(...sendFaults), fc.double({ min: 0, max: 1, noNaN: true }), (why, spread) => {
        const pauses = Array.from({ length: 20 }, (_, i) => pauseAfter(i + 1, why, spread));
        const tries = pauses.indexOf(null) + 1;
        expect(tries).toBeGreaterThan(0);
        expect(tries).toBeLessThanOrEqual(attemptsMax);
        const waited = pauses.slice(0, tries - 1).map(Number);
        expect(waited.toSorted((a, b) => a - b)).toEqual(waited);
        expect(waited.reduce((sum, one) => sum + one, 0)).toBeLessThan(26 * 60);
      }),
    );
    expect(pauseAfter(1, 'recipient_refused', 0)).toBeNull();
    expect(pauseAfter(1, 'try_later', 0)).toBe(1);
  });
});

describe('[CHAN-14] what gateways bring', () => {
  const body = Buffer.from('{"id":"1"}');
  const at = new Date('2026-01-05T08:00:00Z');
  test('signed over body and moment, five minutes long', () => {
    const signed = momentOfSignature(signBody(['key'], body, at));
    if (!signed) throw new Error('no signature');
    expect(isSignedBy('key', body, signed)).toBe(true);
    expect(isSignedBy('other', body, signed)).toBe(false);
    expect(isSignedBy('key', Buffer.from('{"id":"2"}'), signed)).toBe(false);
    expect(isFresh(signed, new Date(at.getTime() + 300_000))).toBe(true);
    expect(isFresh(signed, new Date(at.getTime() + 301_000))).toBe(false);
    expect(isFresh(signed, new Date(at.getTime() - 301_000))).toBe(false);
    for (const bad of [undefined, '', 't=1', 't=1,v1=zz', ['t=1']]) expect(momentOfSignature(bad)).toBeUndefined();
  });
  test('their JSON is read and written where the pointers say', () => {
    const incoming = { id: '/messages/0/id', from: '/messages/0/from', text: '/messages/0/text/body' };
    const given = { messages: [{ id: 'w1', from: '8613800138000', text: { body: '你好' } }] };
    expect(readGatewayJson(given, { incoming })).toEqual({
      kind: 'message',
      id: 'w1',
      from: '8613800138000',
      name: null,
      text: '你好',
    });
    expect(readGatewayJson({ of: 'msg_1', status: 'DELIVERED' }, { incoming: {} })).toEqual({
      kind: 'status',
      of: 'msg_1',
      delivered: true,
    });
    expect(readGatewayJson({ text: 'no id' }, { incoming: {} })).toBeUndefined();
    const message = { id: 'm1', to: '+7', text: 'Да', language: 'ru' };
    const outgoing = {
      '/messaging_product': '=whatsapp',
      '/to': 'to' as const,
      '/text/body': 'text' as const,
      '/__proto__/x': 'id' as const,
    };
    expect(JSON.parse(writeGatewayJson(message, { outgoing }))).toMatchObject({
      messaging_product: 'whatsapp',
      to: '+7',
      text: { body: 'Да' },
    });
    expect(({} as Record<string, unknown>).x).toBeUndefined();
  });
});

test('[CHAN-2] what has not exactly the form of a token is none', () => {
  const token = 'a'.repeat(26);
  expect(tokensIn([token, null, 'short', 'A'.repeat(26), 'i'.repeat(26)], [])).toEqual([token]);
  expect(tokensIn([], [`01${'0'.repeat(24)}.${token}@mall.example`, 'ticket-42@mall.example'])).toEqual([token]);
});
