// Signing a proposal or sending it back: never by who proposed it, and each person once (four eyes). One of a batch goes with it.
import { Link } from '@tanstack/react-router';
import { Input } from 'antd';
import {
  approveCompensation,
  type CompensationDecision,
  withdrawCompensation,
} from '#api/flow/3-decisions.compensation';
import { useWords } from '../../../lib/use-language.ts';
import { useReadAgain } from '../../../lib/use-read-again.ts';
import { useMay, useWriting } from '../../../lib/use-session.ts';
import { DeedDialog } from '../../../ui/deed-dialog.tsx';
import { DeedForm } from '../../../ui/deed-form.tsx';
import { Field } from '../../../ui/field.tsx';
import { useMaySign } from './use-may-sign.ts';

export function SignDeeds({ decision }: { decision: CompensationDecision }) {
  const may = useMay();
  const maySign = useMaySign();
  const say = useWords();
  if (decision.state !== 'proposed') return null;
  if (decision.batchId !== null)
    return <Link to={`/decisions/batches/${decision.batchId}`}>{say('compensation:batch.signed_whole')}</Link>;
  return (
    <div className="mg-row">
      {maySign(decision) && <SignDeed decision={decision} />}
      {may('decision.withdraw') && <WithdrawDeed decision={decision} />}
    </div>
  );
}

function useAfterDecision(close: () => void): () => void {
  const readAgain = useReadAgain();
  return () => {
    readAgain('compensation', 'case', 'history', 'incident', 'payment');
    close();
  };
}

function SignDeed({ decision: { decisionId, totalMinor, currency, personName } }: { decision: CompensationDecision }) {
  const say = useWords();
  const writing = useWriting();
  const amount = writing.money({ amountMinor: totalMinor, currency });
  const title = say('compensation:decide.approve_title', { amount, name: personName });
  return (
    <DeedDialog deed={say('compensation:decide.approve')} title={title} label={title} kind="small" shortcut="Y">
      {(close) => <SignForm decisionId={decisionId} close={close} />}
    </DeedDialog>
  );
}

interface FormProps {
  decisionId: CompensationDecision['decisionId'];
  close: () => void;
}

function SignForm({ decisionId, close }: FormProps) {
  const say = useWords();
  const after = useAfterDecision(close);
  return (
    <DeedForm
      contract={approveCompensation}
      initial={{}}
      toGiven={() => ({ params: { decisionId } })}
      onDone={after}
      submit={say('compensation:decide.approve')}
      onCancel={close}
    >
      <p>{say('compensation:decide.approve_text')}</p>
    </DeedForm>
  );
}

function WithdrawDeed({ decision: { decisionId } }: { decision: CompensationDecision }) {
  const say = useWords();
  return (
    <DeedDialog
      deed={say('compensation:decide.withdraw')}
      title={say('compensation:decide.withdraw_title')}
      kind="small"
    >
      {(close) => <WithdrawForm decisionId={decisionId} close={close} />}
    </DeedDialog>
  );
}

function WithdrawForm({ decisionId, close }: FormProps) {
  const say = useWords();
  const after = useAfterDecision(close);
  return (
    <DeedForm<typeof withdrawCompensation, { reason: string }>
      contract={withdrawCompensation}
      initial={{}}
      toGiven={(body) => ({ params: { decisionId }, body })}
      onDone={after}
      submit={say('compensation:decide.withdraw')}
      onCancel={close}
    >
      <p>{say('compensation:decide.withdraw_text')}</p>
      <Field name="reason" label={say('compensation:decide.reason')}>
        <Input.TextArea rows={2} maxLength={1000} />
      </Field>
    </DeedForm>
  );
}
