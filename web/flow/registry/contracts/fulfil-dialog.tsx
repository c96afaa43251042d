// Recording that the goods were delivered or installed, or the work done: when, and what shows it.
import { Input } from 'antd';
import { fulfilObligation } from '#api/registry/contracts';
import { useWords } from '../../../lib/use-language.ts';
import { useSession } from '../../../lib/use-session.ts';
import { useToday } from '../../../lib/use-today.ts';
import { DeedDialog } from '../../../ui/deed-dialog.tsx';
import { DeedForm } from '../../../ui/deed-form.tsx';
import { Field } from '../../../ui/field.tsx';
import { MomentInput } from '../../../ui/moment-input.tsx';
import { useNotice } from '../../../ui/notice-board.tsx';
import { type ObligationShown, useContractAfter } from './use-contract-after.ts';

interface Values {
  fulfilledAt: string;
  proof?: string;
}

export function FulfilDialog({ obligation }: { obligation: ObligationShown }) {
  const say = useWords();
  const tell = useNotice();
  const today = useToday();
  const { now, company } = useSession();
  const after = useContractAfter();
  const { obligationId, kind } = obligation;
  return (
    <DeedDialog deed={say(`registry:obligation.fulfil_${kind}`)} kind="small">
      {(close) => (
        <DeedForm<typeof fulfilObligation, Values>
          contract={fulfilObligation}
          initial={{ fulfilledAt: now }}
          toGiven={({ fulfilledAt, proof }) => ({
            params: { obligationId },
            body: { fulfilledAt, proof: proof?.trim() ? proof : null },
          })}
          onDone={(contract) => {
            after(contract);
            tell(say('saved'));
            close();
          }}
          submit={say(`registry:obligation.fulfil_${kind}`)}
          onCancel={close}
        >
          <Field name="fulfilledAt" label={say('registry:obligation.done')}>
            <MomentInput timeZone={company.timeZone} today={today} timeLabel={say('registry:time')} />
          </Field>
          <Field
            name="proof"
            label={say('registry:obligation.proof')}
            hint={say('registry:obligation.proof_hint')}
            optional
          >
            <Input maxLength={500} />
          </Field>
        </DeedForm>
      )}
    </DeedDialog>
  );
}
