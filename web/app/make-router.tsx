// Makes the routes: the open pages of the door, and inside the shell one route for each page of each area.
import {
  createRootRoute,
  createRoute,
  createRouter,
  lazyRouteComponent,
  Outlet,
  type RouteComponent,
} from '@tanstack/react-router';
import { writeSearch } from '../lib/address-of.ts';
import { parseFilters } from '../lib/use-filters.ts';
import type { Page } from './area.ts';
import { areas } from './areas.ts';
import { NothingHere } from './nothing-here.tsx';
import { openPages } from './open-pages.ts';
import { ScreenFault } from './screen-fault.tsx';
import { Shell } from './shell.tsx';

export function makeRouter() {
  const root = createRootRoute({ component: Outlet, notFoundComponent: NothingHere });
  const inside = createRoute({ getParentRoute: () => root, id: 'inside', component: Shell });
  const open = openPages.map((page) => createRoute({ getParentRoute: () => root, ...routeOf(page) }));
  const pages = areas.flatMap((area) => [area, ...(area.pages ?? [])]);
  const screens = pages.map((page) => createRoute({ getParentRoute: () => inside, ...routeOf(page) }));
  return createRouter({
    routeTree: root.addChildren([...open, inside.addChildren(screens)]),
    defaultPreload: 'intent',
    defaultErrorComponent: ScreenFault,
    scrollRestoration: true,
    // Screens scroll inside the shell, so a new screen begins at the top there.
    scrollToTopSelectors: ['#main'],
    parseSearch: parseFilters,
    stringifySearch: writeSearch,
  });
}

/** A screen is its own chunk, fetched when it is entered or about to be. */
function routeOf(page: Page) {
  const component = lazyRouteComponent(async () => ({ default: await page.load() })) as RouteComponent;
  return { path: page.path, component };
}
