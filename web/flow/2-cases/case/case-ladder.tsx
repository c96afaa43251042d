// With whom a case is: merchant, mall, advance compensation. A case only climbs (LADDER-2).
import { type Rung, rungs } from '#api/flow/2-cases.words';
import { useWords } from '../../../lib/use-language.ts';
import { Icon } from '../../../ui/icon.tsx';

export function CaseLadder({ rung }: { rung: Rung }) {
  const say = useWords();
  const at = rungs.indexOf(rung);
  return (
    <ol className="mg-ladder" aria-label={say('cases:ladder.title')}>
      {rungs.map((one, place) => (
        <li key={one} aria-current={place === at ? 'step' : undefined}>
          {say(`words:rung.${one}`)}
          {place < at && (
            <span className="mg-quiet">
              <Icon name="check" size={14} /> <span className="mg-unseen">{say('cases:ladder.past')}</span>
            </span>
          )}
          {place === at && <small className="mg-quiet">{say('cases:ladder.now')}</small>}
        </li>
      ))}
    </ol>
  );
}
