// A gateway's JSON and ours: where in it our words stand is a setting, by pointers of RFC 6901. Pure.
import type { Gateway } from '../setup/channel-settings.ts';

export interface GatewayMessage {
  kind: 'message';
  id: string;
  from: string;
  name: string | null;
  text: string;
}
/** What became of a message of ours, named by the id we sent it under. */
export interface GatewayStatus {
  kind: 'status';
  of: string;
  delivered: boolean;
}

const ownForm = { id: '/id', from: '/from', name: '/name', text: '/text', status: '/status', of: '/of' } as const;

/** Undefined for JSON that says neither. */
export function readGatewayJson(
  given: unknown,
  { incoming }: Pick<Gateway, 'incoming'>,
): GatewayMessage | GatewayStatus | undefined {
  const at = (field: keyof typeof ownForm) => textAt(given, incoming[field] ?? ownForm[field]);
  const [status, of] = [at('status'), at('of')];
  if (status !== undefined && of !== undefined) {
    const said = status.toLowerCase();
    if (said === 'delivered' || said === 'read') return { kind: 'status', of, delivered: true };
    return said === 'failed' || said === 'undelivered' ? { kind: 'status', of, delivered: false } : undefined;
  }
  const [id, from, text] = [at('id'), at('from'), at('text')];
  if (id === undefined || from === undefined || text === undefined || id.length > 200 || from.length > 200)
    return undefined;
  return { kind: 'message', id, from: from.trim(), name: at('name')?.trim().slice(0, 200) || null, text };
}

function textAt(given: unknown, pointer: string): string | undefined {
  let at = given;
  for (const step of pointer.slice(1).split('/')) {
    const key = step.replaceAll('~1', '/').replaceAll('~0', '~');
    if (typeof at !== 'object' || at === null || !Object.hasOwn(at, key)) return undefined;
    at = (at as Record<string, unknown>)[key];
  }
  if (typeof at === 'number') return String(at);
  return typeof at === 'string' && at.trim() !== '' ? at : undefined;
}

export interface ToGateway {
  id: string;
  to: string;
  text: string;
  language: string;
}

/** Our own form unless the gateway has one; `=` before a fixed text. */
export function writeGatewayJson(message: ToGateway, { outgoing }: Pick<Gateway, 'outgoing'>): string {
  const places = Object.entries(outgoing);
  if (places.length === 0) return JSON.stringify(message);
  const whole: Record<string, unknown> = Object.create(null);
  for (const [pointer, field] of places) {
    const steps = pointer
      .slice(1)
      .split('/')
      .map((step) => step.replaceAll('~1', '/').replaceAll('~0', '~'));
    let at = whole;
    for (const step of steps.slice(0, -1)) {
      const inner = at[step];
      const next: Record<string, unknown> =
        typeof inner === 'object' && inner !== null ? (inner as Record<string, unknown>) : Object.create(null);
      at[step] = next;
      at = next;
    }
    at[steps.at(-1) ?? ''] = field.startsWith('=') ? field.slice(1) : message[field as keyof ToGateway];
  }
  return JSON.stringify(whole);
}
