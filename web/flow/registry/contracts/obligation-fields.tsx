// What was agreed to be done by which day, in the form of a new contract; each day given becomes a promise.
import { obligationKinds } from '#api/registry/contracts';
import { useWords } from '../../../lib/use-language.ts';
import { useToday } from '../../../lib/use-today.ts';
import { DayInput } from '../../../ui/day-input.tsx';
import { Field } from '../../../ui/field.tsx';

export function ObligationFields() {
  const say = useWords();
  const today = useToday();
  return (
    <fieldset className="mg-fieldset">
      <legend>{say('registry:obligation.title')}</legend>
      <p className="mg-quiet">{say('registry:obligation.register_hint')}</p>
      {obligationKinds.map((kind) => (
        <Field key={kind} name={['due', kind]} label={say(`registry:obligation.by_${kind}`)} optional>
          <DayInput today={today} />
        </Field>
      ))}
    </fieldset>
  );
}
