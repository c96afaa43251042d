// The pages anyone may open: the door, setting up, signing in and accepting an invitation.
import type { Page } from './area.ts';

export const openPages: readonly Page[] = [
  { path: '/enter', load: () => import('../flow/setup/door/enter-screen.tsx').then((module) => module.EnterScreen) },
  {
    path: '/welcome',
    load: () => import('../flow/setup/door/welcome-screen.tsx').then((module) => module.WelcomeScreen),
  },
  {
    path: '/sign-in',
    load: () => import('../flow/setup/door/sign-in-screen.tsx').then((module) => module.SignInScreen),
  },
  {
    path: '/invitation',
    load: () => import('../flow/setup/door/invitation-screen.tsx').then((module) => module.InvitationScreen),
  },
];
