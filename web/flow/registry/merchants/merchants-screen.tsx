// Merchants by name, with what they still owe; those who left stay findable, because their promises stay in force.
import { Input } from 'antd';
import { useState } from 'react';
import type { z } from 'zod';
import { listMerchants, listStores, type merchant as shape } from '#api/registry/merchants';
import type { Given } from '../../../lib/address-of.ts';
import { useAnswer, useList } from '../../../lib/use-answer.ts';
import { useFilters } from '../../../lib/use-filters.ts';
import { useWords } from '../../../lib/use-language.ts';
import { useLater } from '../../../lib/use-later.ts';
import { useMay, useWriting } from '../../../lib/use-session.ts';
import { DeedDialog } from '../../../ui/deed-dialog.tsx';
import { EmptyState } from '../../../ui/empty-state.tsx';
import { ChoiceFilter, Filter, FilterBar } from '../../../ui/filter-bar.tsx';
import { type Column, ListTable } from '../../../ui/list-table.tsx';
import { PageFrame } from '../../../ui/page-frame.tsx';
import { MerchantLink } from '../../../ui/subject/subject-links.tsx';
import { BrokenCount } from '../broken-count.tsx';
import { FirmForm } from './firm-form.tsx';
import { TenancyState } from './tenancy-state.tsx';

type Merchant = z.infer<typeof shape>;

export function MerchantsScreen() {
  const say = useWords();
  const may = useMay();
  const [filters, setFilters] = useFilters(['find', 'storeId', 'left']);
  const [typed, setTyped] = useState(filters.find ?? '');
  const find = useLater(typed.trim(), 250);
  const stores = useAnswer(listStores, { query: { limit: 200 } });
  const { storeId, left } = filters;
  const query = { limit: 50, find: find || undefined, storeId, left } as unknown as Given<
    typeof listMerchants
  >['query'];
  const { list, rows } = useList(listMerchants, { query }, { keepLast: true });
  const columns = useMerchantColumns();
  return (
    <PageFrame
      title={say('area.merchants')}
      lead={say('about.merchants')}
      deeds={
        may('merchant.write') && (
          <DeedDialog deed={say('registry:merchant.register')} kind="primary">
            {(close) => <FirmForm onDone={close} />}
          </DeedDialog>
        )
      }
    >
      <FilterBar>
        <Filter label={say('registry:merchant.find')}>
          <Input allowClear maxLength={200} value={typed} onChange={(event) => setTyped(event.target.value)} />
        </Filter>
        <ChoiceFilter
          label={say('registry:contract.store')}
          value={storeId}
          choices={(stores.data?.rows ?? []).map((store) => ({ value: store.storeId, text: store.name }))}
          onChoose={(chosen) => setFilters({ storeId: chosen })}
        />
        <ChoiceFilter
          label={say('registry:merchant.left')}
          value={left}
          choices={(['no', 'yes'] as const).map((value) => ({ value, text: say(`registry:merchant.left_${value}`) }))}
          onChoose={(chosen) => setFilters({ left: chosen })}
        />
      </FilterBar>
      <ListTable
        label={say('area.merchants')}
        columns={columns}
        rows={rows}
        rowKey={(row) => row.firmId}
        list={list}
        empty={<EmptyState title={say('registry:merchant.none')} text={say('registry:merchant.none_text')} />}
      />
    </PageFrame>
  );
}

function useMerchantColumns(): Column<Merchant>[] {
  const say = useWords();
  const writing = useWriting();
  return [
    {
      id: 'name',
      title: say('registry:merchant.legal_name'),
      cell: (row) => <MerchantLink id={row.firmId} name={row.legalName} />,
    },
    {
      id: 'brands',
      title: say('registry:merchant.brands'),
      cell: (row) => row.brands.map((brand) => brand.name).join(', ') || '—',
    },
    {
      id: 'tenancies',
      title: say('registry:tenancy.title'),
      cell: (row) => (
        <div>
          {row.tenancies.map((tenancy) => (
            <div key={tenancy.tenancyId} className="mg-row">
              {tenancy.storeName} <TenancyState tenancy={tenancy} />
            </div>
          ))}
        </div>
      ),
    },
    {
      id: 'contracts',
      title: say('area.contracts'),
      align: 'end',
      cell: (row) => writing.number(row.contractCount),
    },
    {
      id: 'open',
      title: say('registry:count.open'),
      align: 'end',
      cell: (row) => writing.number(row.openPromises),
    },
    {
      id: 'broken',
      title: say('registry:count.broken'),
      align: 'end',
      cell: (row) => <BrokenCount count={row.brokenPromises} search={{ firmId: row.firmId }} />,
    },
  ];
}
