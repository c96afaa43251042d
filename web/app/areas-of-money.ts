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
];
