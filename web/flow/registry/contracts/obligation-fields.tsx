// What was agreed to be done by when, in the form of a new contract; each day or moment given becomes a promise.
import { obligationKinds } from '#api/registry/contracts';
import { useWords } from '../../../lib/use-language.ts';
import { useSession } from '../../../lib/use-session.ts';
import { useToday } from '../../../lib/use-today.ts';
import { Field } from '../../../ui/field.tsx';
import '../../../ui/moment-input.css';
import { AgreedInput } from './agreed-input.tsx';

export function ObligationFields() {
  const say = useWords();
  const today = useToday();
  const { company } = useSession();
  return (
    <fieldset className="mg-fieldset">
      <legend>{say('registry:obligation.title')}</legend>
      <p className="mg-quiet">{say('registry:obligation.register_hint')}</p>
      {obligationKinds.map((kind) => {
        const label = say(`registry:obligation.by_${kind}`);
        return (
          <Field key={kind} name={['due', kind]} label={label} optional>
            <AgreedInput label={label} timeZone={company.timeZone} today={today} />
          </Field>
        );
      })}
    </fieldset>
  );
}
