// The stores: where merchants trade, and in whose time zone a promised day ends.
import { Link } from '@tanstack/react-router';
import { Input } from 'antd';
import type { z } from 'zod';
import { changeStore, listStores, registerStore, type store as shape } from '#api/registry/merchants';
import { useList } from '../../../lib/use-answer.ts';
import { useWords } from '../../../lib/use-language.ts';
import { useMay, useSession } from '../../../lib/use-session.ts';
import { DeedDialog } from '../../../ui/deed-dialog.tsx';
import { DeedForm } from '../../../ui/deed-form.tsx';
import { EmptyState } from '../../../ui/empty-state.tsx';
import { Field } from '../../../ui/field.tsx';
import { type Column, ListTable } from '../../../ui/list-table.tsx';
import { PageFrame } from '../../../ui/page-frame.tsx';
import { SelectInput } from '../../../ui/select-input.tsx';
import { timeZoneChoices } from '../../setup/places.ts';

type Store = z.infer<typeof shape>;
type Values = Pick<Store, 'name' | 'city' | 'timeZone'> & { address?: string | null };

export function StoresScreen() {
  const say = useWords();
  const may = useMay();
  const { list, rows } = useList(listStores, { query: { limit: 100 } });
  const columns = useStoreColumns();
  return (
    <PageFrame
      title={say('area.stores')}
      lead={say('about.stores')}
      deeds={
        may('merchant.write') && (
          <DeedDialog deed={say('registry:store.register')} kind="primary">
            {(close) => <StoreForm onDone={close} />}
          </DeedDialog>
        )
      }
    >
      <ListTable
        label={say('area.stores')}
        columns={columns}
        rows={rows}
        rowKey={(row) => row.storeId}
        list={list}
        empty={<EmptyState title={say('registry:store.none')} text={say('registry:store.none_text')} />}
      />
    </PageFrame>
  );
}

function useStoreColumns(): Column<Store>[] {
  const say = useWords();
  const may = useMay();
  const linked = (to: string, text: string, { storeId, name }: Store) => (
    <Link to={to} search={{ storeId } as never} aria-label={`${text}: ${name}`}>
      {text}
    </Link>
  );
  return [
    { id: 'name', title: say('registry:store.name'), cell: (row) => row.name },
    { id: 'city', title: say('registry:store.city'), cell: (row) => row.city },
    { id: 'address', title: say('registry:store.address'), cell: (row) => row.address ?? '—' },
    { id: 'zone', title: say('registry:store.time_zone'), cell: (row) => row.timeZone },
    {
      id: 'links',
      title: say('navigation.more'),
      cell: (row) => (
        <div className="mg-row">
          {linked('/contracts', say('area.contracts'), row)}
          {linked('/overdue', say('area.overdue'), row)}
          {linked('/merchants', say('area.merchants'), row)}
        </div>
      ),
    },
    {
      id: 'deeds',
      title: say('change'),
      cell: (row) =>
        may('merchant.write') && (
          <DeedDialog deed={say('change')} label={`${say('change')}: ${row.name}`} kind="small">
            {(close) => <StoreForm store={row} onDone={close} />}
          </DeedDialog>
        ),
    },
  ];
}

/** Without `store` a new one is registered. */
function StoreForm({ store, onDone }: { store?: Store; onDone: () => void }) {
  const say = useWords();
  const { company } = useSession();
  const toBody = ({ address, ...values }: Values) => ({ ...values, address: address?.trim() ? address : null });
  if (!store) {
    return (
      <DeedForm<typeof registerStore, Values>
        contract={registerStore}
        initial={{ timeZone: company.timeZone }}
        toGiven={(values) => ({ body: toBody(values) })}
        onDone={onDone}
        submit={say('registry:store.register')}
        onCancel={onDone}
      >
        <StoreFields timeZone={company.timeZone} />
      </DeedForm>
    );
  }
  return (
    <DeedForm<typeof changeStore, Values>
      contract={changeStore}
      initial={store}
      toGiven={(values) => ({ params: { storeId: store.storeId }, body: toBody(values) })}
      onDone={onDone}
      submit={say('save')}
      onCancel={onDone}
    >
      <StoreFields timeZone={store.timeZone} />
    </DeedForm>
  );
}

function StoreFields({ timeZone }: { timeZone: string }) {
  const say = useWords();
  return (
    <>
      <Field name="name" label={say('registry:store.name')}>
        <Input maxLength={200} />
      </Field>
      <Field name="city" label={say('registry:store.city')}>
        <Input maxLength={120} />
      </Field>
      <Field name="address" label={say('registry:store.address')} optional>
        <Input maxLength={500} />
      </Field>
      <Field name="timeZone" label={say('registry:store.time_zone')} hint={say('registry:store.time_zone_hint')}>
        <SelectInput choices={timeZoneChoices(timeZone)} />
      </Field>
    </>
  );
}
