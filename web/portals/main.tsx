// Starts the pages that people without an account open from a link: a customer's case, a new complaint, a merchant's answer.
import { QueryClientProvider } from '@tanstack/react-query';
import { lazy, StrictMode, Suspense } from 'react';
import { createRoot } from 'react-dom/client';
import { makeQueryClient } from '../lib/make-query-client.ts';
import { DeadLink, PortalWaiting } from './frame/portal-frame.tsx';
import { type PortalPlace, readPlace } from './read-place.ts';
import { PortalWords } from './words/portal-words.tsx';
import '../ui/ground.css';

// One chunk a page: a merchant does not fetch what only customers need.
const pages = {
  case: lazy(async () => ({ default: (await import('./customer/case-page.tsx')).CasePage })),
  complain: lazy(async () => ({ default: (await import('./customer/complain-page.tsx')).ComplainPage })),
  answer: lazy(async () => ({ default: (await import('./merchant/answer-page.tsx')).AnswerPage })),
} satisfies Record<PortalPlace['kind'], unknown>;

function Place({ place }: { place: PortalPlace | undefined }) {
  if (!place) return <DeadLink />;
  const Page = pages[place.kind];
  return <Page token={place.token} />;
}

function start(root: HTMLElement): void {
  // Nobody is signed in here, so nobody can be signed out.
  const client = makeQueryClient(() => undefined);
  const show = createRoot(root);
  const draw = () =>
    show.render(
      <StrictMode>
        <QueryClientProvider client={client}>
          <PortalWords>
            <Suspense fallback={<PortalWaiting />}>
              <Place key={location.href} place={readPlace(location.pathname, location.hash)} />
            </Suspense>
          </PortalWords>
        </QueryClientProvider>
      </StrictMode>,
    );
  // Another link pasted over this one changes only what stands behind the #, which loads no page.
  addEventListener('hashchange', draw);
  draw();
}

const root = document.getElementById('root');
if (root) start(root);
