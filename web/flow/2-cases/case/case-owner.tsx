// Who answers for a case (first-contact responsibility): taking it, offering it, accepting or declining an offer (CASE-5).
import { Input } from 'antd';
import { acceptCase, declineCase, listWorkers, offerCase, takeCase } from '#api/flow/2-cases';
import type { Id } from '#api/values';
import { useAnswer } from '../../../lib/use-answer.ts';
import { useWords } from '../../../lib/use-language.ts';
import { Field } from '../../../ui/field.tsx';
import { SelectInput } from '../../../ui/select-input.tsx';
import { CaseDeed } from './case-deed.tsx';
import type { CaseShown } from './use-case-after.ts';

export function CaseOwner({ shown }: { shown: CaseShown }) {
  const say = useWords();
  const { owner, offeredTo, offerNote, may, caseId } = shown;
  const params = { caseId };
  const offeredToMe = may.includes('accept');
  return (
    <section className="mg-panel">
      <div className="mg-panel-head">
        <h2>{say('cases:owner.title')}</h2>
        <div className="mg-row">
          {may.includes('take') && (
            <CaseDeed
              contract={takeCase}
              deed={say('cases:owner.take')}
              shortcut="O"
              text={say('cases:owner.since')}
              toGiven={() => ({ params, body: {} })}
            />
          )}
          {may.includes('offer') && <OfferDeed shown={shown} />}
        </div>
      </div>
      <p>{owner === null ? say('cases:owner.none') : <strong>{owner.name}</strong>}</p>
      {offeredTo && !offeredToMe && <p className="mg-note">{say('cases:owner.offered', { name: offeredTo.name })}</p>}
      {offeredToMe && (
        <div className="mg-note mg-stack">
          <span>{say('cases:owner.offered_me', { name: owner?.name ?? '', note: offerNote ?? '' })}</span>
          <div className="mg-row">
            <CaseDeed
              contract={acceptCase}
              deed={say('cases:owner.accept')}
              kind="primary"
              shortcut="O"
              text={say('cases:owner.since')}
              toGiven={() => ({ params, body: {} })}
            />
            <CaseDeed<typeof declineCase, { reason: string }>
              contract={declineCase}
              deed={say('cases:owner.decline')}
              toGiven={(body) => ({ params, body })}
            >
              <Field name="reason" label={say('cases:owner.reason')}>
                <Input maxLength={1000} />
              </Field>
            </CaseDeed>
          </div>
        </div>
      )}
    </section>
  );
}

function OfferDeed({ shown }: { shown: CaseShown }) {
  const say = useWords();
  const workers = useAnswer(listWorkers, {});
  const others = (workers.data?.rows ?? []).filter(
    ({ workerId }) => workerId !== shown.owner?.workerId && workerId !== shown.aboutId,
  );
  return (
    <CaseDeed<typeof offerCase, { toId: string; note: string }>
      contract={offerCase}
      deed={say('cases:owner.offer')}
      shortcut="H"
      text={say('cases:owner.since')}
      toGiven={({ toId, note }) => ({ params: { caseId: shown.caseId }, body: { toId: toId as Id<'acc'>, note } })}
    >
      <Field name="toId" label={say('cases:owner.offer_to')}>
        <SelectInput choices={others.map(({ workerId, name }) => ({ value: workerId, text: name }))} />
      </Field>
      <Field name="note" label={say('cases:owner.offer_note')}>
        <Input.TextArea rows={2} maxLength={500} />
      </Field>
    </CaseDeed>
  );
}
