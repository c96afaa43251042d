// The merchant of a new contract, chosen with brand and store at once, as it trades there; one that left can be chosen too.
import { useId, useState } from 'react';
import { listMerchants } from '#api/registry/merchants';
import type { Id } from '#api/values';
import { useAnswer } from '../../../lib/use-answer.ts';
import { useWords } from '../../../lib/use-language.ts';
import { useLater } from '../../../lib/use-later.ts';
import { FindChoice, type FoundChoice } from '../../../ui/find-choice.tsx';

export interface ChosenMerchant extends FoundChoice {
  firmId: Id<'frm'>;
  brandId?: Id<'brd'>;
  storeId?: Id<'sto'>;
}

export interface MerchantFieldsProps {
  chosen: ChosenMerchant | undefined;
  onChoose: (merchant: ChosenMerchant | undefined) => void;
}

export function MerchantFields({ chosen, onChoose }: MerchantFieldsProps) {
  const say = useWords();
  const id = useId();
  const [typed, setTyped] = useState('');
  const find = useLater(typed.trim(), 200);
  const found = useAnswer(listMerchants, { query: { find, limit: 10 } }, { when: find !== '', keepLast: true });
  const choices: ChosenMerchant[] = (found.data?.rows ?? []).flatMap(({ firmId, legalName, tenancies }) => [
    ...tenancies.map(({ tenancyId, brandId, storeId, brandName, storeName }) => ({
      value: tenancyId,
      text: legalName,
      detail: `${brandName} · ${storeName}`,
      firmId,
      brandId,
      storeId,
    })),
    ...(tenancies.length === 0 ? [{ value: firmId, text: legalName, firmId }] : []),
  ]);
  return (
    <fieldset className="mg-fieldset">
      <legend>{say('registry:contract.merchant')}</legend>
      <label htmlFor={id}>{say('registry:merchant.find')}</label>
      <FindChoice
        id={id}
        label={say('registry:merchant.find')}
        chosen={chosen}
        typed={typed}
        onType={setTyped}
        choices={find === '' ? [] : choices}
        onChoose={(choice) => onChoose(choices.find((one) => one.value === choice?.value))}
      />
    </fieldset>
  );
}
