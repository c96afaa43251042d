// The address of a route with its parameters and query filled in, for a call or for a plain link to a download.
import type { CallOf, RouteContract } from '#api/contract';

type OptionalPart<Parts> = { [K in keyof Parts as object extends Parts[K] ? K : never]?: Parts[K] };
type NeededPart<Parts> = { [K in keyof Parts as object extends Parts[K] ? never : K]: Parts[K] };
/** What a caller gives: parts that may be empty may be left out. */
export type Given<R extends RouteContract> = NeededPart<CallOf<R>> & OptionalPart<CallOf<R>>;

/** `/api/contracts/ctr_…?limit=50`. Empty strings and undefined leave no trace in the query; lists repeat their name. */
export function addressOf<R extends RouteContract>(contract: R, given: Given<R>): string {
  const { params, query } = given as { params?: Record<string, unknown>; query?: Record<string, unknown> };
  const path = contract.path.replace(/:(\w+)/g, (_, name: string) => encodeURIComponent(String(params?.[name] ?? '')));
  const search = writeSearch(query ?? {});
  return `/api${path}${search}`;
}

/** `?a=1&b=2`, or nothing. The order is that of the object, so that equal filters give equal addresses. */
export function writeSearch(query: Readonly<Record<string, unknown>>): string {
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries(query)) {
    for (const one of Array.isArray(value) ? value : [value]) {
      if (one !== undefined && one !== null && one !== '') search.append(name, String(one));
    }
  }
  const written = search.toString();
  return written === '' ? '' : `?${written}`;
}
