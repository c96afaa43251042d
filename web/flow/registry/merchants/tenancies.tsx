// Where a merchant trades and traded, and leaving: the exit check before and after, the end of a tenancy, a new one.
import { Button } from 'antd';
import { useState } from 'react';
import { useWords } from '../../../lib/use-language.ts';
import { useMay, useWriting } from '../../../lib/use-session.ts';
import { DeedDialog } from '../../../ui/deed-dialog.tsx';
import { EmptyState } from '../../../ui/empty-state.tsx';
import { type Column, ListTable } from '../../../ui/list-table.tsx';
import { Overlay } from '../../../ui/overlay.tsx';
import { EndTenancyForm } from './end-tenancy-form.tsx';
import { ExitCheck } from './exit-check.tsx';
import { StartTenancyForm } from './start-tenancy-form.tsx';
import { type TenancyShown, TenancyState } from './tenancy-state.tsx';

interface TenanciesProps {
  merchant: { firmId: TenancyShown['firmId']; tenancies: readonly TenancyShown[] };
}

export function Tenancies({ merchant }: TenanciesProps) {
  const say = useWords();
  const may = useMay();
  // Kept here and not in the row: the row changes as soon as the tenancy has ended, and the answer must stay readable.
  const [ending, setEnding] = useState<TenancyShown>();
  const columns = useTenancyColumns(setEnding);
  return (
    <section className="mg-stack">
      <div className="mg-row">
        <h2>{say('registry:tenancy.title')}</h2>
        {may('merchant.write') && (
          <DeedDialog deed={say('registry:tenancy.start')} kind="small">
            {(close) => <StartTenancyForm firmId={merchant.firmId} onDone={close} />}
          </DeedDialog>
        )}
      </div>
      <ListTable
        label={say('registry:tenancy.title')}
        columns={columns}
        rows={merchant.tenancies}
        rowKey={(row) => row.tenancyId}
        empty={<EmptyState title={say('registry:tenancy.none')} />}
      />
      {ending && (
        <Overlay
          title={`${say('registry:tenancy.end')}: ${ending.brandName}, ${ending.storeName}`}
          onClose={() => setEnding(undefined)}
          wide
        >
          <EndTenancyForm tenancy={ending} onClose={() => setEnding(undefined)} />
        </Overlay>
      )}
    </section>
  );
}

function useTenancyColumns(onEnd: (tenancy: TenancyShown) => void): Column<TenancyShown>[] {
  const say = useWords();
  const writing = useWriting();
  const may = useMay();
  const day = (given: string | null) =>
    given === null ? '—' : <span className="mg-nowrap">{writing.day(given)}</span>;
  return [
    { id: 'store', title: say('registry:contract.store'), cell: (row) => row.storeName },
    { id: 'brand', title: say('registry:contract.brand'), cell: (row) => row.brandName },
    { id: 'state', title: say('registry:contract.state'), cell: (row) => <TenancyState tenancy={row} /> },
    { id: 'started', title: say('registry:tenancy.started_on'), cell: (row) => day(row.startedOn) },
    { id: 'lease', title: say('registry:tenancy.lease_ends_on'), cell: (row) => day(row.leaseEndsOn) },
    {
      id: 'ended',
      title: say('registry:tenancy.ended_on'),
      cell: (row) => (
        <div>
          {day(row.endedOn)}
          {row.endReason && <div className="mg-quiet">{row.endReason}</div>}
        </div>
      ),
    },
    {
      id: 'deeds',
      title: say('change'),
      cell: (row) => (
        <div className="mg-row">
          <DeedDialog
            deed={say('registry:exit.title')}
            label={`${say('registry:exit.title')}: ${row.storeName}`}
            kind="small"
            wide
          >
            {() => <ExitCheck tenancyId={row.tenancyId} />}
          </DeedDialog>
          {row.endedOn === null && may('tenancy.end') && (
            <Button
              size="small"
              danger
              aria-haspopup="dialog"
              aria-label={`${say('registry:tenancy.end')}: ${row.storeName}`}
              onClick={() => onEnd(row)}
            >
              {say('registry:tenancy.end')}
            </Button>
          )}
        </div>
      ),
    },
  ];
}
