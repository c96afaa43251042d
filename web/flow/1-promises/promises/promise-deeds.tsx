// What can be done about one promise: recording that it was kept, agreeing a new date, waiving it, excusing it.
import { Input } from 'antd';
import { excusePromise, keepPromise, movePromise, waivePromise } from '#api/flow/1-promises';
import { useWords } from '../../../lib/use-language.ts';
import { useReadAgain } from '../../../lib/use-read-again.ts';
import { useMay, useSession } from '../../../lib/use-session.ts';
import { useToday } from '../../../lib/use-today.ts';
import { DayInput } from '../../../ui/day-input.tsx';
import { DeedDialog } from '../../../ui/deed-dialog.tsx';
import { DeedForm } from '../../../ui/deed-form.tsx';
import { Field } from '../../../ui/field.tsx';
import { MomentInput } from '../../../ui/moment-input.tsx';
import { SelectInput } from '../../../ui/select-input.tsx';
import { OpenCaseLink } from './open-case-link.tsx';
import type { PromiseShown } from './promise-table.tsx';

/** PROM-15, PROM-16: what hangs on an obligation is kept and moved there; only what is open or broken can still be changed. */
export function PromiseDeeds({ promise }: { promise: PromiseShown }) {
  const say = useWords();
  const may = useMay();
  if (promise.state !== 'open' && promise.state !== 'broken') return null;
  const isOwnDuty = promise.kind === 'duty' && promise.obligationId === null;
  const deeds = [
    isOwnDuty && may('promise.keep') && (['keep', KeepForm] as const),
    isOwnDuty && may('promise.move') && (['move', MoveForm] as const),
    may('promise.waive') && (['waive', WaiveForm] as const),
    promise.kind === 'duty' && may('promise.waive') && (['excuse', ExcuseForm] as const),
  ].filter((deed) => deed !== false);
  return (
    <div className="mg-row">
      <OpenCaseLink promise={promise} />
      {deeds.map(([deed, Form]) => (
        <DeedDialog key={deed} deed={say(`promises:deed.${deed}`)} kind="small">
          {(close) => <Form promise={promise} close={close} />}
        </DeedDialog>
      ))}
    </div>
  );
}

interface FormProps {
  promise: PromiseShown;
  close: () => void;
}

/** The page of the contract shows more than the promise: its state and its history follow. */
function useAfter(close: () => void): () => void {
  const readAgain = useReadAgain();
  return () => {
    readAgain('contract', 'history', 'person', 'merchant');
    close();
  };
}

function KeepForm({ promise: { promiseId }, close }: FormProps) {
  const say = useWords();
  const today = useToday();
  const { now, company } = useSession();
  const after = useAfter(close);
  return (
    <DeedForm<typeof keepPromise, { keptAt: string; proof: string }>
      contract={keepPromise}
      initial={{ keptAt: now }}
      toGiven={(body) => ({ params: { promiseId }, body })}
      onDone={after}
      submit={say('promises:deed.keep')}
      onCancel={close}
    >
      <Field name="keptAt" label={say('promises:one.kept')}>
        <MomentInput timeZone={company.timeZone} today={today} timeLabel={say('registry:time')} />
      </Field>
      <Field name="proof" label={say('promises:one.proof')} hint={say('registry:obligation.proof_hint')}>
        <Input maxLength={500} />
      </Field>
    </DeedForm>
  );
}

function MoveForm({ promise: { promiseId }, close }: FormProps) {
  const say = useWords();
  const today = useToday();
  const after = useAfter(close);
  return (
    <DeedForm<typeof movePromise, { dueOn: string; agreedBy: string; reason: string }>
      contract={movePromise}
      initial={{}}
      toGiven={(body) => ({ params: { promiseId }, body })}
      onDone={after}
      submit={say('promises:deed.move')}
      onCancel={close}
    >
      <p className="mg-quiet">{say('registry:obligation.move_text')}</p>
      <Field name="dueOn" label={say('registry:obligation.new_day')}>
        <DayInput today={today} />
      </Field>
      <Field name="agreedBy" label={say('registry:agreed_by')} hint={say('registry:agreed_by_hint')}>
        <Input maxLength={200} />
      </Field>
      <Field name="reason" label={say('registry:reason')}>
        <Input maxLength={500} />
      </Field>
    </DeedForm>
  );
}

function WaiveForm({ promise: { promiseId }, close }: FormProps) {
  const say = useWords();
  const after = useAfter(close);
  return (
    <DeedForm<typeof waivePromise, { waivedBy: string; reason: string }>
      contract={waivePromise}
      initial={{}}
      toGiven={(body) => ({ params: { promiseId }, body })}
      onDone={after}
      submit={say('promises:deed.waive')}
      onCancel={close}
    >
      <p className="mg-quiet">{say('promises:deed.waive_text')}</p>
      <Field name="waivedBy" label={say('promises:deed.waived_by')}>
        <Input maxLength={200} />
      </Field>
      <Field name="reason" label={say('registry:reason')}>
        <Input maxLength={500} />
      </Field>
    </DeedForm>
  );
}

const grounds = ['force_majeure', 'customer', 'cancelled', 'other'] as const;

function ExcuseForm({ promise: { promiseId }, close }: FormProps) {
  const say = useWords();
  const after = useAfter(close);
  return (
    <DeedForm<typeof excusePromise, { ground: (typeof grounds)[number]; reason: string }>
      contract={excusePromise}
      initial={{}}
      toGiven={(body) => ({ params: { promiseId }, body })}
      onDone={after}
      submit={say('promises:deed.excuse')}
      onCancel={close}
    >
      <p className="mg-quiet">{say('promises:deed.excuse_text')}</p>
      <Field name="ground" label={say('promises:deed.ground')}>
        <SelectInput choices={grounds.map((ground) => ({ value: ground, text: say(`words:ground.${ground}`) }))} />
      </Field>
      <Field name="reason" label={say('registry:reason')}>
        <Input maxLength={500} />
      </Field>
    </DeedForm>
  );
}
