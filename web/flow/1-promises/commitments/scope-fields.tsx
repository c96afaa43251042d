// Where a commitment applies: which stores, brands, merchants and product families. Empty lists mean everywhere.
import { useState } from 'react';
import { listBrands, listMerchants, listStores } from '#api/registry/merchants';
import type { Id } from '#api/values';
import { useAnswer } from '../../../lib/use-answer.ts';
import { useWords } from '../../../lib/use-language.ts';
import { useLater } from '../../../lib/use-later.ts';
import { CheckList } from '../../../ui/check-list.tsx';
import { Field } from '../../../ui/field.tsx';
import { FindSeveral } from '../../../ui/find-several.tsx';
import { LinesInput } from '../../../ui/lines-input.tsx';
import { useNames } from '../../registry/use-names.ts';

export interface ScopeValues {
  storeIds?: Id<'sto'>[];
  brandIds?: Id<'brd'>[];
  firmIds?: Id<'frm'>[];
  families?: string[];
}

export function scopeOf({ storeIds = [], brandIds = [], firmIds = [], families = [] }: ScopeValues) {
  return { storeIds, brandIds, firmIds, families };
}

export function ScopeFields() {
  const say = useWords();
  const stores = useAnswer(listStores, { query: { limit: 200 } });
  return (
    <>
      <Field
        name={['scope', 'storeIds']}
        label={say('area.stores')}
        hint={say('promises:commitment.stores_hint')}
        optional
      >
        <CheckList
          label={say('area.stores')}
          choices={(stores.data?.rows ?? []).map((store) => ({ value: store.storeId, text: store.name }))}
        />
      </Field>
      <Field
        name={['scope', 'brandIds']}
        label={say('registry:merchant.brands')}
        hint={say('promises:commitment.brands_hint')}
        optional
      >
        <BrandsInput />
      </Field>
      <Field
        name={['scope', 'firmIds']}
        label={say('area.merchants')}
        hint={say('promises:commitment.firms_hint')}
        optional
      >
        <FirmsInput />
      </Field>
      <Field
        name={['scope', 'families']}
        label={say('promises:filter.family')}
        hint={say('promises:commitment.families_hint')}
        optional
      >
        <LinesInput />
      </Field>
    </>
  );
}

interface SeveralProps<Value> {
  id?: string;
  value?: Value[];
  onChange?: (chosen: Value[]) => void;
}

function BrandsInput(props: SeveralProps<Id<'brd'>>) {
  const say = useWords();
  const [typed, setTyped] = useState('');
  const find = useLater(typed.trim(), 200);
  const found = useAnswer(listBrands, { query: { find, limit: 10 } }, { when: find !== '', keepLast: true });
  const choices = find === '' ? [] : (found.data?.rows ?? []);
  return (
    <FindSeveral
      {...props}
      label={say('registry:merchant.brands')}
      typed={typed}
      onType={setTyped}
      choices={choices.map(({ brandId, name }) => ({ value: brandId, text: name }))}
      nameOf={(brandId) => <BrandName brandId={brandId} />}
      valuesMax={500}
    />
  );
}

function FirmsInput(props: SeveralProps<Id<'frm'>>) {
  const say = useWords();
  const [typed, setTyped] = useState('');
  const find = useLater(typed.trim(), 200);
  const found = useAnswer(listMerchants, { query: { find, limit: 10 } }, { when: find !== '', keepLast: true });
  const choices = find === '' ? [] : (found.data?.rows ?? []);
  return (
    <FindSeveral
      {...props}
      label={say('area.merchants')}
      typed={typed}
      onType={setTyped}
      choices={choices.map(({ firmId, legalName, brands }) => ({
        value: firmId,
        text: legalName,
        detail: brands.map((brand) => brand.name).join(', '),
      }))}
      nameOf={(firmId) => <FirmName firmId={firmId} />}
      valuesMax={500}
    />
  );
}

function BrandName({ brandId }: { brandId: Id<'brd'> }) {
  return useNames({ brandId }).brandId ?? brandId;
}

function FirmName({ firmId }: { firmId: Id<'frm'> }) {
  return useNames({ firmId }).firmId ?? firmId;
}
