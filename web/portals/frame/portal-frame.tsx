// The frame of every page opened from a link: whose page it is, the language, one column, and where help is.
import { type ReactNode, useEffect } from 'react';
import type { Language } from '#api/values';
import { languageNames } from '../../lib/guess-language.ts';
import { RefusedError } from '../../lib/refused-error.ts';
import { usePortalWords } from '../words/portal-words.tsx';
import './portal.css';

export interface PortalFrameProps {
  /** The company that speaks; unknown while the link is read. */
  company?: string;
  title: string;
  /** What stands at the very end. */
  foot?: string;
  children: ReactNode;
}

export function PortalFrame({ company, title, foot, children }: PortalFrameProps) {
  const { say, language, choose } = usePortalWords();
  useEffect(() => {
    document.title = company === undefined ? title : `${title} · ${company}`;
  }, [title, company]);
  return (
    <div className="pt">
      <header className="pt-top">
        <span className="pt-company">{company ?? 'Makegood'}</span>
        <select
          className="pt-language"
          aria-label={say('language')}
          value={language}
          onChange={(event) => choose(event.target.value as Language)}
        >
          {Object.entries(languageNames).map(([one, name]) => (
            <option key={one} value={one} lang={one}>
              {name}
            </option>
          ))}
        </select>
      </header>
      <main className="pt-main">
        <h1>{title}</h1>
        {children}
      </main>
      {foot && <footer className="pt-foot">{foot}</footer>}
    </div>
  );
}

/** While the link is read. */
export function PortalWaiting() {
  const { say } = usePortalWords();
  return (
    <main className="pt-waiting" role="status">
      {say('waiting')}
    </main>
  );
}

/** A link that opens nothing: why that may be, and what to do. Without an answer nothing is known of the link itself. */
export function DeadLink({ error }: { error?: unknown }) {
  const { say } = usePortalWords();
  return (
    <PortalFrame title={say('link.dead')}>
      <p>{say(error === undefined || error instanceof RefusedError ? 'link.dead_text' : 'away')}</p>
    </PortalFrame>
  );
}
