// Answers that fit the words of a case, each with why; put into a reply, or marked as what settled it.
import { Form, Input } from 'antd';
import type { AnswerOf } from '#api/contract';
import { applyAnswer, suggestAnswers } from '#api/flow/2-cases.knowledge';
import { useAnswer } from '../../../lib/use-answer.ts';
import { useDeed } from '../../../lib/use-deed.ts';
import { pickLanguageOf, useLanguage, useWords } from '../../../lib/use-language.ts';
import { useReadAgain } from '../../../lib/use-read-again.ts';
import { DeedDialog } from '../../../ui/deed-dialog.tsx';
import { DeedForm } from '../../../ui/deed-form.tsx';
import { Fault } from '../../../ui/fault.tsx';
import { Field } from '../../../ui/field.tsx';
import { Fold } from '../../../ui/fold.tsx';
import { Mark } from '../../../ui/mark.tsx';
import type { CaseShown } from '../case/use-case-after.ts';
import { AnswerText, plainText } from './answer-text.tsx';

type Suggested = AnswerOf<typeof suggestAnswers>['answers'][number];
export type SuggestedWhy = Suggested['why'];

export function CaseAnswers({ shown }: { shown: CaseShown }) {
  const say = useWords();
  const { data, error, refetch } = useAnswer(suggestAnswers, { params: { caseId: shown.caseId } });
  return (
    <section className="mg-panel" aria-label={say('knowledge:suggested.title')}>
      <h2>{say('knowledge:suggested.title')}</h2>
      {error && <Fault error={error} again={() => void refetch()} />}
      {data?.answers.length === 0 && <p className="mg-quiet">{say('knowledge:suggested.none')}</p>}
      <ul className="mg-steps">
        {data?.answers.map((answer) => (
          <SuggestedAnswer key={answer.answerId} answer={answer} shown={shown} />
        ))}
      </ul>
    </section>
  );
}

function SuggestedAnswer({ answer, shown }: { answer: Suggested; shown: CaseShown }) {
  const say = useWords();
  const language = useLanguage();
  const why = useWhy(answer.why);
  const { usedHere } = answer;
  return (
    <li>
      <Fold
        title={pickLanguageOf(answer.title, language)}
        mark={answer.audience === 'staff' && <Mark>{say('words:answer_audience.staff')}</Mark>}
      >
        <AnswerText text={pickLanguageOf(answer.text, language)} />
      </Fold>
      <small className="mg-quiet">{why}</small>
      <div className="mg-row">
        {usedHere.map((how) => (
          <Mark key={how} tone="good">
            {say(`words:answer_use.${how}`)}
          </Mark>
        ))}
        {answer.audience === 'customer' && shown.may.includes('message') && <ReplyDeed answer={answer} shown={shown} />}
        {!usedHere.includes('solved') && shown.may.includes('note') && <SolvedDeed answer={answer} shown={shown} />}
      </div>
    </li>
  );
}

/** `words: 门, 关不上 · product: wardrobes`. */
export function useWhy({ words, family, problem, similarCases }: SuggestedWhy): string {
  const say = useWords();
  return [
    words.length > 0 && say('knowledge:suggested.why_words', { words: words.join(', ') }),
    family !== null && say('knowledge:suggested.why_family', { family }),
    problem && say('knowledge:suggested.why_problem'),
    similarCases > 0 && say('knowledge:suggested.why_similar', { count: similarCases }),
  ]
    .filter(Boolean)
    .join(' · ');
}

/** The text in the language of the case, to be made fit before it goes. */
function ReplyDeed({ answer, shown }: { answer: Suggested; shown: CaseShown }) {
  const say = useWords();
  const readAgain = useReadAgain();
  return (
    <DeedDialog deed={say('knowledge:suggested.reply')} kind="small" wide>
      {(close) => (
        <DeedForm<typeof applyAnswer, { text: string }>
          contract={applyAnswer}
          initial={{ text: plainText(pickLanguageOf(answer.text, shown.language)) }}
          toGiven={({ text }) => ({
            params: { caseId: shown.caseId },
            body: { answerId: answer.answerId, how: 'in_reply', text },
          })}
          onDone={() => {
            readAgain('case', 'message', 'history', 'clock');
            close();
          }}
          submit={say('knowledge:suggested.send')}
          onCancel={close}
        >
          <Form.Item noStyle>
            <p>{say('knowledge:suggested.reply_text', { language: say(`words:language.${shown.language}`) })}</p>
          </Form.Item>
          <Field name="text" label={say('knowledge:answer.text')}>
            <Input.TextArea rows={10} maxLength={4000} />
          </Field>
        </DeedForm>
      )}
    </DeedDialog>
  );
}

function SolvedDeed({ answer, shown }: { answer: Suggested; shown: CaseShown }) {
  const say = useWords();
  const readAgain = useReadAgain();
  const deed = useDeed(applyAnswer, () => readAgain('history'));
  const params = { caseId: shown.caseId };
  return (
    <>
      <button
        type="button"
        className="mg-link-button"
        disabled={deed.isPending}
        onClick={() => deed.mutate({ params, body: { answerId: answer.answerId, how: 'solved' } })}
      >
        {say('knowledge:suggested.solved')}
      </button>
      {deed.isError && <Fault error={deed.error} />}
    </>
  );
}
