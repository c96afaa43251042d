// Starts the web: words first, then the routes, then the page.
import { RouterProvider } from '@tanstack/react-router';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { makeQueryClient } from '../lib/make-query-client.ts';
import { startTexts } from '../lib/start-texts.ts';
import { leadToDoor } from './lead-to-door.ts';
import { makeRouter } from './make-router.tsx';
import { Providers } from './providers.tsx';
import '../ui/ground.css';

async function start(place: HTMLElement): Promise<void> {
  await startTexts();
  const router = makeRouter();
  const client = makeQueryClient(() => leadToDoor(router));
  createRoot(place).render(
    <StrictMode>
      <Providers client={client}>
        <RouterProvider router={router} />
      </Providers>
    </StrictMode>,
  );
}

const place = document.getElementById('root');
if (place) void start(place);
