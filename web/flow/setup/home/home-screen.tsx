// The first screen inside: what needs someone today, and what there is.
import { Link } from '@tanstack/react-router';
import type { Area } from '../../../app/area.ts';
import { areasFor } from '../../../app/areas.ts';
import { useWords } from '../../../lib/use-language.ts';
import { useMay, useSession } from '../../../lib/use-session.ts';
import { Icon } from '../../../ui/icon.tsx';
import { PageFrame } from '../../../ui/page-frame.tsx';
import { MyWork } from '../../2-cases/today/my-work.tsx';
import { OpenWarnings } from '../../6-learning/warnings/open-warnings.tsx';
import { TodayTiles } from './today-tiles.tsx';
import './home-screen.css';

export function HomeScreen() {
  const say = useWords();
  const may = useMay();
  const { name, company, permissions } = useSession();
  const others = areasFor(permissions).filter((area) => area.id !== 'home');
  return (
    <PageFrame title={say('home.title', { name })} lead={company.name}>
      {may('case.read') && <OpenWarnings />}
      {may('case.read') && <MyWork />}
      {may('promise.read') && <TodayTiles />}
      <nav className="mg-home" aria-label={say('home.areas')}>
        {others.map((area) => (
          <AreaCard key={area.id} area={area} />
        ))}
      </nav>
    </PageFrame>
  );
}

function AreaCard({ area }: { area: Area }) {
  const say = useWords();
  return (
    <Link to={area.path} className="mg-home-card">
      <Icon name={area.icon} size={22} />
      <span>
        <strong>{say(area.text)}</strong>
        <small className="mg-quiet">{say(area.about)}</small>
      </span>
    </Link>
  );
}
