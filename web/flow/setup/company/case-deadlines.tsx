// How long each side has in a case. Deadlines that run already stay as they are.
import { InputNumber } from 'antd';
import type { z } from 'zod';
import { type caseSettings, changeSettings, showSettings } from '#api/flow/2-cases.links';
import { useAnswer } from '../../../lib/use-answer.ts';
import { useWords } from '../../../lib/use-language.ts';
import { DeedForm } from '../../../ui/deed-form.tsx';
import { Fault } from '../../../ui/fault.tsx';
import { Field } from '../../../ui/field.tsx';
import { useNotice } from '../../../ui/notice-board.tsx';

type Settings = z.infer<typeof caseSettings>;
/** Each with the most it may be, as the contract has it. */
const lengths = [
  ['triageHours', 720],
  ['merchantDays', 90],
  ['stepDays', 90],
  ['mallDays', 365],
] as const;

export function CaseDeadlines() {
  const say = useWords();
  const tell = useNotice();
  const { data: settings, error } = useAnswer(showSettings, {});
  if (error) return <Fault error={error} />;
  if (!settings) return null;
  return (
    <section className="mg-panel">
      <h2>{say('setup:deadlines.title')}</h2>
      <DeedForm<typeof changeSettings, Settings>
        contract={changeSettings}
        initial={settings}
        toGiven={({ triageHours, merchantDays, stepDays, mallDays }) => ({
          body: { triageHours, merchantDays, stepDays, mallDays },
        })}
        onDone={() => tell(say('saved'))}
        submit={say('save')}
      >
        <div className="mg-two">
          {lengths.map(([name, most]) => (
            <Field key={name} name={name} label={say(`setup:deadlines.${name}`)}>
              <InputNumber min={1} max={most} precision={0} />
            </Field>
          ))}
        </div>
      </DeedForm>
    </section>
  );
}
