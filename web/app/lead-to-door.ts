// Where someone goes who is not signed in: to sign-in, and back to where they were once they are.
import type { AnyRouter } from '@tanstack/react-router';

/** Pages that nobody need be signed in for; from them nobody is led away. */
const open = ['/sign-in', '/enter', '/welcome', '/invitation'];

export function leadToDoor(router: AnyRouter): void {
  const { pathname, href } = router.state.location;
  if (open.includes(pathname)) return;
  void router.navigate({ to: '/sign-in', search: pathname === '/' ? {} : { back: href } });
}

/** The way back after signing in: only a path of ours, never another site's address (open redirect). */
export function wayBack(back: string | undefined): string {
  return back !== undefined && /^\/(?![/\\])/.test(back) && !open.some((path) => back.startsWith(path)) ? back : '/';
}
