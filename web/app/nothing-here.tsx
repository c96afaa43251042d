// The page for an address that leads nowhere.
import { Link } from '@tanstack/react-router';
import { useWords } from '../lib/use-language.ts';
import { PageFrame } from '../ui/page-frame.tsx';

export function NothingHere() {
  const say = useWords();
  return (
    <main id="main">
      <PageFrame title={say('nothing_here.title')} narrow>
        <p>{say('nothing_here.text')}</p>
        <p>
          <Link to="/">{say('nothing_here.way_out')}</Link>
        </p>
      </PageFrame>
    </main>
  );
}
