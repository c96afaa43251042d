// Writing down what the merchant answered: agrees by a day, has put it right, or one of the ways to say no (E7).
import { Form, Input } from 'antd';
import { answerDemand } from '#api/flow/2-cases';
import { type DemandAnswer, demandAnswers } from '#api/flow/2-cases.words';
import { useWords } from '../../../lib/use-language.ts';
import { useSession } from '../../../lib/use-session.ts';
import { useToday } from '../../../lib/use-today.ts';
import { DayInput } from '../../../ui/day-input.tsx';
import { Field } from '../../../ui/field.tsx';
import { MomentInput } from '../../../ui/moment-input.tsx';
import { SelectInput } from '../../../ui/select-input.tsx';
import { CaseDeed } from './case-deed.tsx';
import type { CaseShown } from './use-case-after.ts';

interface Values {
  answer: DemandAnswer;
  performOn?: string;
  note?: string;
  answeredAt: string;
}

export interface AnswerDemandProps {
  demand: CaseShown['demands'][number];
  kind?: 'primary';
  shortcut?: string;
}

export function AnswerDemandDeed({ demand: { demandId }, kind, shortcut }: AnswerDemandProps) {
  const say = useWords();
  const today = useToday();
  const { now, company } = useSession();
  return (
    <CaseDeed<typeof answerDemand, Values>
      contract={answerDemand}
      deed={say('cases:demands.record')}
      kind={kind}
      shortcut={shortcut}
      initial={{ answeredAt: now }}
      toGiven={({ answer, performOn, note, answeredAt }) => ({
        params: { demandId },
        body: { answer, answeredAt, note: note ?? '', performOn: answer === 'agrees' ? (performOn ?? null) : null },
      })}
    >
      <Field name="answer" label={say('cases:demands.answer')}>
        <SelectInput choices={demandAnswers.map((one) => ({ value: one, text: say(`words:demand_answer.${one}`) }))} />
      </Field>
      <Form.Item noStyle dependencies={['answer']}>
        {({ getFieldValue }) =>
          getFieldValue('answer') === 'agrees' && (
            <Field name="performOn" label={say('cases:demands.perform_on')}>
              <DayInput today={today} />
            </Field>
          )
        }
      </Form.Item>
      <Field name="note" label={say('cases:demands.note')} optional>
        <Input.TextArea rows={3} maxLength={4000} />
      </Field>
      <Field name="answeredAt" label={say('cases:demands.answered_at')}>
        <MomentInput timeZone={company.timeZone} today={today} timeLabel={say('registry:time')} />
      </Field>
    </CaseDeed>
  );
}
