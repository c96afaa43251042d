// The addresses of the pages opened by a link, for whoever hands the link out. What stands behind the # no server and no log sees.

/** `customer`: a customer's own case · `complaint`: the company's complaint form · `merchant`: a merchant's answer to a demand. */
export type LinkKind = 'customer' | 'complaint' | 'merchant';

const paths: Readonly<Record<LinkKind, string>> = { customer: '/c', complaint: '/complain', merchant: '/m' };

/** `linkAddress('customer', token)` → `https://…/c#token`, on the site this page came from. */
export function linkAddress(kind: LinkKind, token: string): string {
  return `${location.origin}${paths[kind]}#${token}`;
}
