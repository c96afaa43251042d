// Making a public commitment, or putting a new version of one in force from a day.
import { useNavigate } from '@tanstack/react-router';
import { Input } from 'antd';
import { evidenceKinds, makeCommitment, type PromiseClock, reviseCommitment } from '#api/flow/1-promises';
import type { InThreeLanguages } from '#api/values';
import { useWords } from '../../../lib/use-language.ts';
import { useToday } from '../../../lib/use-today.ts';
import { CheckList } from '../../../ui/check-list.tsx';
import { DayInput } from '../../../ui/day-input.tsx';
import { DeedForm } from '../../../ui/deed-form.tsx';
import { Field } from '../../../ui/field.tsx';
import { ThreeLanguageInput } from '../../../ui/three-language-input.tsx';
import { ClockInput } from './clock-input.tsx';
import { type CommitmentShown, type VersionShown, versionOf } from './commitment-shown.ts';
import { ScopeFields, type ScopeValues, scopeOf } from './scope-fields.tsx';

interface Values {
  code: string;
  name: InThreeLanguages;
  wording: InThreeLanguages;
  clock: PromiseClock;
  scope: ScopeValues;
  evidence?: VersionShown['evidence'];
  inForceFrom: string;
  inForceUntil?: string;
}

/** Without `commitment` a new one is made and opened. */
export function CommitmentForm({ commitment, onDone }: { commitment?: CommitmentShown; onDone: () => void }) {
  const say = useWords();
  const today = useToday();
  const navigate = useNavigate();
  const before = commitment && versionOf(commitment);
  const toBody = ({ scope, evidence, inForceUntil, ...values }: Values) => ({
    ...values,
    scope: scopeOf(scope),
    evidence: evidence ?? [],
    inForceUntil: inForceUntil ?? null,
  });
  if (!commitment || !before) {
    return (
      <DeedForm<typeof makeCommitment, Values>
        contract={makeCommitment}
        initial={{ clock: { kind: 'standing' }, evidence: [], inForceFrom: today }}
        toGiven={(values) => ({ body: toBody(values) })}
        onDone={({ commitmentId }) => {
          onDone();
          void navigate({ to: `/commitments/${commitmentId}` });
        }}
        submit={say('promises:commitment.make')}
        onCancel={onDone}
      >
        <Field name="code" label={say('promises:commitment.code')} hint={say('promises:commitment.code_hint')}>
          <Input maxLength={60} autoComplete="off" />
        </Field>
        <VersionFields />
      </DeedForm>
    );
  }
  const { name, wording, clock, scope, evidence } = before;
  return (
    <DeedForm<typeof reviseCommitment, Values>
      contract={reviseCommitment}
      initial={{ name, wording, clock, scope, evidence, inForceFrom: today }}
      toGiven={(values) => ({ params: { commitmentId: commitment.commitmentId }, body: toBody(values) })}
      onDone={onDone}
      submit={say('promises:commitment.revise')}
      onCancel={onDone}
    >
      <p className="mg-quiet">{say('promises:commitment.revise_text')}</p>
      <VersionFields />
    </DeedForm>
  );
}

function VersionFields() {
  const say = useWords();
  const today = useToday();
  return (
    <>
      <Field name="name" label={say('promises:commitment.name')}>
        <ThreeLanguageInput label={say('promises:commitment.name')} />
      </Field>
      <Field name="wording" label={say('promises:commitment.wording')}>
        <ThreeLanguageInput label={say('promises:commitment.wording')} lines={3} />
      </Field>
      <Field name="clock" label={say('promises:commitment.clock')}>
        <ClockInput />
      </Field>
      <Field name="inForceFrom" label={say('promises:commitment.from')} hint={say('promises:commitment.from_hint')}>
        <DayInput today={today} />
      </Field>
      <Field name="inForceUntil" label={say('promises:commitment.last_on')} optional>
        <DayInput today={today} />
      </Field>
      <ScopeFields />
      <Field name="evidence" label={say('promises:commitment.evidence')} optional>
        <CheckList
          label={say('promises:commitment.evidence')}
          choices={evidenceKinds.map((kind) => ({ value: kind, text: say(`words:evidence.${kind}`) }))}
        />
      </Field>
    </>
  );
}
