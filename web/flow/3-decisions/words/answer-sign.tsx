// Yes, no or not known, as a sign that does not need colour and a word for those who cannot see it.
import { useWords } from '../../../lib/use-language.ts';
import './answer-sign.css';

const signs = { yes: '✓', no: '✗', unknown: '?' } as const;

export function AnswerSign({ answer, worded = false }: { answer: 'yes' | 'no' | 'unknown'; worded?: boolean }) {
  const say = useWords();
  const word = say(`choices:answer.${answer}`);
  return (
    <span className={`mg-sign mg-sign-${answer}`}>
      <span aria-hidden="true">{signs[answer]}</span> <span className={worded ? undefined : 'mg-unseen'}>{word}</span>
    </span>
  );
}
