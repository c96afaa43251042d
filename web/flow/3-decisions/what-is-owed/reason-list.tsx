// Why a rule gives nothing: what was looked at, what was found, and by how much it missed.
import { useWords } from '../../../lib/use-language.ts';
import { useWriting } from '../../../lib/use-session.ts';
import { useDecisionWords } from '../words/use-decision-words.ts';
import type { Reason } from './owed-judgement.ts';

export function ReasonList({ reasons }: { reasons: readonly Reason[] }) {
  const say = useWords();
  const words = useDecisionWords();
  const writing = useWriting();
  const sentence = ({ code, fact, wants, saw, limitOn, text }: Reason) => {
    const about = text ? words.text(text) : code === 'excluded' ? words.say('findings', fact) : words.fact(fact);
    const isPlain = code !== 'excluded' && code !== 'exception';
    const wanted = isPlain && /^(is|in|at_least|at_most)$/.test(code) ? ` → ${words.value(fact, wants)}` : '';
    const found = isPlain && saw !== null ? say('decisions:owed.reason.found', { saw: words.value(fact, saw) }) : '';
    const last = limitOn === null ? '' : say('decisions:owed.reason.last', { day: writing.day(limitOn) });
    const details = [found, last].filter(Boolean).join('; ');
    return `${words.say('reasons', code)}: ${about}${wanted}${details ? ` (${details})` : ''}`;
  };
  return (
    <ul className="mg-plain-list mg-reasons">
      {[...new Set(reasons.map(sentence))].map((text) => (
        <li key={text}>{text}</li>
      ))}
    </ul>
  );
}
