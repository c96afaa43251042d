// Ending a tenancy: what is still owed on that day is shown before it is done, and again as the answer.
import { Button, Input } from 'antd';
import { useState } from 'react';
import { endTenancy } from '#api/registry/merchants';
import { useWords } from '../../../lib/use-language.ts';
import { useReadAgain } from '../../../lib/use-read-again.ts';
import { useToday } from '../../../lib/use-today.ts';
import { DayInput } from '../../../ui/day-input.tsx';
import { DeedForm } from '../../../ui/deed-form.tsx';
import { Field } from '../../../ui/field.tsx';
import { ExitCheck, ExitFindings, type ExitShown } from './exit-check.tsx';
import type { TenancyShown } from './tenancy-state.tsx';

interface Values {
  endedOn: string;
  reason: string;
}

export function EndTenancyForm({ tenancy, onClose }: { tenancy: TenancyShown; onClose: () => void }) {
  const say = useWords();
  const today = useToday();
  const readAgain = useReadAgain();
  const { tenancyId, leaseEndsOn } = tenancy;
  // A lease that has run out ended on its last day; any other is ended from today on unless said otherwise.
  const [endedOn, setEndedOn] = useState(leaseEndsOn !== null && leaseEndsOn < today ? leaseEndsOn : today);
  const [done, setDone] = useState<ExitShown>();
  if (done) {
    return (
      <div className="mg-stack">
        <p role="status">{say('registry:exit.done')}</p>
        <ExitFindings check={done} />
        <div className="mg-row">
          <Button type="primary" onClick={onClose}>
            {say('close')}
          </Button>
        </div>
      </div>
    );
  }
  return (
    <div className="mg-stack">
      <p>{say('registry:exit.before')}</p>
      <ExitCheck tenancyId={tenancyId} on={endedOn} />
      <DeedForm<typeof endTenancy, Values>
        contract={endTenancy}
        initial={{ endedOn }}
        toGiven={(body) => ({ params: { tenancyId }, body })}
        onDone={(check) => {
          // The dialog stays open on the answer; the page behind it is read again when it is closed by the facts.
          setDone(check);
          readAgain('history', 'tenancy');
        }}
        submit={say('registry:tenancy.end')}
        onCancel={onClose}
      >
        <Field name="endedOn" label={say('registry:tenancy.last_day')}>
          <EndDay today={today} onDay={setEndedOn} />
        </Field>
        <Field name="reason" label={say('registry:reason')}>
          <Input maxLength={500} />
        </Field>
      </DeedForm>
    </div>
  );
}

interface EndDayProps {
  id?: string;
  value?: string;
  onChange?: (day: string | undefined) => void;
  today: string;
  onDay: (day: string) => void;
}

/** The exit check above follows the day as it is chosen. */
function EndDay({ id, value, onChange, today, onDay }: EndDayProps) {
  return (
    <DayInput
      id={id}
      value={value}
      today={today}
      onChange={(day) => {
        onChange?.(day);
        if (day !== undefined) onDay(day);
      }}
    />
  );
}
