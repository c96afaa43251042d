// Looking a new case through: what it is about, in words that colleagues will work by.
import { Input } from 'antd';
import { triageCase } from '#api/flow/2-cases';
import { type CaseProblem, caseProblems, type DamageClass } from '#api/flow/2-cases.words';
import { useWords } from '../../../lib/use-language.ts';
import { Field } from '../../../ui/field.tsx';
import { SelectInput } from '../../../ui/select-input.tsx';
import { DamageFields } from '../cases/damage-fields.tsx';
import { CaseDeed } from './case-deed.tsx';
import type { CaseShown } from './use-case-after.ts';

interface Values {
  problem: CaseProblem;
  description: string;
  damageClass: DamageClass;
}

export function TriageDeed({ shown, kind }: { shown: CaseShown; kind?: 'primary' }) {
  const say = useWords();
  const { caseId, problem, description, damageClass } = shown;
  return (
    <CaseDeed<typeof triageCase, Values>
      contract={triageCase}
      deed={say('cases:deed.triage')}
      kind={kind}
      shortcut="T"
      text={say('cases:deed.triage_text')}
      initial={{ problem, description, damageClass }}
      toGiven={(body) => ({ params: { caseId }, body })}
    >
      <Field name="problem" label={say('cases:open.problem')}>
        <SelectInput choices={caseProblems.map((one) => ({ value: one, text: say(`words:case_problem.${one}`) }))} />
      </Field>
      <Field name="description" label={say('cases:open.description')}>
        <Input.TextArea rows={4} maxLength={4000} />
      </Field>
      <DamageFields loss={false} />
    </CaseDeed>
  );
}
