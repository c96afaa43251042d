// The question a walk stands at: each answer a button with its digit, a number a box; what was answered stands above.
import { Button, Input } from 'antd';
import { useState } from 'react';
import { walkDiagnosis } from '#api/flow/2-cases.diagnosis';
import type { Id } from '#api/values';
import { useDeed } from '../../../lib/use-deed.ts';
import { pickLanguageOf, useLanguage, useWords } from '../../../lib/use-language.ts';
import { useReadAgain } from '../../../lib/use-read-again.ts';
import { Fault } from '../../../ui/fault.tsx';
import { KeyHint } from '../../../ui/key-hint.tsx';
import type { Walk } from './walked-tree.ts';

export function WalkStep({ caseId, walk }: { caseId: Id<'cas'>; walk: Walk }) {
  const say = useWords();
  const language = useLanguage();
  const readAgain = useReadAgain();
  const deed = useDeed(walkDiagnosis, ({ state }) => {
    if (state === 'made') readAgain('history', 'knowledge');
  });
  const steps = walk.steps.map(({ node, answer }) => ({ node, answer }));
  const go = (next: typeof steps) => deed.mutate({ params: { caseId, walkId: walk.walkId }, body: { steps: next } });
  const { at } = walk;
  const answerWith = (answer: string) => go([...steps, { node: at.key, answer }]);
  return (
    <div className="mg-walk">
      <h3>{pickLanguageOf(walk.title, language)}</h3>
      {walk.warning && steps.length === 0 && <p className="mg-note">{pickLanguageOf(walk.warning, language)}</p>}
      <WalkWay walk={walk} />
      {deed.isError && <Fault error={deed.error} />}
      {at.kind !== 'end' && (
        <>
          <p className="mg-walk-question" aria-live="polite">
            <strong>{pickLanguageOf(at.question, language)}</strong>
          </p>
          {at.kind === 'number' ? (
            <NumberAnswer key={at.key} unit={at.unit} isBusy={deed.isPending} onAnswer={answerWith} />
          ) : (
            <div className="mg-walk-answers">
              {choicesOf(at, language, say('knowledge:diagnosis.yes'), say('knowledge:diagnosis.no')).map(
                ({ answer, text }, place) => (
                  <Button
                    key={answer}
                    aria-keyshortcuts={String(place + 1)}
                    disabled={deed.isPending}
                    onClick={() => answerWith(answer)}
                  >
                    {text}
                    <KeyHint shortcut={String(place + 1)} />
                  </Button>
                ),
              )}
            </div>
          )}
        </>
      )}
      {steps.length > 0 && (
        <Button
          size="small"
          aria-keyshortcuts="Backspace"
          disabled={deed.isPending}
          onClick={() => go(steps.slice(0, -1))}
        >
          {say('knowledge:diagnosis.back')}
        </Button>
      )}
    </div>
  );
}

/** What was asked and answered, in order. */
export function WalkWay({ walk }: { walk: Walk }) {
  const language = useLanguage();
  if (walk.steps.length === 0) return null;
  return (
    <ol className="mg-walk-way">
      {walk.steps.map(({ node, question, said }) => (
        <li key={node}>
          {pickLanguageOf(question, language)} <strong>{pickLanguageOf(said, language)}</strong>
        </li>
      ))}
    </ol>
  );
}

function choicesOf(
  at: Extract<Walk['at'], { kind: 'yes_no' | 'choice' }>,
  language: ReturnType<typeof useLanguage>,
  yes: string,
  no: string,
): { answer: string; text: string }[] {
  if (at.kind === 'choice')
    return at.choices.map(({ key, text }) => ({ answer: key, text: pickLanguageOf(text, language) }));
  return [
    { answer: 'yes', text: yes },
    { answer: 'no', text: no },
  ];
}

interface NumberAnswerProps {
  unit: string;
  isBusy: boolean;
  onAnswer: (answer: string) => void;
}

function NumberAnswer({ unit, isBusy, onAnswer }: NumberAnswerProps) {
  const say = useWords();
  const [typed, setTyped] = useState('');
  const send = () => typed.trim() !== '' && onAnswer(typed.trim());
  return (
    <div className="mg-row">
      <Input
        autoFocus
        aria-label={unit}
        inputMode="decimal"
        suffix={unit}
        value={typed}
        onChange={(event) => setTyped(event.target.value)}
        onPressEnter={send}
        style={{ maxWidth: '10rem' }}
      />
      <Button type="primary" disabled={isBusy} onClick={send}>
        {say('knowledge:diagnosis.next')}
      </Button>
    </div>
  );
}
