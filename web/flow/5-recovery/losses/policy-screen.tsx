// How this company books and recovers what it paid for others, as numbers a person may change; what was decided before stays as it was.
import { InputNumber } from 'antd';
import type { z } from 'zod';
import { changeRecoveryPolicy, type recoveryPolicy, showRecoveryPolicy } from '#api/flow/5-recovery.books';
import { drawChoices, recourseChoices } from '#api/flow/5-recovery.words';
import type { Money } from '#api/values';
import { useAnswer } from '../../../lib/use-answer.ts';
import { useWords } from '../../../lib/use-language.ts';
import { useMay, useSession } from '../../../lib/use-session.ts';
import { AmountInput } from '../../../ui/amount-input.tsx';
import { DeedForm } from '../../../ui/deed-form.tsx';
import { Fault } from '../../../ui/fault.tsx';
import { Field } from '../../../ui/field.tsx';
import { useNotice } from '../../../ui/notice-board.tsx';
import { SelectInput } from '../../../ui/select-input.tsx';
import { Waiting } from '../../../ui/waiting.tsx';
import { RecoveryFrame } from '../recovery-frame.tsx';

type Policy = z.infer<typeof recoveryPolicy>;
type Values = Omit<Policy, 'approveAloneMinor'> & { approveAlone: Money };
const bearers = ['merchant', 'maker', 'carrier', 'insurer', 'staff'] as const;
const ages = ['0', '1', '2', '3', '4', '5'] as const;

export function RecoveryPolicyScreen() {
  const say = useWords();
  const { data: policy, error, refetch } = useAnswer(showRecoveryPolicy, {});
  return (
    <RecoveryFrame>
      {error && <Fault error={error} again={() => void refetch()} />}
      {!policy && !error && <Waiting label={say('waiting')} lines={8} />}
      {policy && <PolicyForm key={policy.version} policy={policy} />}
    </RecoveryFrame>
  );
}

function PolicyForm({ policy }: { policy: Policy }) {
  const say = useWords();
  const may = useMay();
  const tell = useNotice();
  const { company } = useSession();
  const { approveAloneMinor, ...rest } = policy;
  return (
    <fieldset className="mg-panel" disabled={!may('recovery.policy')}>
      <DeedForm<typeof changeRecoveryPolicy, Values>
        contract={changeRecoveryPolicy}
        initial={{ ...rest, approveAlone: { amountMinor: approveAloneMinor, currency: company.currency } }}
        toGiven={({ approveAlone, ...values }) => ({
          body: { ...values, approveAloneMinor: approveAlone.amountMinor },
        })}
        onDone={() => tell(say('saved'))}
        submit={say('save')}
      >
        <Field name="recourse" label={say('books:policy.recourse')}>
          <SelectInput choices={recourseChoices.map((value) => ({ value, text: say(`recovery:recourse.${value}`) }))} />
        </Field>
        <div className="mg-two">
          <Field name="drawing" label={say('books:policy.drawing')}>
            <SelectInput choices={drawChoices.map((value) => ({ value, text: say(`recovery:drawing.${value}`) }))} />
          </Field>
          <Field name="penalties" label={say('books:policy.penalties')}>
            <SelectInput
              choices={(['recourse', 'own'] as const).map((value) => ({
                value,
                text: say(`books:penalties.${value}`),
              }))}
            />
          </Field>
        </div>
        <h3>{say('books:policy.filing')}</h3>
        <div className="mg-two">
          {bearers.map((bearer) => (
            <Field key={bearer} name={['filingDays', bearer]} label={say(`recovery:bearer.${bearer}`)}>
              <InputNumber min={1} max={3650} />
            </Field>
          ))}
        </div>
        <h3>{say('books:policy.losses')}</h3>
        <p className="mg-quiet">{say('books:policy.losses_text')}</p>
        <div className="mg-two">
          {ages.map((age) => (
            <Field key={age} name={['lossBps', Number(age)]} label={say(`recovery:age.${age}`)}>
              <InputNumber min={0} max={10000} />
            </Field>
          ))}
          <Field name="lossLeftBps" label={say('books:policy.left')}>
            <InputNumber min={0} max={10000} />
          </Field>
        </div>
        <Field name="approveAlone" label={say('books:policy.alone')}>
          <AmountInput currency={company.currency} />
        </Field>
      </DeedForm>
    </fieldset>
  );
}
