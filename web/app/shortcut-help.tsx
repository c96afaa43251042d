// The list of keys: everywhere, in a list of cases, and on this page as its buttons name them.
import { useState } from 'react';
import { useWords } from '../lib/use-language.ts';
import { useSession } from '../lib/use-session.ts';
import { Overlay } from '../ui/overlay.tsx';
import { areasFor } from './areas.ts';
import { deedsOfScreen } from './deeds-of-screen.ts';
import { goKeys } from './use-shortcuts.ts';
import './shortcut-help.css';

export function ShortcutHelp({ onClose }: { onClose: () => void }) {
  const say = useWords();
  const { permissions } = useSession();
  const areas = areasFor(permissions);
  const goes = Object.entries(goKeys).flatMap(([letter, path]) => {
    const area = areas.find((one) => one.path === path);
    return area ? [{ keys: ['g', letter], what: say(area.text) }] : [];
  });
  const lines = [
    { keys: ['Ctrl K'], what: say('help.find') },
    { keys: ['?'], what: say('help.open') },
    { keys: ['Esc'], what: say('close') },
    ...goes,
  ];
  const [deeds] = useState(deedsOfScreen);
  const here = deeds.map(({ key, text }) => ({ keys: [key], what: text }));
  const hasCompose = document.querySelector('main [data-compose]') !== null;
  const hasList = document.querySelector('main [data-case]') !== null;
  const onList = [
    { keys: ['J', 'K'], what: say('finding:keys.move') },
    { keys: ['Enter'], what: say('finding:keys.open') },
    { keys: ['X'], what: say('finding:keys.choose') },
  ];
  return (
    <Overlay title={say('help.title')} onClose={onClose}>
      <KeyLines lines={lines} />
      {hasList && (
        <>
          <h3>{say('finding:keys.list')}</h3>
          <KeyLines lines={onList} />
        </>
      )}
      {(here.length > 0 || hasCompose) && (
        <>
          <h3>{say('finding:keys.screen')}</h3>
          <KeyLines lines={hasCompose ? [{ keys: ['E'], what: say('finding:keys.compose') }, ...here] : here} />
        </>
      )}
    </Overlay>
  );
}

function KeyLines({ lines }: { lines: readonly { keys: readonly string[]; what: string }[] }) {
  return (
    <dl className="mg-keys">
      {lines.map(({ keys, what }) => (
        <div key={what}>
          <dt>
            {keys.map((key) => (
              <kbd key={key} className="mg-key">
                {key}
              </kbd>
            ))}
          </dt>
          <dd>{what}</dd>
        </div>
      ))}
    </dl>
  );
}
