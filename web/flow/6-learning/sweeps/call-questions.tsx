// The script of a call in the customer's language, with each question where it is asked; digits answer the one that is open.
import { useWords } from '../../../lib/use-language.ts';
import { KeyHint } from '../../../ui/key-hint.tsx';
import type { CallTaskShown } from './call-draft.ts';
import {
  answerQuestion,
  type CallDraft,
  type CallQuestion,
  choicesOf,
  type Finding,
  nextQuestion,
  type Outcome,
  questionsOf,
} from './call-draft.ts';

export interface CallQuestionsProps {
  task: CallTaskShown;
  draft: CallDraft;
  onChange: (draft: CallDraft) => void;
}

export function CallQuestions({ task, draft, onChange }: CallQuestionsProps) {
  const say = useWords();
  const open = nextQuestion(draft);
  const asked = questionsOf(draft);
  const lines = task.script.map((line, at) => ({ ...line, key: `${at} ${line.say}` }));
  const answer = (question: CallQuestion) => (one: string) => onChange(answerQuestion(draft, question, one));
  const ask = (question: CallQuestion) =>
    asked.includes(question) && (
      <Question question={question} answer={draft[question]} isOpen={question === open} onAnswer={answer(question)} />
    );
  return (
    <>
      {ask('outcome')}
      {(draft.outcome === undefined || draft.outcome === 'reached') && (
        <>
          <h2>{say('learning:call.script', { language: say(`words:language.${task.language}`) })}</h2>
          <ol className="mg-script">
            {lines.map((line) => (
              <li key={line.key} lang={task.language}>
                <p className="mg-script-line">{line.say}</p>
                {line.ask && ask(line.ask)}
              </li>
            ))}
          </ol>
        </>
      )}
    </>
  );
}

interface QuestionProps {
  question: CallQuestion;
  answer: string | undefined;
  /** The digits answer this one. */
  isOpen: boolean;
  onAnswer: (answer: string) => void;
}

function Question({ question, answer, isOpen, onAnswer }: QuestionProps) {
  const say = useWords();
  const word = (one: string) =>
    question === 'outcome' ? say(`words:call_outcome.${one as Outcome}`) : say(`words:call_finding.${one as Finding}`);
  return (
    <fieldset className={isOpen ? 'mg-question mg-question-open' : 'mg-question'}>
      <legend>{say(`learning:call.question.${question}`)}</legend>
      <div className="mg-row">
        {choicesOf(question).map((one, place) => {
          const shortcut = isOpen ? String(place + 1) : undefined;
          return (
            <button
              key={one}
              type="button"
              className="mg-answer"
              aria-pressed={answer === one}
              aria-keyshortcuts={shortcut}
              onClick={() => onAnswer(one)}
            >
              {word(one)}
              <KeyHint shortcut={shortcut} />
            </button>
          );
        })}
      </div>
    </fieldset>
  );
}
