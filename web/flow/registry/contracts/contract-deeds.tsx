// What can be done with a whole contract: noting a complaint, cancelling.
import { Input } from 'antd';
import { cancelContract, noteComplaint } from '#api/registry/contracts';
import { useWords } from '../../../lib/use-language.ts';
import { useToday } from '../../../lib/use-today.ts';
import { DayInput } from '../../../ui/day-input.tsx';
import { DeedDialog } from '../../../ui/deed-dialog.tsx';
import { DeedForm } from '../../../ui/deed-form.tsx';
import { Field } from '../../../ui/field.tsx';
import { type ContractShown, useContractAfter } from './use-contract-after.ts';

interface ComplaintValues {
  complainedOn: string;
  channel: string;
  note?: string;
}
interface CancelValues {
  cancelledOn: string;
  reason: string;
}

export function ContractDeeds({ contract }: { contract: ContractShown }) {
  const say = useWords();
  return (
    <>
      <DeedDialog deed={say('registry:complaint.note_deed')}>
        {(close) => <ComplaintForm contract={contract} close={close} />}
      </DeedDialog>
      <DeedDialog deed={say('registry:contract.cancel')} kind="danger">
        {(close) => <CancelForm contract={contract} close={close} />}
      </DeedDialog>
    </>
  );
}

function ComplaintForm({ contract, close }: { contract: ContractShown; close: () => void }) {
  const say = useWords();
  const today = useToday();
  const after = useContractAfter();
  const { contractId } = contract;
  return (
    <DeedForm<typeof noteComplaint, ComplaintValues>
      contract={noteComplaint}
      initial={{ complainedOn: today }}
      toGiven={({ complainedOn, channel, note }) => ({
        params: { contractId },
        body: { complainedOn, channel, note: note?.trim() ? note : null },
      })}
      onDone={(answer) => {
        after(answer);
        close();
      }}
      submit={say('registry:complaint.note_deed')}
      onCancel={close}
    >
      <Field name="complainedOn" label={say('registry:complaint.day')}>
        <DayInput today={today} />
      </Field>
      <Field name="channel" label={say('registry:complaint.channel')} hint={say('registry:complaint.channel_hint')}>
        <Input maxLength={60} />
      </Field>
      <Field name="note" label={say('registry:complaint.note')} optional>
        <Input.TextArea maxLength={2000} rows={3} />
      </Field>
    </DeedForm>
  );
}

function CancelForm({ contract, close }: { contract: ContractShown; close: () => void }) {
  const say = useWords();
  const today = useToday();
  const after = useContractAfter();
  const { contractId } = contract;
  return (
    <DeedForm<typeof cancelContract, CancelValues>
      contract={cancelContract}
      initial={{ cancelledOn: today }}
      toGiven={(body) => ({ params: { contractId }, body })}
      onDone={(answer) => {
        after(answer);
        close();
      }}
      submit={say('registry:contract.cancel')}
      onCancel={close}
    >
      <p>{say('registry:contract.cancel_text')}</p>
      <Field name="cancelledOn" label={say('registry:contract.cancelled_on')}>
        <DayInput today={today} />
      </Field>
      <Field name="reason" label={say('registry:reason')}>
        <Input maxLength={500} />
      </Field>
    </DeedForm>
  );
}
