// What a visit to the home found (E6): delivered, installed, whether the problem is there, and what it did to the home.
import { Input } from 'antd';
import { recordVisit } from '#api/flow/2-cases';
import type { DamageClass } from '#api/flow/2-cases.words';
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

type Seen = 'yes' | 'no' | 'not_looked';
interface Values {
  doneAt: string;
  delivered: Seen;
  installed: Seen;
  problemFound: 'yes' | 'no';
  findings: string;
  damageClass: DamageClass;
  assessedLoss?: Money | null;
}

const orNull = (seen: Seen): boolean | null => (seen === 'not_looked' ? null : seen === 'yes');

export interface RecordVisitProps {
  shown: CaseShown;
  visit: CaseShown['visits'][number];
  kind?: 'primary';
  shortcut?: string;
}

export function RecordVisitDeed({ shown, visit: { visitId }, kind, shortcut }: RecordVisitProps) {
  const say = useWords();
  const today = useToday();
  const { now, company } = useSession();
  const { damageClass, assessedLoss } = shown;
  const seen = (['yes', 'no', 'not_looked'] as const).map((one) => ({ value: one, text: say(`cases:visits.${one}`) }));
  return (
    <CaseDeed<typeof recordVisit, Values>
      contract={recordVisit}
      deed={say('cases:visits.record')}
      kind={kind}
      shortcut={shortcut}
      initial={{ doneAt: now, delivered: 'not_looked', installed: 'not_looked', damageClass, assessedLoss }}
      toGiven={({ doneAt, delivered, installed, problemFound, findings, damageClass: damage, assessedLoss: loss }) => ({
        params: { visitId },
        body: {
          ...{ doneAt, findings, damageClass: damage, assessedLoss: loss ?? null },
          delivered: orNull(delivered),
          installed: orNull(installed),
          problemFound: problemFound === 'yes',
        },
      })}
    >
      <Field name="doneAt" label={say('cases:visits.done_at')}>
        <MomentInput timeZone={company.timeZone} today={today} timeLabel={say('registry:time')} />
      </Field>
      <Field name="delivered" label={say('cases:visits.delivered')}>
        <SelectInput choices={seen} />
      </Field>
      <Field name="installed" label={say('cases:visits.installed')}>
        <SelectInput choices={seen} />
      </Field>
      <Field name="problemFound" label={say('cases:visits.problem')}>
        <SelectInput choices={seen.slice(0, 2)} />
      </Field>
      <Field name="findings" label={say('cases:visits.findings')}>
        <Input.TextArea rows={3} maxLength={4000} />
      </Field>
      <DamageFields />
    </CaseDeed>
  );
}
