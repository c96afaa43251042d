// The way between areas: a column at the side of a wide screen, a bar at the bottom of a phone with the rest behind "more".
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useWords } from '../lib/use-language.ts';
import { Icon } from '../ui/icon.tsx';
import { Overlay } from '../ui/overlay.tsx';
import type { Area } from './area.ts';
import './navigation.css';

const groups = ['flow', 'registry', 'setup', 'me'] as const;
/** A thumb reaches four and "more". */
const barLength = 4;

export function Navigation({ areas, current }: { areas: readonly Area[]; current: string | undefined }) {
  const say = useWords();
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <nav className="mg-side" aria-label={say('navigation.label')}>
        <GroupedLinks areas={areas} current={current} />
      </nav>
      <nav className="mg-bar" aria-label={say('navigation.short')}>
        {areas.slice(0, barLength).map((area) => (
          <AreaLink key={area.id} area={area} isCurrent={area.id === current} />
        ))}
        <button type="button" className="mg-bar-more" aria-haspopup="dialog" onClick={() => setOpen(true)}>
          <Icon name="more" />
          <span>{say('navigation.more')}</span>
        </button>
      </nav>
      {isOpen && (
        <Overlay title={say('navigation.label')} onClose={() => setOpen(false)}>
          <GroupedLinks areas={areas} current={current} onGo={() => setOpen(false)} />
        </Overlay>
      )}
    </>
  );
}

interface LinksProps {
  areas: readonly Area[];
  current: string | undefined;
  onGo?: () => void;
}

function GroupedLinks({ areas, current, onGo }: LinksProps) {
  const say = useWords();
  const filled = groups.filter((group) => areas.some((area) => area.group === group));
  return filled.map((group) => (
    <section key={group} className="mg-side-group" aria-label={say(`group.${group}`)}>
      <div className="mg-side-title" aria-hidden="true">
        {say(`group.${group}`)}
      </div>
      {areas
        .filter((area) => area.group === group)
        .map((area) => (
          <AreaLink key={area.id} area={area} isCurrent={area.id === current} onGo={onGo} />
        ))}
    </section>
  ));
}

function AreaLink({ area, isCurrent, onGo }: { area: Area; isCurrent: boolean; onGo?: () => void }) {
  const say = useWords();
  return (
    <Link to={area.path} className="mg-area-link" aria-current={isCurrent ? 'page' : undefined} onClick={onGo}>
      <Icon name={area.icon} />
      <span>{say(area.text)}</span>
    </Link>
  );
}
