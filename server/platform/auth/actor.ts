// Who acts: an account, an API key, or the system itself. The signature is what facts keep of the actor.

export interface Actor {
  readonly kind: 'account' | 'key' | 'system';
  /** Public id of the account or key; absent for the system. */
  readonly id?: string;
  readonly permissions: ReadonlySet<string>;
  readonly language: string;
  /** `account:acc_…`, `key:key_…` or `system:<job or reaction>`. */
  readonly signature: string;
}

/** The system acting by itself, named by the job or reaction that acts. */
export function systemActor(name: string): Actor {
  return { kind: 'system', permissions: new Set(), language: 'en', signature: `system:${name}` };
}
