// For tests: a switchboard without a telephone, that tells of calls as a real one would, signed and in the order it is asked to.
import { expect } from 'vitest';
import type { CallEvent } from '#api/flow/2-cases.calls';
import { signatureHeader, signBody } from '#platform/http/sign-body';
import type { Answered, Caller, TestApp } from '../../../test-app.ts';

export const lines = { ordinary: '+862012345678', vip: '+862012345679', supervision: '+862087654321' } as const;
export type Told = Partial<Omit<CallEvent, 'at'>> & { type: CallEvent['type']; at?: string };

export interface TestSwitchboard {
  switchboardId: string;
  /** One event; `from` 13800138000 to the ordinary line unless told. */
  tell(told: Told, by?: { secret?: string; at?: Date }): Promise<Answered>;
  /** The same, taken. */
  happens(callId: string, type: CallEvent['type'], more?: Partial<Told>): Promise<void>;
}

export async function addTestSwitchboard(app: TestApp, owner: Caller, more: object = {}): Promise<TestSwitchboard> {
  const made = await owner.call('/switchboards', {
    name: 'Main exchange',
    numbers: [
      { number: '020 1234 5678', name: 'Service' },
      { number: lines.vip, name: 'First class', vip: true },
      { number: lines.supervision, name: 'Complaints', line: 'supervision' },
    ],
    language: 'zh-CN',
    ...more,
  });
  expect([made.status, made.body.hasKey]).toEqual([201, false]);
  const { switchboardId } = made.body;
  const { secret } = (await owner.call(`/switchboards/${switchboardId}/key`, {})).body;
  const address = `/channels/${owner.companyId}/calls/${switchboardId}`;
  const tell: TestSwitchboard['tell'] = async (told, by = {}) => {
    const now = app.database.clock.now();
    const event = { callId: 'c-1', from: '13800138000', to: lines.ordinary, at: now.toISOString(), ...told };
    const body = JSON.stringify(event);
    const signature = signBody([by.secret ?? secret], Buffer.from(body), by.at ?? now);
    const headers = { 'content-type': 'application/json', [signatureHeader]: signature };
    return await app.anyone.call(address, undefined, { method: 'POST', payload: body, headers });
  };
  return {
    switchboardId,
    tell,
    async happens(callId, type, rest = {}) {
      const { status, body } = await tell({ callId, type, ...rest });
      expect([status, body]).toEqual([202, { taken: true }]);
    },
  };
}
