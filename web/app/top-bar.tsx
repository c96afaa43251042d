// The bar above every screen: whose company this is, the finder, the language and the way out.

import { useQueryClient } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { signOut } from '#api/setup';
import { useDeed } from '../lib/use-deed.ts';
import { useWords } from '../lib/use-language.ts';
import { useSession } from '../lib/use-session.ts';
import { useFaultWords } from '../ui/fault.tsx';
import { Icon } from '../ui/icon.tsx';
import { useNotice } from '../ui/notice-board.tsx';
import { LanguageSwitch } from './language-switch.tsx';

export function TopBar({ onFind, onHelp }: { onFind: () => void; onHelp: () => void }) {
  const say = useWords();
  const { company, name } = useSession();
  const tell = useNotice();
  const wordsFor = useFaultWords();
  const client = useQueryClient();
  const navigate = useNavigate();
  const leave = useDeed(signOut, () => {
    // Nothing of one person may stay on the screen of the next.
    client.clear();
    void navigate({ to: '/sign-in' });
  });
  return (
    <header className="mg-top">
      <Link to="/" className="mg-top-name">
        <img src="/favicon.svg" alt="" width={26} height={26} />
        <span>{company.name}</span>
      </Link>
      <button
        type="button"
        className="mg-top-find"
        onClick={onFind}
        aria-label={say('find.open')}
        aria-keyshortcuts="Control+K"
      >
        <Icon name="find" />
        <span>{say('find.open')}</span>
        <kbd className="mg-key">Ctrl K</kbd>
      </button>
      <button
        type="button"
        className="mg-plain mg-top-help"
        onClick={onHelp}
        aria-label={say('help.open')}
        title={say('help.open')}
      >
        <Icon name="help" />
      </button>
      <LanguageSwitch />
      <button
        type="button"
        className="mg-plain"
        disabled={leave.isPending}
        onClick={() => leave.mutate({}, { onError: (error) => tell(wordsFor(error)) })}
        aria-label={say('sign_out', { name })}
        title={say('sign_out', { name })}
      >
        <Icon name="leave" />
      </button>
    </header>
  );
}
