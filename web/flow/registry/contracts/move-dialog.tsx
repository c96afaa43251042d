// Agreeing a new date with the customer: a day, or a moment where a moment was agreed; who agreed and why is kept.
import { Input } from 'antd';
import { moveObligation } from '#api/registry/contracts';
import { useWords } from '../../../lib/use-language.ts';
import { useSession } from '../../../lib/use-session.ts';
import { useToday } from '../../../lib/use-today.ts';
import { DayInput } from '../../../ui/day-input.tsx';
import { DeedDialog } from '../../../ui/deed-dialog.tsx';
import { DeedForm } from '../../../ui/deed-form.tsx';
import { Field } from '../../../ui/field.tsx';
import { MomentInput } from '../../../ui/moment-input.tsx';
import { useNotice } from '../../../ui/notice-board.tsx';
import { type ObligationShown, useContractAfter } from './use-contract-after.ts';

interface Values {
  agreedOn?: string;
  agreedAt?: string;
  agreedBy: string;
  reason: string;
}

export function MoveDialog({ obligation }: { obligation: ObligationShown }) {
  const say = useWords();
  const tell = useNotice();
  const today = useToday();
  const { company } = useSession();
  const after = useContractAfter();
  const { obligationId, kind, agreedAt } = obligation;
  return (
    <DeedDialog
      deed={say('registry:obligation.move')}
      label={`${say('registry:obligation.move')}: ${say(`words:obligation.${kind}`)}`}
      kind="small"
    >
      {(close) => (
        <DeedForm<typeof moveObligation, Values>
          contract={moveObligation}
          initial={{}}
          toGiven={(values) => ({ params: { obligationId }, body: values })}
          onDone={(contract) => {
            after(contract);
            tell(say('saved'));
            close();
          }}
          submit={say('registry:obligation.move')}
          onCancel={close}
        >
          <p className="mg-quiet">{say('registry:obligation.move_text')}</p>
          {agreedAt === null ? (
            <Field name="agreedOn" label={say('registry:obligation.new_day')}>
              <DayInput today={today} />
            </Field>
          ) : (
            <Field name="agreedAt" label={say('registry:obligation.new_moment')}>
              <MomentInput timeZone={company.timeZone} today={today} timeLabel={say('registry:time')} />
            </Field>
          )}
          <Field name="agreedBy" label={say('registry:agreed_by')} hint={say('registry:agreed_by_hint')}>
            <Input maxLength={200} />
          </Field>
          <Field name="reason" label={say('registry:reason')}>
            <Input maxLength={500} />
          </Field>
        </DeedForm>
      )}
    </DeedDialog>
  );
}
