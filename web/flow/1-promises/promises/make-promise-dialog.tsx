// Writing down a promise made in words, in an advert, or beside the contract: what, by when, who said it, what shows it.
import { Input } from 'antd';
import { makePromise } from '#api/flow/1-promises';
import type { Id, InThreeLanguages } from '#api/values';
import { useWords } from '../../../lib/use-language.ts';
import { useReadAgain } from '../../../lib/use-read-again.ts';
import { useToday } from '../../../lib/use-today.ts';
import { DayInput } from '../../../ui/day-input.tsx';
import { DeedDialog } from '../../../ui/deed-dialog.tsx';
import { DeedForm } from '../../../ui/deed-form.tsx';
import { Field } from '../../../ui/field.tsx';
import { SelectInput } from '../../../ui/select-input.tsx';
import { ThreeLanguageInput } from '../../../ui/three-language-input.tsx';

const sources = ['spoken', 'advert', 'agreement'] as const;

interface Values {
  source: (typeof sources)[number];
  wording: InThreeLanguages;
  dueOn?: string;
  saidBy?: string;
  saidOn?: string;
  evidence?: string;
}

export function MakePromiseDialog({ contractId }: { contractId: Id<'ctr'> }) {
  const say = useWords();
  const today = useToday();
  const readAgain = useReadAgain();
  const orNull = (text: string | undefined) => (text?.trim() ? text : null);
  return (
    <DeedDialog deed={say('promises:make.deed')} kind="small">
      {(close) => (
        <DeedForm<typeof makePromise, Values>
          contract={makePromise}
          initial={{ source: 'spoken', saidOn: today }}
          toGiven={({ source, wording, dueOn, saidBy, saidOn, evidence }) => ({
            params: { contractId },
            body: {
              source,
              wording,
              dueOn: dueOn ?? null,
              saidBy: orNull(saidBy),
              saidOn: saidOn ?? null,
              evidence: orNull(evidence),
            },
          })}
          onDone={() => {
            readAgain('contract', 'history');
            close();
          }}
          submit={say('promises:make.deed')}
          onCancel={close}
        >
          <Field name="source" label={say('promises:make.source')}>
            <SelectInput choices={sources.map((one) => ({ value: one, text: say(`words:promise_source.${one}`) }))} />
          </Field>
          <Field name="wording" label={say('promises:column.wording')} hint={say('promises:make.wording_hint')}>
            <ThreeLanguageInput label={say('promises:column.wording')} />
          </Field>
          <Field name="dueOn" label={say('promises:make.due')} hint={say('promises:make.due_hint')} optional>
            <DayInput today={today} />
          </Field>
          <Field name="saidBy" label={say('promises:make.said_by')} optional>
            <Input maxLength={200} />
          </Field>
          <Field name="saidOn" label={say('promises:make.said_on')} optional>
            <DayInput today={today} />
          </Field>
          <Field name="evidence" label={say('promises:make.evidence')} optional>
            <Input maxLength={500} />
          </Field>
        </DeedForm>
      )}
    </DeedDialog>
  );
}
