// Writing the next version of a clock, or a new clock. Running clocks stay with the version they began under unless taken over.
import { Checkbox, Form, Input } from 'antd';
import { useState } from 'react';
import { writeClockPolicy } from '#api/flow/2-cases.clocks';
import type { InThreeLanguages } from '#api/values';
import { useWords } from '../../../lib/use-language.ts';
import { useSession } from '../../../lib/use-session.ts';
import { useToday } from '../../../lib/use-today.ts';
import { DeedForm } from '../../../ui/deed-form.tsx';
import { Field } from '../../../ui/field.tsx';
import { MomentInput } from '../../../ui/moment-input.tsx';
import { ThreeLanguageInput } from '../../../ui/three-language-input.tsx';
import { PolicyLength, PolicyPauses, PolicySignals, PolicyWhere } from './policy-fields.tsx';
import type { Policy, PolicyVersion } from './policy-version.ts';
import { StepsInput } from './steps-input.tsx';

interface Values {
  code?: string;
  policy: Policy;
  isOn: boolean;
  takesRunning: boolean;
  inForceFrom?: string;
}

const blank: Omit<Policy, 'name'> & { name: InThreeLanguages } = {
  name: {},
  startsOn: ['opened'],
  stopsOn: ['resolved'],
  restartsOn: [],
  unit: 'work_minutes',
  length: 480,
  lastDay: 'stays',
  goesOnAfterReopening: false,
  pausesOn: [],
  pauseLimits: [],
  channels: [],
  problems: [],
  steps: [],
};

export function PolicyForm({ policy, onDone }: { policy: PolicyVersion | undefined; onDone: () => void }) {
  const say = useWords();
  const today = useToday();
  const { company } = useSession();
  const [initial] = useState<Values>(() => ({
    policy: policy ? policyOf(policy) : blank,
    isOn: policy?.isOn ?? true,
    takesRunning: false,
  }));
  return (
    <DeedForm<typeof writeClockPolicy, Values>
      contract={writeClockPolicy}
      initial={initial}
      toGiven={({ code, policy: given, isOn, takesRunning, inForceFrom }) => ({
        params: { code: policy?.code ?? code ?? '' },
        body: {
          policy: settled({ ...initial.policy, ...given }),
          isOn,
          takesRunning,
          inForceFrom: inForceFrom ?? null,
        },
      })}
      onDone={onDone}
      submit={say(policy ? 'clocks:policy.write' : 'clocks:policies.add')}
    >
      {policy === undefined && (
        <Field name="code" label={say('clocks:policy.code')} hint={say('fields:field.not_a_code')}>
          <Input maxLength={40} />
        </Field>
      )}
      <Field name={['policy', 'name']} label={say('clocks:policy.name')}>
        <ThreeLanguageInput label={say('clocks:policy.name')} />
      </Field>
      <PolicyLength />
      <PolicySignals />
      <PolicyPauses />
      <Field name={['policy', 'steps']} label={say('clocks:policy.told')} optional>
        <StepsInput />
      </Field>
      <PolicyWhere />
      <Field
        name="inForceFrom"
        label={say('clocks:policy.in_force')}
        hint={say('clocks:policy.in_force_hint')}
        optional
      >
        <MomentInput timeZone={company.timeZone} today={today} timeLabel={say('registry:time')} />
      </Field>
      <Form.Item name="takesRunning" valuePropName="checked" extra={say('clocks:policy.takes_hint')}>
        <Checkbox>{say('clocks:policy.takes')}</Checkbox>
      </Form.Item>
      <Form.Item name="isOn" valuePropName="checked">
        <Checkbox>{say('clocks:policy.on')}</Checkbox>
      </Form.Item>
    </DeedForm>
  );
}

/** A limit of a party nobody waits for says nothing; an agreed moment has no length. */
function settled(policy: Policy): Policy {
  return {
    ...policy,
    length: policy.unit === 'agreed' ? 0 : policy.length,
    pauseLimits: policy.pauseLimits.filter(({ reason, minutes }) => minutes > 0 && policy.pausesOn.includes(reason)),
  };
}

function policyOf(version: PolicyVersion): Policy {
  const { code: _, version: __, isOn, takesRunning, inForceFrom, isInForce, writtenBy, ...policy } = version;
  return policy;
}
