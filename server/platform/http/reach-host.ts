// The guard before every connection to a host that a person named in a setting: hosts of the operator's own network are not reached through
// us unless the operator says so (SSRF; ASVS 1.3.6, MAIL-5). The address that was judged is the one to connect to, so that a name that
// answers differently the second time gains nothing.
import { lookup } from 'node:dns/promises';
import { BlockList, isIP } from 'node:net';

const ownNetworks = new BlockList();
for (const [net, bits] of [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.168.0.0', 16],
  ['198.18.0.0', 15],
  ['224.0.0.0', 4],
  ['240.0.0.0', 4],
] as const)
  ownNetworks.addSubnet(net, bits, 'ipv4');
for (const [net, bits] of [
  ['::', 128],
  ['::1', 128],
  ['64:ff9b::', 96],
  ['fc00::', 7],
  ['fe80::', 10],
  ['ff00::', 8],
] as const)
  ownNetworks.addSubnet(net, bits, 'ipv6');

export type Reached = { ok: true; address: string } | { ok: false; why: 'host_unknown' | 'host_private' };

/** `allowed` names hosts or addresses exactly; `*` is all of them. One private address among several is enough to refuse. */
export async function reachHost(host: string, allowed: readonly string[]): Promise<Reached> {
  const name = host.toLowerCase().replace(/^\[|\]$/g, '');
  const found = isIP(name) ? [{ address: name }] : await lookup(name, { all: true }).catch(() => []);
  const [first] = found;
  if (!first) return { ok: false, why: 'host_unknown' };
  const free = allowed.includes('*') || allowed.includes(name);
  if (!free && found.some(({ address }) => isPrivate(address) && !allowed.includes(address)))
    return { ok: false, why: 'host_private' };
  return { ok: true, address: first.address };
}

export function isPrivate(address: string): boolean {
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address)?.[1];
  if (mapped !== undefined) return ownNetworks.check(mapped, 'ipv4');
  return ownNetworks.check(address, isIP(address) === 6 ? 'ipv6' : 'ipv4');
}
