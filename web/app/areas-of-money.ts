// The areas of money: payments to customers, what comes back from merchants, and the books.
import type { Area } from './area.ts';

export const areasOfMoney: readonly Area[] = [
  {
    id: 'money',
    path: '/money',
    permission: 'payment.read',
    icon: 'money',
    text: 'area.money',
    about: 'about.money',
    group: 'flow',
    load: () => import('../flow/4-remedies/payments/money-screen.tsx').then((module) => module.MoneyScreen),
    pages: [
      {
        path: '/money/payments/$paymentId',
        load: () => import('../flow/4-remedies/payments/payment-screen.tsx').then((module) => module.PaymentScreen),
      },
      {
        path: '/money/files',
        load: () => import('../flow/4-remedies/bank/files-screen.tsx').then((module) => module.FilesScreen),
      },
      {
        path: '/money/bank',
        load: () => import('../flow/4-remedies/bank/bank-screen.tsx').then((module) => module.BankScreen),
      },
      {
        path: '/money/settings',
        load: () =>
          import('../flow/4-remedies/settings/money-settings-screen.tsx').then((module) => module.MoneySettingsScreen),
      },
    ],
  },
  {
    id: 'recovery',
    path: '/recovery',
    permission: 'recovery.read',
    icon: 'recovery',
    text: 'area.recovery',
    about: 'about.recovery',
    group: 'flow',
    load: () =>
      import('../flow/5-recovery/accounts/accounts-screen.tsx').then((module) => module.MerchantAccountsScreen),
    pages: [
      {
        path: '/recovery/merchants/$firmId',
        load: () =>
          import('../flow/5-recovery/accounts/merchant-account-screen.tsx').then(
            (module) => module.MerchantAccountScreen,
          ),
      },
      {
        path: '/recovery/claims',
        load: () => import('../flow/5-recovery/claims/claims-screen.tsx').then((module) => module.ClaimsScreen),
      },
      {
        path: '/recovery/claims/$claimId',
        load: () => import('../flow/5-recovery/claims/claim-screen.tsx').then((module) => module.ClaimScreen),
      },
      {
        path: '/recovery/losses',
        load: () => import('../flow/5-recovery/losses/losses-screen.tsx').then((module) => module.LossesScreen),
      },
      {
        path: '/recovery/ageing',
        load: () => import('../flow/5-recovery/losses/ageing-screen.tsx').then((module) => module.AgeingScreen),
      },
      {
        path: '/recovery/policy',
        load: () => import('../flow/5-recovery/losses/policy-screen.tsx').then((module) => module.RecoveryPolicyScreen),
      },
    ],
  },
  {
    id: 'books',
    path: '/books',
    permission: 'books.read',
    icon: 'books',
    text: 'area.books',
    about: 'about.books',
    group: 'flow',
    load: () => import('../flow/5-recovery/books/books-screen.tsx').then((module) => module.BooksScreen),
    pages: [
      {
        path: '/books/lines',
        load: () => import('../flow/5-recovery/books/lines-screen.tsx').then((module) => module.LinesScreen),
      },
    ],
  },
];
