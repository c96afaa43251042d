// What must be done by an agreed date, and what can be done about it: recording that it is done, agreeing a new date.
import { useWords } from '../../../lib/use-language.ts';
import { useMay, useWriting } from '../../../lib/use-session.ts';
import { type Column, ListTable } from '../../../ui/list-table.tsx';
import { Mark } from '../../../ui/mark.tsx';
import { FulfilDialog } from './fulfil-dialog.tsx';
import { MoveDialog } from './move-dialog.tsx';
import type { ContractShown, ObligationShown } from './use-contract-after.ts';

export function ContractObligations({ contract }: { contract: ContractShown }) {
  const say = useWords();
  const columns = useObligationColumns(contract);
  return (
    <section className="mg-stack">
      <h2>{say('registry:obligation.title')}</h2>
      <ListTable
        label={say('registry:obligation.title')}
        columns={columns}
        rows={contract.obligations}
        rowKey={(row) => row.obligationId}
        empty={<p className="mg-quiet">{say('registry:obligation.none')}</p>}
      />
    </section>
  );
}

function useObligationColumns(contract: ContractShown): Column<ObligationShown>[] {
  const say = useWords();
  const writing = useWriting();
  const may = useMay();
  const isOpen = (row: ObligationShown) => row.fulfilledAt === null && contract.state !== 'cancelled';
  const agreed = (row: ObligationShown) => {
    if (row.agreedAt !== null) return writing.instant(row.agreedAt);
    return row.agreedOn === null ? '—' : writing.day(row.agreedOn);
  };
  return [
    { id: 'kind', title: say('registry:obligation.kind'), cell: (row) => say(`words:obligation.${row.kind}`) },
    { id: 'agreed', title: say('registry:obligation.agreed'), cell: agreed },
    {
      id: 'done',
      title: say('registry:obligation.done'),
      cell: (row) =>
        row.fulfilledAt === null ? (
          <Mark>{say('registry:obligation.open')}</Mark>
        ) : (
          <div>
            {writing.instant(row.fulfilledAt)}
            {row.proof && <div className="mg-quiet">{row.proof}</div>}
          </div>
        ),
    },
    {
      id: 'deeds',
      title: say('change'),
      cell: (row) =>
        isOpen(row) && (
          <div className="mg-row">
            {may('promise.keep') && <FulfilDialog obligation={row} />}
            {may('promise.move') && <MoveDialog obligation={row} />}
          </div>
        ),
    },
  ];
}
