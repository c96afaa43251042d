// All customers by name, with how their promises stand; searched by name, address or the end of a phone.
import { Input } from 'antd';
import { useEffect, useState } from 'react';
import { listPeople } from '#api/registry/people';
import type { Given } from '../../../lib/address-of.ts';
import { useList } from '../../../lib/use-answer.ts';
import { useFilters } from '../../../lib/use-filters.ts';
import { useWords } from '../../../lib/use-language.ts';
import { useLater } from '../../../lib/use-later.ts';
import { useWriting } from '../../../lib/use-session.ts';
import { EmptyState } from '../../../ui/empty-state.tsx';
import { Filter, FilterBar } from '../../../ui/filter-bar.tsx';
import { type Column, ListTable } from '../../../ui/list-table.tsx';
import { PageFrame } from '../../../ui/page-frame.tsx';
import { PhoneLinks } from '../../../ui/subject/phone-links.tsx';
import { PersonLink } from '../../../ui/subject/subject-links.tsx';
import { BrokenCount } from '../broken-count.tsx';
import type { PersonShown } from './person-form.tsx';

export function PeopleScreen() {
  const say = useWords();
  const [{ find = '' }, setFilters] = useFilters(['find']);
  const [typed, setTyped] = useState(find);
  const wanted = useLater(typed.trim(), 250);
  useEffect(() => {
    if (wanted !== find) setFilters({ find: wanted });
  });
  const query = { limit: 50, find: wanted || undefined } as unknown as Given<typeof listPeople>['query'];
  const { list, rows } = useList(listPeople, { query }, { keepLast: true });
  const columns = usePersonColumns();
  const nothing =
    wanted === '' ? (
      <EmptyState title={say('registry:people.none')} text={say('registry:people.none_text')} />
    ) : (
      <EmptyState title={say('registry:find.none')} text={say('find.nothing')} />
    );
  return (
    <PageFrame title={say('registry:people.all')} back={{ to: '/people', title: say('area.people') }}>
      <FilterBar>
        <Filter label={say('registry:people.find')}>
          <Input allowClear maxLength={200} value={typed} onChange={(event) => setTyped(event.target.value)} />
        </Filter>
      </FilterBar>
      <ListTable
        label={say('registry:people.all')}
        columns={columns}
        rows={rows}
        rowKey={(row) => row.personId}
        list={list}
        empty={nothing}
      />
    </PageFrame>
  );
}

function usePersonColumns(): Column<PersonShown>[] {
  const say = useWords();
  const writing = useWriting();
  return [
    {
      id: 'name',
      title: say('registry:person.name'),
      cell: (row) => <PersonLink id={row.personId} name={row.name} />,
    },
    {
      id: 'phones',
      title: say('registry:person.phones'),
      cell: (row) => (row.phones.length > 0 ? <PhoneLinks phones={row.phones} /> : '—'),
    },
    {
      id: 'addresses',
      title: say('registry:person.addresses'),
      wideOnly: true,
      cell: (row) => row.addresses[0] ?? '—',
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
      cell: (row) => <BrokenCount count={row.brokenPromises} search={{ personId: row.personId }} />,
    },
  ];
}
