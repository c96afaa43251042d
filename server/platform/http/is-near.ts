// Whether a request comes straight from this machine or its private network, and not through a proxy from who knows where.
import { BlockList } from 'node:net';
import type { FastifyRequest } from 'fastify';

const near = new BlockList();
near.addSubnet('127.0.0.0', 8);
near.addSubnet('10.0.0.0', 8);
near.addSubnet('172.16.0.0', 12);
near.addSubnet('192.168.0.0', 16);
near.addSubnet('100.64.0.0', 10);
near.addAddress('::1', 'ipv6');
near.addSubnet('fc00::', 7, 'ipv6');
near.addSubnet('fe80::', 10, 'ipv6');

/** The peer of the socket decides; a forwarding header, even a forged one, only makes a request a far one (T-A8). */
export function isNear(request: FastifyRequest): boolean {
  const { headers } = request;
  if (headers['x-forwarded-for'] !== undefined || headers.forwarded !== undefined || headers.via !== undefined)
    return false;
  const peer = (request.socket.remoteAddress ?? '').replace(/^::ffff:/, '');
  return near.check(peer, peer.includes(':') ? 'ipv6' : 'ipv4');
}
