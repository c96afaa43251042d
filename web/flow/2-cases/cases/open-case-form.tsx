// The questions of a new case: what is wrong, in whose words, how they came, and what it did to the home.
import { Form, Input } from 'antd';
import type { AnswerOf } from '#api/contract';
import { listWorkers, openCase } from '#api/flow/2-cases';
import { type CaseProblem, caseProblems, type DamageClass } from '#api/flow/2-cases.words';
import type { showContract } from '#api/registry/contracts';
import { type Id, type Language, languages, type Money } from '#api/values';
import { useAnswer } from '../../../lib/use-answer.ts';
import { useWords } from '../../../lib/use-language.ts';
import { useMay, useSession } from '../../../lib/use-session.ts';
import { useToday } from '../../../lib/use-today.ts';
import { DayInput } from '../../../ui/day-input.tsx';
import { DeedForm } from '../../../ui/deed-form.tsx';
import { Field } from '../../../ui/field.tsx';
import { Fold } from '../../../ui/fold.tsx';
import { SelectInput } from '../../../ui/select-input.tsx';
import { type ClaimDraft, ClaimFields, claimOf } from '../claimed/claim-fields.tsx';
import { DamageFields } from './damage-fields.tsx';

const channels = ['store', 'phone', 'email', 'supervision'] as const;

interface Values {
  problem: CaseProblem;
  description: string;
  channel: (typeof channels)[number];
  complainedOn: string;
  language: Language | '';
  damageClass: DamageClass;
  assessedLoss?: Money | null;
  aboutId?: string;
  claimed?: ClaimDraft;
}

export interface OpenCaseFormProps {
  contract: AnswerOf<typeof showContract> | undefined;
  personId: Id<'per'> | undefined;
  problem: string | undefined;
  onDone: (answer: AnswerOf<typeof openCase>, merchant: string | undefined) => void;
}

export function OpenCaseForm({ contract, personId, problem, onDone }: OpenCaseFormProps) {
  const say = useWords();
  const today = useToday();
  const may = useMay();
  // What comes by the supervision line only its team sees again (CASE-16).
  const ways = channels.filter((one) => one !== 'supervision' || may('case.supervise'));
  const asked = caseProblems.find((one) => one === problem) ?? 'not_delivered';
  return (
    <section className="mg-panel">
      <DeedForm<typeof openCase, Values>
        contract={openCase}
        initial={{ problem: asked, channel: 'store', complainedOn: today, damageClass: 'none', language: '' }}
        toGiven={({
          problem: what,
          description,
          channel,
          complainedOn,
          damageClass,
          assessedLoss,
          aboutId,
          claimed,
          ...rest
        }) => ({
          body: {
            contractId: contract?.contractId ?? null,
            personId: personId ?? null,
            ...{ problem: what, description, channel, complainedOn },
            language: rest.language || null,
            damageClass: damageClass ?? 'none',
            assessedLoss: assessedLoss ?? null,
            aboutId: (aboutId || null) as Id<'acc'> | null,
            claimed: claimOf(claimed),
          },
        })}
        onDone={(answer) => onDone(answer, contract?.legalName ?? undefined)}
        submit={say('cases:open.deed')}
      >
        <Field name="problem" label={say('cases:open.problem')}>
          <SelectInput choices={caseProblems.map((one) => ({ value: one, text: say(`words:case_problem.${one}`) }))} />
        </Field>
        <Field name="description" label={say('cases:open.description')}>
          <Input.TextArea rows={4} maxLength={4000} />
        </Field>
        <Field name="channel" label={say('cases:open.channel')}>
          <SelectInput choices={ways.map((one) => ({ value: one, text: say(`words:case_channel.${one}`) }))} />
        </Field>
        <Field name="complainedOn" label={say('cases:open.complained_on')}>
          <DayInput today={today} />
        </Field>
        <Field name="language" label={say('cases:open.language')} optional>
          <SelectInput
            choices={[
              { value: '', text: say('cases:open.language_own') },
              ...languages.map((one) => ({ value: one, text: say(`words:language.${one}`) })),
            ]}
          />
        </Field>
        {/* Only damage to the home has a class and a loss (E16); other problems are not asked for it. */}
        <Form.Item noStyle dependencies={['problem']}>
          {({ getFieldValue }) => getFieldValue('problem') === 'property_damage' && <DamageFields />}
        </Form.Item>
        <ClaimPart currency={contract?.amount?.currency} />
        <AboutField />
      </DeedForm>
    </section>
  );
}

/** Q14: a complaint about a colleague is hidden from them. */
function AboutField() {
  const say = useWords();
  const may = useMay();
  const workers = useAnswer(listWorkers, {}, { when: may('case.write') });
  const people = (workers.data?.rows ?? []).map((row) => ({ value: row.workerId, text: row.name }));
  return (
    <Field name="aboutId" label={say('cases:open.about')} hint={say('cases:open.about_hint')} optional>
      <SelectInput choices={people} placeholder={say('cases:open.about_nobody')} />
    </Field>
  );
}

/** What laws ask of a claim, in a part of its own: a case is opened without it too. */
function ClaimPart({ currency }: { currency: string | undefined }) {
  const say = useWords();
  const { company } = useSession();
  return (
    <Fold title={say('cases:claimed.open')}>
      <ClaimFields at={['claimed']} currency={currency ?? company.currency} withMet={false} />
    </Fold>
  );
}
