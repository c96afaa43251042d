// A contract without its checking: what a call needs is its name, method and address, and zod would cost a phone more than the page.
import type { RouteContract } from '#api/contract';

/** The compiler holds the three to the contract they stand for, so a route that moves is an error here and not on a phone. */
export function lightRoute<R extends RouteContract>(said: {
  name: R['name'];
  method: R['method'];
  path: R['path'];
}): R {
  return said as R;
}
