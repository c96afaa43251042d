// One e-mail address from text, by a grammar so narrow that whoever checks an address and whoever delivers to it see the same one (MAIL-3;
// T-X8, CVE-2025-14874). Pure, and linear in its input.
import { domainToASCII } from 'node:url';

const localPart = /^[a-z0-9!#$%&'*+/=?^_`{|}~-]+(\.[a-z0-9!#$%&'*+/=?^_`{|}~-]+)*$/;
const label = /^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$/;

/** Lower case, with the domain as servers write it; undefined for everything that two readers could read differently. */
export function readAddress(given: string | null | undefined): string | undefined {
  if (given === null || given === undefined || given.length > 320) return undefined;
  const text = given.trim();
  const at = text.indexOf('@');
  if (at < 1 || at > 64 || text.indexOf('@', at + 1) !== -1) return undefined;
  const local = text.slice(0, at).toLowerCase();
  if (!localPart.test(local)) return undefined;
  const domain = asciiDomain(text.slice(at + 1));
  return domain === undefined || local.length + domain.length + 1 > 254 ? undefined : `${local}@${domain}`;
}

function asciiDomain(given: string): string | undefined {
  // What the URL parser would cut off or unescape is not a domain.
  if (!/^[\p{L}\p{N}\p{M}.-]+$/u.test(given)) return undefined;
  const domain = domainToASCII(given).toLowerCase();
  const labels = domain.split('.');
  if (labels.length < 2 || domain.length > 253 || !labels.every((one) => label.test(one))) return undefined;
  // Four numbers are a machine, not a domain of people.
  return /^\d+$/.test(labels.at(-1) ?? '') ? undefined : domain;
}

export function domainOf(address: string): string {
  return address.slice(address.lastIndexOf('@') + 1);
}

/** `support+token@mall.example` from `support@mall.example`; undefined when the local part grows past what servers take. */
export function withTag(address: string, tag: string): string | undefined {
  const at = address.lastIndexOf('@');
  return readAddress(`${address.slice(0, at)}+${tag}${address.slice(at)}`);
}

/** The address without its tag, and the tag. */
export function cutTag(address: string): { plain: string; tag: string | null } {
  const [local = '', domain = ''] = address.split('@');
  const plus = local.indexOf('+');
  if (plus < 1) return { plain: address, tag: null };
  return { plain: `${local.slice(0, plus)}@${domain}`, tag: local.slice(plus + 1) };
}
