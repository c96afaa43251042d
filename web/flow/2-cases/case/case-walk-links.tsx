// From one case to its neighbours in the list it was opened from: L goes on, K goes back.
import { useNavigate } from '@tanstack/react-router';
import { useWords } from '../../../lib/use-language.ts';
import { Icon } from '../../../ui/icon.tsx';
import { walkFrom } from '../cases/case-walk.ts';

export function CaseWalkLinks({ caseId }: { caseId: string }) {
  const say = useWords();
  const navigate = useNavigate();
  const walk = walkFrom(caseId);
  if (!walk || walk.of < 2) return null;
  const go = (to: string | undefined) => () => void (to && navigate({ to: `/cases/${to}` }));
  return (
    <span className="mg-row">
      <button
        type="button"
        className="mg-plain"
        aria-label={say('finding:walk.before')}
        aria-keyshortcuts="K"
        disabled={walk.before === undefined}
        onClick={go(walk.before)}
      >
        <Icon name="back" />
      </button>
      <small className="mg-quiet">{say('finding:walk.place', { at: walk.at, of: walk.of })}</small>
      <button
        type="button"
        className="mg-plain"
        aria-label={say('finding:walk.next')}
        aria-keyshortcuts="L"
        disabled={walk.next === undefined}
        onClick={go(walk.next)}
      >
        <Icon name="next" />
      </button>
    </span>
  );
}
