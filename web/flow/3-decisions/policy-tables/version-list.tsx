// The versions of a table or a pack, newest first: who wrote each, who put it in force from when, and why.
import type { z } from 'zod';
import type { lawbookVersion } from '#api/flow/3-decisions.routes';
import { useWords } from '../../../lib/use-language.ts';
import { useWriting } from '../../../lib/use-session.ts';
import { Fold } from '../../../ui/fold.tsx';
import { ListTable } from '../../../ui/list-table.tsx';
import { Mark } from '../../../ui/mark.tsx';

type Version = z.infer<typeof lawbookVersion>;

export function VersionList({ versions }: { versions: readonly Version[] }) {
  const say = useWords();
  const writing = useWriting();
  return (
    <Fold title={say('decisions:version.title')}>
      <ListTable<Version>
        label={say('decisions:version.title')}
        rows={versions}
        rowKey={(row) => String(row.number)}
        empty={null}
        columns={[
          { id: 'number', title: say('decisions:law.version'), cell: (row) => `v${row.number}` },
          {
            id: 'state',
            title: say('decisions:version.state'),
            cell: (row) => (
              <Mark tone={row.state === 'published' ? 'good' : 'quiet'}>{say(`decisions:version.${row.state}`)}</Mark>
            ),
          },
          {
            id: 'from',
            title: say('decisions:edit.from'),
            cell: (row) => (row.published ? writing.day(row.published.inForceFrom) : '—'),
          },
          {
            id: 'by',
            title: say('decisions:version.by'),
            cell: (row) => row.published?.name ?? row.written?.name ?? '—',
          },
          { id: 'reason', title: say('decisions:edit.reason'), cell: (row) => row.published?.reason ?? '—' },
        ]}
      />
    </Fold>
  );
}
