// Deciding on a case: propose what the rules give, decide otherwise with a reason, refuse with the rule, or offer goodwill.
import { Form, Input } from 'antd';
import type { ReactNode } from 'react';
import type { RouteContract } from '#api/contract';
import {
  type Assessment,
  offerGoodwill,
  proposeCompensation,
  refuseCompensation,
} from '#api/flow/3-decisions.compensation';
import type { Id, Money } from '#api/values';
import type { Given } from '../../../lib/address-of.ts';
import { useWords } from '../../../lib/use-language.ts';
import { useReadAgain } from '../../../lib/use-read-again.ts';
import { useMay, useSession, useWriting } from '../../../lib/use-session.ts';
import { AmountInput } from '../../../ui/amount-input.tsx';
import { DeedDialog, type DeedDialogProps } from '../../../ui/deed-dialog.tsx';
import { DeedForm } from '../../../ui/deed-form.tsx';
import { Field } from '../../../ui/field.tsx';

interface DeedsProps {
  caseId: Id<'cas'>;
  said: Assessment;
}

export function DecideDeeds({ caseId, said }: DeedsProps) {
  const may = useMay();
  const overrules = may('decision.overrule');
  return (
    <div className="mg-row">
      {said.outcome === 'pay' && <ProposeDeed caseId={caseId} said={said} />}
      {overrules && <OverruleDeed caseId={caseId} said={said} />}
      {(said.outcome === 'refuse' || overrules) && <RefuseDeed caseId={caseId} said={said} />}
      <GoodwillDeed caseId={caseId} said={said} />
    </div>
  );
}

interface DecideProps<R extends RouteContract, Values extends object> {
  contract: R;
  deed: string;
  title?: string;
  text: string;
  kind?: DeedDialogProps['kind'];
  shortcut?: string;
  toGiven: (values: Values) => Given<R>;
  children?: ReactNode;
}

/** Every decision changes what the case, its incident and the lists to sign show. */
function Decide<R extends RouteContract, Values extends object>(props: DecideProps<R, Values>) {
  const { contract, deed, title, text, kind = 'small', shortcut, toGiven, children } = props;
  const readAgain = useReadAgain();
  return (
    <DeedDialog deed={deed} title={title} kind={kind} shortcut={shortcut}>
      {(close) => (
        <DeedForm<R, Values>
          contract={contract}
          initial={{}}
          toGiven={toGiven}
          onDone={() => {
            readAgain('compensation', 'compensation_batch', 'case', 'history', 'incident', 'payment');
            close();
          }}
          submit={deed}
          onCancel={close}
        >
          <p>{text}</p>
          {children}
        </DeedForm>
      )}
    </DeedDialog>
  );
}

function ProposeDeed({ caseId, said }: DeedsProps) {
  const say = useWords();
  const writing = useWriting();
  const amount = writing.money({ amountMinor: said.totalMinor, currency: said.currency });
  return (
    <Decide<typeof proposeCompensation, { note?: string }>
      contract={proposeCompensation}
      deed={say('compensation:decide.propose')}
      kind="primary"
      shortcut="J"
      text={say('compensation:decide.propose_text', { amount })}
      toGiven={({ note }) => ({ body: { caseId, ...(note?.trim() ? { note } : {}) } })}
    >
      <Field name="note" label={say('compensation:decide.note')} optional>
        <Input.TextArea rows={2} maxLength={1000} />
      </Field>
    </Decide>
  );
}

const heads = ['refund', 'penalty', 'consequential'] as const;
type Amounts = Partial<Record<(typeof heads)[number], Money | null>>;

/** Money against the rules, or other amounts than theirs: kept with what they said and the reason (T of §2f). */
function OverruleDeed({ caseId, said }: DeedsProps) {
  const say = useWords();
  return (
    <Decide<typeof proposeCompensation, Amounts & { reason: string }>
      contract={proposeCompensation}
      deed={say('compensation:decide.overrule')}
      title={say('compensation:decide.overrule_title')}
      text={say('compensation:decide.overrule_text')}
      toGiven={({ reason, ...amounts }) => ({
        body: {
          caseId,
          overrule: { reason },
          lines: heads.flatMap((head) => {
            const amountMinor = amounts[head]?.amountMinor;
            return amountMinor === undefined || amountMinor === '0' ? [] : [{ head, amountMinor }];
          }),
        },
      })}
    >
      <p className="mg-quiet">{say('compensation:decide.overrule_amounts')}</p>
      {heads.map((head) => (
        <Field key={head} name={head} label={say(`words:payment_head.${head}`)} optional>
          <AmountInput currency={said.currency} />
        </Field>
      ))}
      <AnyAmount />
      <Field name="reason" label={say('compensation:decide.overrule_reason')}>
        <Input.TextArea rows={2} maxLength={1000} />
      </Field>
    </Decide>
  );
}

/** Says before sending that a payment of nothing is no payment. */
function AnyAmount() {
  const say = useWords();
  return (
    <Form.Item
      noStyle
      name="any"
      rules={[
        ({ getFieldValue }) => ({
          validator: () =>
            heads.some((head) => Boolean((getFieldValue(head) as Money | null | undefined)?.amountMinor))
              ? Promise.resolve()
              : Promise.reject(new Error(say('compensation:decide.overrule_empty'))),
        }),
      ]}
    >
      <input type="hidden" />
    </Form.Item>
  );
}

function RefuseDeed({ caseId, said }: DeedsProps) {
  const say = useWords();
  const isAgainst = said.outcome !== 'refuse';
  return (
    <Decide<typeof refuseCompensation, { reason?: string }>
      contract={refuseCompensation}
      deed={say('compensation:decide.refuse')}
      title={say('compensation:decide.refuse_title')}
      text={say(isAgainst ? 'compensation:decide.refuse_against' : 'compensation:decide.refuse_text')}
      toGiven={({ reason }) => ({ body: { caseId, ...(isAgainst ? { overrule: { reason: reason ?? '' } } : {}) } })}
    >
      {isAgainst && (
        <Field name="reason" label={say('compensation:decide.overrule_reason')}>
          <Input.TextArea rows={2} maxLength={1000} />
        </Field>
      )}
    </Decide>
  );
}

function GoodwillDeed({ caseId }: DeedsProps) {
  const say = useWords();
  const { company } = useSession();
  return (
    <Decide<typeof offerGoodwill, { amount: Money; reason: string }>
      contract={offerGoodwill}
      deed={say('compensation:decide.goodwill')}
      title={say('compensation:decide.goodwill_title')}
      text={say('compensation:decide.goodwill_text')}
      toGiven={({ amount, reason }) => ({ body: { caseId, ...amount, reason } })}
    >
      <Field name="amount" label={say('compensation:decide.amount')}>
        <AmountInput currency={company.currency} />
      </Field>
      <Field name="reason" label={say('compensation:decide.reason')}>
        <Input.TextArea rows={2} maxLength={1000} />
      </Field>
    </Decide>
  );
}
