// Writing an answer, or its next version: a title and a text in three languages, for whom, for what, and why.
import { Input } from 'antd';
import type { z } from 'zod';
import type { AnswerOf } from '#api/contract';
import type { answerGiven, publishAnswer, reviseAnswer, showAnswer } from '#api/flow/2-cases.knowledge';
import { answerAudiences } from '#api/flow/2-cases.knowledge.words';
import { caseProblems } from '#api/flow/2-cases.words';
import type { Given } from '../../../lib/address-of.ts';
import { useWords } from '../../../lib/use-language.ts';
import { useToday } from '../../../lib/use-today.ts';
import { CheckList } from '../../../ui/check-list.tsx';
import { DayInput } from '../../../ui/day-input.tsx';
import { DeedForm } from '../../../ui/deed-form.tsx';
import { Field } from '../../../ui/field.tsx';
import { LinesInput } from '../../../ui/lines-input.tsx';
import { SelectInput } from '../../../ui/select-input.tsx';
import { ThreeLanguageInput } from '../../../ui/three-language-input.tsx';

type AnswerGiven = z.input<typeof answerGiven>;
export interface AnswerValues {
  answer: AnswerGiven;
  why: string;
}

export interface AnswerFormProps<R extends typeof publishAnswer | typeof reviseAnswer> {
  contract: R;
  /** What the next version begins with. */
  before?: AnswerOf<typeof showAnswer>;
  toGiven: (values: AnswerValues) => Given<R>;
  submit: string;
  onDone: () => void;
}

export function AnswerForm<R extends typeof publishAnswer | typeof reviseAnswer>(props: AnswerFormProps<R>) {
  const { contract, before, toGiven, submit, onDone } = props;
  const say = useWords();
  const today = useToday();
  return (
    <DeedForm<R, AnswerValues>
      contract={contract}
      initial={{ answer: before ? givenOf(before) : blank, why: '' }}
      toGiven={({ answer, why }) => toGiven({ answer: { ...answer, reviewOn: answer.reviewOn || null }, why })}
      onDone={onDone}
      submit={submit}
      onCancel={onDone}
    >
      <Field name={['answer', 'title']} label={say('knowledge:answer.title')}>
        <ThreeLanguageInput label={say('knowledge:answer.title')} />
      </Field>
      <Field name={['answer', 'text']} label={say('knowledge:answer.text')} hint={say('knowledge:answer.text_hint')}>
        <ThreeLanguageInput label={say('knowledge:answer.text')} lines={6} />
      </Field>
      <Field name={['answer', 'audience']} label={say('knowledge:answer.audience')}>
        <SelectInput
          choices={answerAudiences.map((one) => ({ value: one, text: say(`words:answer_audience.${one}`) }))}
        />
      </Field>
      <Field name={['answer', 'problems']} label={say('knowledge:answer.problems')} optional>
        <CheckList
          label={say('knowledge:answer.problems')}
          choices={caseProblems.map((one) => ({ value: one, text: say(`words:case_problem.${one}`) }))}
        />
      </Field>
      <Field name={['answer', 'families']} label={say('knowledge:answer.families')} optional>
        <LinesInput />
      </Field>
      <Field name={['answer', 'tags']} label={say('knowledge:answer.tags')} optional>
        <LinesInput />
      </Field>
      <Field name={['answer', 'reviewOn']} label={say('knowledge:answer.review_on')} optional>
        <DayInput today={today} />
      </Field>
      <Field name="why" label={say('knowledge:answer.why')}>
        <Input maxLength={500} />
      </Field>
    </DeedForm>
  );
}

const blank: AnswerGiven = {
  title: {},
  text: {},
  tags: [],
  families: [],
  problems: [],
  audience: 'staff',
  reviewOn: null,
};

function givenOf({
  title,
  text,
  tags,
  families,
  problems,
  audience,
  reviewOn,
}: AnswerOf<typeof showAnswer>): AnswerGiven {
  return { title, text, tags, families, problems, audience, reviewOn };
}
