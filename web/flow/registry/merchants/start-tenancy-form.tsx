// Starting a tenancy: under which brand, in which store, from when, and until when the lease runs.
import { listBrands, listStores, startTenancy } from '#api/registry/merchants';
import type { Id } from '#api/values';
import { useAnswer } from '../../../lib/use-answer.ts';
import { useWords } from '../../../lib/use-language.ts';
import { useReadAgain } from '../../../lib/use-read-again.ts';
import { useToday } from '../../../lib/use-today.ts';
import { DayInput } from '../../../ui/day-input.tsx';
import { DeedForm } from '../../../ui/deed-form.tsx';
import { Field } from '../../../ui/field.tsx';
import { SelectInput } from '../../../ui/select-input.tsx';

interface Values {
  brandId: Id<'brd'>;
  storeId: Id<'sto'>;
  startedOn: string;
  leaseEndsOn?: string;
}

export function StartTenancyForm({ firmId, onDone }: { firmId: Id<'frm'>; onDone: () => void }) {
  const say = useWords();
  const today = useToday();
  const readAgain = useReadAgain();
  const brands = useAnswer(listBrands, { query: { limit: 200 } });
  const stores = useAnswer(listStores, { query: { limit: 200 } });
  return (
    <DeedForm<typeof startTenancy, Values>
      contract={startTenancy}
      initial={{ startedOn: today }}
      toGiven={({ leaseEndsOn, ...rest }) => ({ body: { ...rest, firmId, leaseEndsOn: leaseEndsOn ?? null } })}
      onDone={() => {
        readAgain('merchant', 'history');
        onDone();
      }}
      submit={say('registry:tenancy.start')}
      onCancel={onDone}
    >
      <Field name="brandId" label={say('registry:contract.brand')}>
        <SelectInput
          placeholder={say('registry:choose')}
          choices={(brands.data?.rows ?? []).map((brand) => ({ value: brand.brandId, text: brand.name }))}
        />
      </Field>
      <Field name="storeId" label={say('registry:contract.store')}>
        <SelectInput
          placeholder={say('registry:choose')}
          choices={(stores.data?.rows ?? []).map((store) => ({ value: store.storeId, text: store.name }))}
        />
      </Field>
      <Field name="startedOn" label={say('registry:tenancy.started_on')}>
        <DayInput today={today} />
      </Field>
      <Field name="leaseEndsOn" label={say('registry:tenancy.lease_ends_on')} optional>
        <DayInput today={today} />
      </Field>
    </DeedForm>
  );
}
