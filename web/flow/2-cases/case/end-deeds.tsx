// Deeds on the state of a case: wait, move up a rung, assess the damage, resolve, call off, open again.
import { Input } from 'antd';
import { assessCase, cancelCase, escalateCase, reopenCase, resolveCase, waitForCase } from '#api/flow/2-cases';
import {
  type CaseOutcome,
  caseOutcomes,
  type DamageClass,
  type WaitReason,
  waitReasons,
} from '#api/flow/2-cases.words';
import type { Money } from '#api/values';
import { useWords } from '../../../lib/use-language.ts';
import { useSession } from '../../../lib/use-session.ts';
import { useToday } from '../../../lib/use-today.ts';
import { Field } from '../../../ui/field.tsx';
import { MomentInput } from '../../../ui/moment-input.tsx';
import { SelectInput } from '../../../ui/select-input.tsx';
import { DamageFields } from '../cases/damage-fields.tsx';
import { CaseDeed } from './case-deed.tsx';
import type { CaseShown } from './use-case-after.ts';

interface DeedProps {
  shown: CaseShown;
}

function ReasonField() {
  const say = useWords();
  return (
    <Field name="reason" label={say('cases:deed.reason')}>
      <Input.TextArea rows={2} maxLength={1000} />
    </Field>
  );
}

export function WaitDeed({ shown: { caseId } }: DeedProps) {
  const say = useWords();
  const today = useToday();
  const { company } = useSession();
  return (
    <CaseDeed<typeof waitForCase, { reason: WaitReason; until?: string; note?: string }>
      contract={waitForCase}
      deed={say('cases:deed.wait')}
      shortcut="W"
      text={say('cases:deed.wait_text')}
      toGiven={({ reason, until, note }) => ({
        params: { caseId },
        body: { reason, until: until ?? null, note: note ?? '' },
      })}
    >
      <Field name="reason" label={say('cases:deed.wait_for')}>
        <SelectInput choices={waitReasons.map((one) => ({ value: one, text: say(`words:wait_reason.${one}`) }))} />
      </Field>
      <Field name="until" label={say('cases:deed.wait_until')} optional>
        <MomentInput timeZone={company.timeZone} today={today} timeLabel={say('registry:time')} />
      </Field>
      <Field name="note" label={say('cases:deed.wait_note')} optional>
        <Input maxLength={500} />
      </Field>
    </CaseDeed>
  );
}

export function EscalateDeed({ shown: { caseId } }: DeedProps) {
  const say = useWords();
  return (
    <CaseDeed<typeof escalateCase, { reason: string }>
      contract={escalateCase}
      deed={say('cases:deed.escalate')}
      text={say('cases:deed.escalate_text')}
      toGiven={(body) => ({ params: { caseId }, body })}
    >
      <ReasonField />
    </CaseDeed>
  );
}

export function AssessDeed({ shown: { caseId, damageClass, assessedLoss } }: DeedProps) {
  const say = useWords();
  return (
    <CaseDeed<typeof assessCase, { damageClass: DamageClass; assessedLoss?: Money | null }>
      contract={assessCase}
      deed={say('cases:deed.assess')}
      initial={{ damageClass, assessedLoss }}
      toGiven={({ damageClass: damage, assessedLoss: loss }) => ({
        params: { caseId },
        body: { damageClass: damage, assessedLoss: loss ?? null },
      })}
    >
      <DamageFields />
    </CaseDeed>
  );
}

export function ResolveDeed({ shown: { caseId } }: DeedProps) {
  const say = useWords();
  return (
    <CaseDeed<typeof resolveCase, { outcome: CaseOutcome; reason: string }>
      contract={resolveCase}
      deed={say('cases:deed.resolve')}
      shortcut="R"
      toGiven={(body) => ({ params: { caseId }, body })}
    >
      <Field name="outcome" label={say('cases:deed.resolve_outcome')}>
        <SelectInput choices={caseOutcomes.map((one) => ({ value: one, text: say(`words:case_outcome.${one}`) }))} />
      </Field>
      <ReasonField />
    </CaseDeed>
  );
}

export function CancelDeed({ shown: { caseId } }: DeedProps) {
  const say = useWords();
  return (
    <CaseDeed<typeof cancelCase, { reason: string }>
      contract={cancelCase}
      deed={say('cases:deed.cancel')}
      kind="danger"
      text={say('cases:deed.cancel_text')}
      toGiven={(body) => ({ params: { caseId }, body })}
    >
      <ReasonField />
    </CaseDeed>
  );
}

export function ReopenDeed({ shown: { caseId } }: DeedProps) {
  const say = useWords();
  return (
    <CaseDeed<typeof reopenCase, { reason: string }>
      contract={reopenCase}
      deed={say('cases:deed.reopen')}
      toGiven={(body) => ({ params: { caseId }, body })}
    >
      <ReasonField />
    </CaseDeed>
  );
}
