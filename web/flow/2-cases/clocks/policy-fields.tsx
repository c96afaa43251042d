// The parts of a clock's form: how long, what starts and stops it, what it waits for, and for which cases it is.
import { Checkbox, Form, InputNumber } from 'antd';
import { clockSignals, clockUnits } from '#api/flow/2-cases.clocks.words';
import { caseChannels, caseProblems, waitReasons } from '#api/flow/2-cases.words';
import { useWords } from '../../../lib/use-language.ts';
import { CheckList } from '../../../ui/check-list.tsx';
import { Field } from '../../../ui/field.tsx';
import { Fold } from '../../../ui/fold.tsx';
import { SelectInput } from '../../../ui/select-input.tsx';
import type { Policy } from './policy-version.ts';

export function PolicyLength() {
  const say = useWords();
  return (
    <>
      <Field name={['policy', 'unit']} label={say('clocks:policy.unit')}>
        <SelectInput choices={clockUnits.map((one) => ({ value: one, text: say(`words:clock_unit.${one}`) }))} />
      </Field>
      <Form.Item noStyle dependencies={[['policy', 'unit']]}>
        {({ getFieldValue }) => {
          const unit = getFieldValue(['policy', 'unit']) as Policy['unit'];
          if (unit === 'agreed') return null;
          const inDays = unit === 'calendar_days' || unit === 'working_days';
          return (
            <>
              <Field
                name={['policy', 'length']}
                label={say(inDays ? 'clocks:policy.length_days' : 'clocks:policy.length_minutes')}
              >
                <InputNumber min={1} max={inDays ? 3660 : 525_600} precision={0} />
              </Field>
              {inDays && (
                <Field name={['policy', 'lastDay']} label={say('clocks:policy.last_day')}>
                  <SelectInput
                    choices={(['stays', 'moves_to_next_working_day'] as const).map((one) => ({
                      value: one,
                      text: say(`clocks:policy.last_day.${one}`),
                    }))}
                  />
                </Field>
              )}
            </>
          );
        }}
      </Form.Item>
    </>
  );
}

export function PolicySignals() {
  const say = useWords();
  const choices = clockSignals.map((one) => ({ value: one, text: say(`words:clock_signal.${one}`) }));
  return (
    <>
      <Field name={['policy', 'startsOn']} label={say('clocks:policy.starts')}>
        <CheckList label={say('clocks:policy.starts')} choices={choices} />
      </Field>
      <Field name={['policy', 'stopsOn']} label={say('clocks:policy.stops')} optional>
        <CheckList label={say('clocks:policy.stops')} choices={choices} />
      </Field>
      <Fold title={say('clocks:policy.restarts')}>
        <Field name={['policy', 'restartsOn']} label={say('clocks:policy.restarts')} optional>
          <CheckList label={say('clocks:policy.restarts')} choices={choices} />
        </Field>
      </Fold>
      <Form.Item name={['policy', 'goesOnAfterReopening']} valuePropName="checked">
        <Checkbox>{say('clocks:policy.goes_on')}</Checkbox>
      </Form.Item>
    </>
  );
}

export function PolicyPauses() {
  const say = useWords();
  return (
    <>
      <Field name={['policy', 'pausesOn']} label={say('clocks:policy.pauses')} optional>
        <CheckList
          label={say('clocks:policy.pauses')}
          choices={waitReasons.map((one) => ({ value: one, text: say(`words:wait_reason.${one}`) }))}
        />
      </Field>
      <Form.Item noStyle dependencies={[['policy', 'pausesOn']]}>
        {({ getFieldValue }) => {
          const waited = (getFieldValue(['policy', 'pausesOn']) ?? []) as Policy['pausesOn'];
          if (waited.length === 0) return null;
          return (
            <Field name={['policy', 'pauseLimits']} label={say('clocks:policy.limits')} optional>
              <LimitsInput waited={waited} />
            </Field>
          );
        }}
      </Form.Item>
    </>
  );
}

interface LimitsInputProps {
  value?: Policy['pauseLimits'];
  onChange?: (limits: Policy['pauseLimits']) => void;
  waited: Policy['pausesOn'];
}

/** In hours; empty is without a limit. */
function LimitsInput({ value = [], onChange, waited }: LimitsInputProps) {
  const say = useWords();
  return (
    <div className="mg-two">
      {waited.map((reason) => {
        const limit = value.find((one) => one.reason === reason);
        const others = value.filter((one) => one.reason !== reason);
        return (
          // biome-ignore lint/a11y/noLabelWithoutControl: the number box inside is its control
          <label key={reason}>
            <span className="mg-quiet">{say(`words:wait_reason.${reason}`)}</span>{' '}
            <InputNumber
              min={1}
              max={8760}
              precision={0}
              value={limit ? limit.minutes / 60 : null}
              onChange={(hours) => onChange?.(hours ? [...others, { reason, minutes: hours * 60 }] : others)}
            />
          </label>
        );
      })}
    </div>
  );
}

export function PolicyWhere() {
  const say = useWords();
  return (
    <Fold title={say('clocks:policy.where')}>
      <Field
        name={['policy', 'channels']}
        label={say('clocks:policy.channels')}
        hint={say('clocks:policy.all')}
        optional
      >
        <CheckList
          label={say('clocks:policy.channels')}
          choices={caseChannels.map((one) => ({ value: one, text: say(`words:case_channel.${one}`) }))}
        />
      </Field>
      <Field
        name={['policy', 'problems']}
        label={say('clocks:policy.problems')}
        hint={say('clocks:policy.all')}
        optional
      >
        <CheckList
          label={say('clocks:policy.problems')}
          choices={caseProblems.map((one) => ({ value: one, text: say(`words:case_problem.${one}`) }))}
        />
      </Field>
    </Fold>
  );
}
