// The first screen inside: where to go from here.
import { Link } from '@tanstack/react-router';
import { areasFor } from '../../../app/areas.ts';
import { useWords } from '../../../lib/use-language.ts';
import { useSession } from '../../../lib/use-session.ts';
import { Icon } from '../../../ui/icon.tsx';
import { PageFrame } from '../../../ui/page-frame.tsx';

export function HomeScreen() {
  const say = useWords();
  const { name, company, permissions } = useSession();
  return (
    <PageFrame title={say('home.title', { name })} lead={company.name}>
      <ul>
        {areasFor(permissions)
          .filter((area) => area.id !== 'home')
          .map((area) => (
            <li key={area.id}>
              <Link to={area.path}>
                <Icon name={area.icon} /> {say(area.text)}
              </Link>
            </li>
          ))}
      </ul>
    </PageFrame>
  );
}
