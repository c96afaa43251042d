// The shell around every screen inside: skip link, navigation, the finder, who is signed in, live news.

import { useQueryClient } from '@tanstack/react-query';
import { Outlet, useRouterState } from '@tanstack/react-router';
import { useEffect, useMemo, useState } from 'react';
import { showSession } from '#api/setup';
import { CallerCards } from '../flow/2-cases/calls/caller-cards.tsx';
import { listenLive } from '../lib/listen-live.ts';
import { adoptLanguage } from '../lib/start-texts.ts';
import { useAnswer } from '../lib/use-answer.ts';
import { useWords } from '../lib/use-language.ts';
import { SessionContext } from '../lib/use-session.ts';
import { Fault } from '../ui/fault.tsx';
import { Waiting } from '../ui/waiting.tsx';
import { areaAt, areasFor } from './areas.ts';
import { CommandPalette } from './command-palette.tsx';
import { Navigation } from './navigation.tsx';
import { ShortcutHelp } from './shortcut-help.tsx';
import { TopBar } from './top-bar.tsx';
import { useShortcuts } from './use-shortcuts.ts';
import './shell.css';

export type Overlay = 'palette' | 'help' | undefined;

export function Shell() {
  const say = useWords();
  const session = useAnswer(showSession, {});
  const client = useQueryClient();
  const [overlay, setOverlay] = useState<Overlay>();
  const path = useRouterState({ select: (state) => state.location.pathname });
  const signedIn = session.data !== undefined;
  useEffect(() => (signedIn ? listenLive(client) : undefined), [client, signedIn]);
  const permissions = session.data?.permissions;
  const mine = useMemo(() => (permissions ? areasFor(permissions) : []), [permissions]);
  const language = session.data?.language;
  useEffect(() => {
    if (language !== undefined) void adoptLanguage(language);
  }, [language]);
  useShortcuts(mine, setOverlay);
  // Someone who is in stays in while the server is away for a moment; being signed out leads to the door by itself.
  if (!session.data && session.isError) return <Fault error={session.error} again={() => void session.refetch()} />;
  if (!session.data) return <Waiting label={say('waiting')} whole />;
  return (
    <SessionContext value={session.data}>
      <a className="mg-skip" href="#main">
        {say('skip_to_content')}
      </a>
      <div className="mg-shell">
        <TopBar onFind={() => setOverlay('palette')} onHelp={() => setOverlay('help')} />
        <Navigation areas={mine} current={areaAt(path)?.id} />
        <main id="main" tabIndex={-1} className="mg-main" data-scroll-restoration-id="main">
          <Outlet />
        </main>
      </div>
      <CallerCards />
      {overlay === 'palette' && <CommandPalette areas={mine} onClose={() => setOverlay(undefined)} />}
      {overlay === 'help' && <ShortcutHelp onClose={() => setOverlay(undefined)} />}
    </SessionContext>
  );
}
