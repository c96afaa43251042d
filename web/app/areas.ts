// The areas of the desk: one table that navigation, routes and the command palette are made of. Add a line to add an area.
import type { Permission } from '#api/permissions';
import type { Area, Page } from './area.ts';
import { areasOfCases } from './areas-of-cases.ts';
import { areasOfMoney } from './areas-of-money.ts';

export const areas: readonly Area[] = [
  {
    id: 'home',
    path: '/',
    icon: 'home',
    text: 'area.home',
    about: 'about.home',
    group: 'flow',
    load: () => import('../flow/setup/home/home-screen.tsx').then((module) => module.HomeScreen),
  },
  ...areasOfCases,
  {
    id: 'promises',
    path: '/promises',
    permission: 'promise.read',
    icon: 'promise',
    text: 'area.promises',
    about: 'about.promises',
    group: 'flow',
    load: () => import('../flow/1-promises/promises/promises-screen.tsx').then((module) => module.PromisesScreen),
  },
  {
    id: 'overdue',
    path: '/overdue',
    permission: 'promise.read',
    icon: 'overdue',
    text: 'area.overdue',
    about: 'about.overdue',
    group: 'flow',
    load: () => import('../flow/1-promises/overdue/overdue-screen.tsx').then((module) => module.OverdueScreen),
    pages: [
      {
        path: '/overdue/list',
        load: () =>
          import('../flow/1-promises/overdue/overdue-list-screen.tsx').then((module) => module.OverdueListScreen),
      },
    ],
  },
  {
    id: 'contracts',
    path: '/contracts',
    permission: 'contract.read',
    icon: 'contract',
    text: 'area.contracts',
    about: 'about.contracts',
    group: 'flow',
    load: () => import('../flow/registry/contracts/contracts-screen.tsx').then((module) => module.ContractsScreen),
    pages: [
      {
        path: '/contracts/new',
        load: () =>
          import('../flow/registry/contracts/register-contract-screen.tsx').then(
            (module) => module.RegisterContractScreen,
          ),
      },
      {
        path: '/contracts/$contractId',
        load: () => import('../flow/registry/contracts/contract-screen.tsx').then((module) => module.ContractScreen),
      },
    ],
  },
  ...areasOfMoney,
  {
    id: 'commitments',
    path: '/commitments',
    permission: 'commitment.read',
    icon: 'commitment',
    text: 'area.commitments',
    about: 'about.commitments',
    group: 'flow',
    load: () =>
      import('../flow/1-promises/commitments/commitments-screen.tsx').then((module) => module.CommitmentsScreen),
    pages: [
      {
        path: '/commitments/$commitmentId',
        load: () =>
          import('../flow/1-promises/commitments/commitment-screen.tsx').then((module) => module.CommitmentScreen),
      },
    ],
  },
  {
    id: 'owed',
    path: '/what-is-owed',
    permission: 'decision.judge',
    icon: 'scales',
    text: 'area.owed',
    about: 'about.owed',
    group: 'flow',
    load: () =>
      import('../flow/3-decisions/what-is-owed/what-is-owed-screen.tsx').then((module) => module.WhatIsOwedScreen),
  },
  {
    id: 'terms',
    path: '/terms-check',
    permission: 'decision.read',
    icon: 'terms',
    text: 'area.terms',
    about: 'about.terms',
    group: 'flow',
    load: () => import('../flow/3-decisions/terms/check-terms-screen.tsx').then((module) => module.CheckTermsScreen),
  },
  {
    id: 'people',
    path: '/people',
    permission: 'person.read',
    icon: 'person',
    text: 'area.people',
    about: 'about.people',
    group: 'registry',
    load: () => import('../flow/registry/people/find-screen.tsx').then((module) => module.FindScreen),
    pages: [
      {
        path: '/people/all',
        load: () => import('../flow/registry/people/people-screen.tsx').then((module) => module.PeopleScreen),
      },
      {
        path: '/people/$personId',
        load: () => import('../flow/registry/people/person-screen.tsx').then((module) => module.PersonScreen),
      },
    ],
  },
  {
    id: 'merchants',
    path: '/merchants',
    permission: 'merchant.read',
    icon: 'merchant',
    text: 'area.merchants',
    about: 'about.merchants',
    group: 'registry',
    load: () => import('../flow/registry/merchants/merchants-screen.tsx').then((module) => module.MerchantsScreen),
    pages: [
      {
        path: '/merchants/$firmId',
        load: () => import('../flow/registry/merchants/merchant-screen.tsx').then((module) => module.MerchantScreen),
      },
    ],
  },
  {
    id: 'stores',
    path: '/stores',
    permission: 'merchant.read',
    icon: 'store',
    text: 'area.stores',
    about: 'about.stores',
    group: 'registry',
    load: () => import('../flow/registry/stores/stores-screen.tsx').then((module) => module.StoresScreen),
  },
  {
    id: 'imports',
    path: '/imports',
    permission: 'import.read',
    icon: 'import',
    text: 'area.imports',
    about: 'about.imports',
    group: 'registry',
    load: () => import('../flow/imports/imports-screen.tsx').then((module) => module.ImportsScreen),
    pages: [
      {
        path: '/imports/$importId',
        load: () => import('../flow/imports/import-screen.tsx').then((module) => module.ImportScreen),
      },
    ],
  },
  {
    id: 'law_packs',
    path: '/law-packs',
    permission: 'decision.read',
    icon: 'law',
    text: 'area.law_packs',
    about: 'about.law_packs',
    group: 'setup',
    load: () => import('../flow/3-decisions/law-packs/law-packs-screen.tsx').then((module) => module.LawPacksScreen),
    pages: [
      {
        path: '/law-packs/$packId',
        load: () => import('../flow/3-decisions/law-packs/law-pack-screen.tsx').then((module) => module.LawPackScreen),
      },
    ],
  },
  {
    id: 'policy_tables',
    path: '/policy-tables',
    permission: 'decision.read',
    icon: 'table',
    text: 'area.policy_tables',
    about: 'about.policy_tables',
    group: 'setup',
    load: () =>
      import('../flow/3-decisions/policy-tables/policy-tables-screen.tsx').then((module) => module.PolicyTablesScreen),
    pages: [
      {
        path: '/policy-tables/$code',
        load: () =>
          import('../flow/3-decisions/policy-tables/policy-table-screen.tsx').then(
            (module) => module.PolicyTableScreen,
          ),
      },
      {
        path: '/policy-tables/$code/edit',
        load: () =>
          import('../flow/3-decisions/policy-tables/edit-table-screen.tsx').then((module) => module.EditTableScreen),
      },
    ],
  },
  {
    id: 'calendars',
    path: '/calendars',
    permission: 'calendar.read',
    icon: 'calendar',
    text: 'area.calendars',
    about: 'about.calendars',
    group: 'setup',
    load: () => import('../flow/setup/calendars/calendars-screen.tsx').then((module) => module.CalendarsScreen),
  },
  {
    id: 'accounts',
    path: '/colleagues',
    permission: 'people.manage',
    icon: 'people',
    text: 'area.accounts',
    about: 'about.accounts',
    group: 'setup',
    load: () => import('../flow/setup/accounts/accounts-screen.tsx').then((module) => module.AccountsScreen),
  },
  {
    id: 'keys',
    path: '/keys',
    permission: 'key.manage',
    icon: 'key',
    text: 'area.keys',
    about: 'about.keys',
    group: 'setup',
    load: () => import('../flow/setup/keys/keys-screen.tsx').then((module) => module.KeysScreen),
  },
  {
    id: 'webhooks',
    path: '/webhooks',
    permission: 'webhook.setup',
    icon: 'next',
    text: 'area.webhooks',
    about: 'about.webhooks',
    group: 'setup',
    load: () => import('../flow/setup/webhooks/webhooks-screen.tsx').then((module) => module.WebhooksScreen),
    pages: [
      {
        path: '/webhooks/$webhookId',
        load: () => import('../flow/setup/webhooks/webhook-screen.tsx').then((module) => module.WebhookScreen),
      },
    ],
  },
  {
    id: 'feeds',
    path: '/feeds',
    permission: 'feed.setup',
    icon: 'import',
    text: 'area.feeds',
    about: 'about.feeds',
    group: 'setup',
    load: () => import('../flow/setup/feeds/feeds-screen.tsx').then((module) => module.FeedsScreen),
    pages: [
      {
        path: '/feeds/$feedId',
        load: () => import('../flow/setup/feeds/feed-screen.tsx').then((module) => module.FeedScreen),
      },
    ],
  },
  {
    id: 'company',
    path: '/company',
    permission: 'company.write',
    icon: 'company',
    text: 'area.company',
    about: 'about.company',
    group: 'setup',
    load: () => import('../flow/setup/company/company-screen.tsx').then((module) => module.CompanyScreen),
  },
  {
    id: 'me',
    path: '/me',
    icon: 'account',
    text: 'area.me',
    about: 'about.me',
    group: 'me',
    load: () => import('../flow/setup/me/me-screen.tsx').then((module) => module.MeScreen),
  },
];

/** The areas a holder of these permissions may enter, in their order. */
export function areasFor(permissions: readonly Permission[]): Area[] {
  return areas.filter((area) => area.permission === undefined || permissions.includes(area.permission));
}

/** The area a path lies in: the longest of its own or its pages' fixed beginnings. */
export function areaAt(path: string): Area | undefined {
  const fits = (page: Page) => {
    const fixed = page.path.split('/$')[0] ?? '';
    return path === fixed || (fixed !== '/' && path.startsWith(`${fixed}/`)) ? fixed.length : -1;
  };
  const ranked = areas.map((area) => ({ area, rank: Math.max(...[area, ...(area.pages ?? [])].map(fits)) }));
  const best = ranked.filter(({ rank }) => rank >= 0).sort((a, b) => b.rank - a.rank)[0];
  return best?.area;
}
