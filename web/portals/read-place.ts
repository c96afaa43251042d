// Which page a link opens, and its token. The token stands behind the #, which browsers never send to a server or to other sites.

export type PortalPlace =
  /** A customer's own case. */
  | { kind: 'case'; token: string }
  /** A new complaint to a company. */
  | { kind: 'complain'; token: string }
  /** A merchant's answer to a demand. */
  | { kind: 'answer'; token: string };

const kinds: Readonly<Record<string, PortalPlace['kind']>> = { c: 'case', complain: 'complain', m: 'answer' };

/** `/c#token`; also `/c/token`, as some messengers cut off what stands behind the #. Undefined: the link is not whole. */
export function readPlace(path: string, hash: string): PortalPlace | undefined {
  const [first = '', second = ''] = path.split('/').filter((part) => part !== '');
  const kind = Object.hasOwn(kinds, first) ? kinds[first] : undefined;
  const token = hash.replace(/^#/, '') || second;
  return kind === undefined || !/^[\w-]{20,400}$/.test(token) ? undefined : { kind, token };
}
