// A duplicate joined into another case (CASE-4), and a case put under supervision because it is about staff (CASE-11).
import { joinCase, listCases, listWorkers, superviseCase } from '#api/flow/2-cases';
import type { Id } from '#api/values';
import { useAnswer } from '../../../lib/use-answer.ts';
import { useWords } from '../../../lib/use-language.ts';
import { Field } from '../../../ui/field.tsx';
import { SelectInput } from '../../../ui/select-input.tsx';
import { CaseDeed } from './case-deed.tsx';
import type { CaseShown } from './use-case-after.ts';

export function JoinDeed({ shown }: { shown: CaseShown }) {
  const say = useWords();
  const { caseId, personId } = shown;
  const others = useAnswer(listCases, { query: { personId, state: 'open', limit: 50 } });
  const rows = (others.data?.rows ?? []).filter((row) => row.caseId !== caseId && row.joinedIntoId === null);
  return (
    <CaseDeed<typeof joinCase, { intoCaseId: string }>
      contract={joinCase}
      deed={say('cases:deed.join')}
      text={say(rows.length === 0 ? 'cases:deed.join_none' : 'cases:deed.join_text')}
      toGiven={({ intoCaseId }) => ({ params: { caseId }, body: { intoCaseId: intoCaseId as Id<'cas'> } })}
    >
      <Field name="intoCaseId" label={say('cases:deed.join_into')}>
        <SelectInput
          choices={rows.map((row) => ({
            value: row.caseId,
            text: `${row.number} · ${say(`words:case_problem.${row.problem}`)}`,
          }))}
        />
      </Field>
    </CaseDeed>
  );
}

/** Whom it is about may be taken back: an empty choice lifts the supervision. */
export function SuperviseDeed({ shown: { caseId, aboutId } }: { shown: CaseShown }) {
  const say = useWords();
  const workers = useAnswer(listWorkers, {});
  const people = (workers.data?.rows ?? []).map(({ workerId, name }) => ({ value: workerId, text: name }));
  return (
    <CaseDeed<typeof superviseCase, { aboutId?: string }>
      contract={superviseCase}
      deed={say('cases:deed.supervise')}
      text={say('cases:deed.supervise_text')}
      initial={{ aboutId: aboutId ?? 'nobody' }}
      toGiven={({ aboutId: chosen }) => ({
        params: { caseId },
        body: { aboutId: chosen === 'nobody' || !chosen ? null : (chosen as Id<'acc'>) },
      })}
    >
      <Field name="aboutId" label={say('cases:open.about')}>
        <SelectInput choices={[{ value: 'nobody', text: say('cases:open.about_nobody') }, ...people]} />
      </Field>
    </CaseDeed>
  );
}
