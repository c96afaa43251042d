// Filters live in the address, so that a list can be linked, reloaded and gone back to. Values are plain text.
import { useNavigate, useSearch } from '@tanstack/react-router';

export type Filters = Readonly<Record<string, string>>;

/** The filters of this address among `names`, and a way to change some of them; an empty value removes one. */
export function useFilters<Name extends string>(names: readonly Name[]) {
  const search = useSearch({ strict: false }) as Filters;
  const navigate = useNavigate();
  const filters = pickFilters(search, names);
  const setFilters = (change: Partial<Record<Name, string | undefined>>) => {
    const next = dropEmpty({ ...search, ...change });
    // Typing in a filter must not fill the history with one step a letter.
    void navigate({ to: '.', search: next as never, replace: true });
  };
  return [filters, setFilters] as const;
}

export function pickFilters<Name extends string>(
  search: Filters,
  names: readonly Name[],
): Partial<Record<Name, string>> {
  const picked = names.filter((name) => typeof search[name] === 'string').map((name) => [name, search[name]]);
  return Object.fromEntries(picked) as Partial<Record<Name, string>>;
}

function dropEmpty(search: Readonly<Record<string, string | undefined>>): Record<string, string> {
  return Object.fromEntries(Object.entries(search).filter((entry): entry is [string, string] => Boolean(entry[1])));
}

/** `?state=broken&storeId=sto_1` ⇄ an object of texts; the router's own form would quote every value. */
export function parseFilters(search: string): Record<string, string> {
  return Object.fromEntries(new URLSearchParams(search));
}
