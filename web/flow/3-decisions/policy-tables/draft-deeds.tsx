// What is done with a saved draft: its cases run, put in force with a day and a reason, or given up.

import { useNavigate } from '@tanstack/react-router';
import { Button, Input } from 'antd';
import type { AnswerOf } from '#api/contract';
import type { showPolicyTable } from '#api/flow/3-decisions.routes';
import { discardPolicyTableDraft, publishPolicyTable, testPolicyTableDraft } from '#api/flow/3-decisions.versions';
import { useDeed } from '../../../lib/use-deed.ts';
import { useWords } from '../../../lib/use-language.ts';
import { useMay } from '../../../lib/use-session.ts';
import { useToday } from '../../../lib/use-today.ts';
import { Confirm } from '../../../ui/confirm.tsx';
import { DayInput } from '../../../ui/day-input.tsx';
import { DeedDialog } from '../../../ui/deed-dialog.tsx';
import { DeedForm } from '../../../ui/deed-form.tsx';
import { Fault } from '../../../ui/fault.tsx';
import { Field } from '../../../ui/field.tsx';

export interface DraftDeedsProps {
  code: string;
  /** Null: nothing is saved yet. */
  revision: number | null;
  isDirty: boolean;
  onSaved: (shown: AnswerOf<typeof showPolicyTable>) => void;
}

export function DraftDeeds({ code, revision, isDirty, onSaved }: DraftDeedsProps) {
  const say = useWords();
  const may = useMay();
  const go = useNavigate();
  const leave = () => void go({ to: `/policy-tables/${code}` });
  const test = useDeed(testPolicyTableDraft, onSaved);
  const discard = useDeed(discardPolicyTableDraft);
  if (revision === null || isDirty) return null;
  return (
    <div className="mg-row">
      {may('lawbook.draft') && (
        <Button loading={test.isPending} onClick={() => test.mutate({ params: { code }, body: { revision } })}>
          {say('decisions:edit.test')}
        </Button>
      )}
      {may('lawbook.publish') && (
        <DeedDialog deed={say('decisions:edit.publish')}>
          {(close) => <PublishForm code={code} revision={revision} close={close} onDone={leave} />}
        </DeedDialog>
      )}
      {may('lawbook.draft') && (
        <Confirm
          deed={say('decisions:edit.discard')}
          title={say('decisions:edit.discard')}
          text={say('decisions:edit.discard_text')}
          onDo={() => discard.mutateAsync({ params: { code } }).then(leave)}
        />
      )}
      {test.error && <Fault error={test.error} />}
    </div>
  );
}

interface Values {
  from: string;
  reason: string;
}

function PublishForm({
  code,
  revision,
  close,
  onDone,
}: {
  code: string;
  revision: number;
  close: () => void;
  onDone: () => void;
}) {
  const say = useWords();
  const today = useToday();
  return (
    <DeedForm<typeof publishPolicyTable, Values>
      contract={publishPolicyTable}
      initial={{ from: today }}
      toGiven={({ from, reason }) => ({ params: { code }, body: { revision, from, reason } })}
      onDone={onDone}
      submit={say('decisions:edit.publish')}
      onCancel={close}
    >
      <p className="mg-quiet">{say('decisions:edit.publish_text')}</p>
      <Field name="from" label={say('decisions:edit.from')}>
        <DayInput today={today} />
      </Field>
      <Field name="reason" label={say('decisions:edit.reason')}>
        <Input.TextArea rows={3} maxLength={1000} />
      </Field>
    </DeedForm>
  );
}
