// What a case did to a home (E16): the class of damage and, where it is asked for, the assessed loss.
import { damageClasses } from '#api/flow/2-cases.words';
import { useWords } from '../../../lib/use-language.ts';
import { useSession } from '../../../lib/use-session.ts';
import { AmountInput } from '../../../ui/amount-input.tsx';
import { Field } from '../../../ui/field.tsx';
import { SelectInput } from '../../../ui/select-input.tsx';

/** Fields `damageClass` and `assessedLoss` of the form around them. */
export function DamageFields({ loss = true }: { loss?: boolean }) {
  const say = useWords();
  const { company } = useSession();
  return (
    <>
      <Field name="damageClass" label={say('cases:open.damage')}>
        <SelectInput choices={damageClasses.map((one) => ({ value: one, text: say(`words:damage.${one}`) }))} />
      </Field>
      {loss && (
        <Field name="assessedLoss" label={say('cases:open.loss')} optional>
          <AmountInput currency={company.currency} />
        </Field>
      )}
    </>
  );
}
