// Who acts: an account, an API key, the system itself, or somebody outside who holds a link. The signature is what facts keep of the actor.
import { type Uuid, uuidOf } from '../ids/make-id.ts';

export interface Actor {
  readonly kind: 'account' | 'key' | 'system' | 'customer' | 'merchant';
  /** Public id of the account, key, person or firm; absent for the system. */
  readonly id?: string;
  /** Public id of the account that made the key: where two people are asked for, both count as one. */
  readonly behind?: string | undefined;
  readonly permissions: ReadonlySet<string>;
  readonly language: string;
  /** `account:acc_…`, `key:key_…`, `customer:per_…`, `merchant:frm_…` or `system:<job or reaction>`. */
  readonly signature: string;
}

/** Whom a person is as far as the house knows: the account or key itself, and the account behind a key. Nobody of others. */
export function selvesOf(actor: Actor | undefined): Uuid[] {
  if (actor?.kind !== 'account' && actor?.kind !== 'key') return [];
  return [actor.id, actor.behind].flatMap((id) => (id === undefined ? [] : [uuidOf(id as `acc_${string}`)]));
}

/** The system acting by itself, named by the job or reaction that acts. */
export function systemActor(name: string): Actor {
  return { kind: 'system', permissions: new Set(), language: 'en', signature: `system:${name}` };
}

/** Somebody outside, known by a link alone: holds no permission, so that no verb for staff lets them in. */
export function linkActor(kind: 'customer' | 'merchant', id: string, language: string): Actor {
  return { kind, id, permissions: new Set(), language, signature: `${kind}:${id}` };
}
