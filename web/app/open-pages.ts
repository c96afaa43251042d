// The pages anyone may open: the door, sign-in, setting up and accepting an invitation.
import type { Page } from './areas.ts';

export const openPages: readonly Page[] = [
  {
    path: '/sign-in',
    load: () => import('../flow/setup/sign-in/sign-in-screen.tsx').then((module) => module.SignInScreen),
  },
];
