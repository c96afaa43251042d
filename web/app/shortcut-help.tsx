// The list of keys.
import { useWords } from '../lib/use-language.ts';
import { useSession } from '../lib/use-session.ts';
import { Overlay } from '../ui/overlay.tsx';
import { areasFor } from './areas.ts';
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
  return (
    <Overlay title={say('help.title')} onClose={onClose}>
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
    </Overlay>
  );
}
