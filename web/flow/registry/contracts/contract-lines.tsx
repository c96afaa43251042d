// What was bought: the lines of a contract with quantities, amounts and serial numbers.
import { useWords } from '../../../lib/use-language.ts';
import { useWriting } from '../../../lib/use-session.ts';
import { type Column, ListTable } from '../../../ui/list-table.tsx';
import { MoneyText } from '../../../ui/money-text.tsx';
import type { ContractShown } from './use-contract-after.ts';

export function ContractLines({ contract }: { contract: ContractShown }) {
  const say = useWords();
  const writing = useWriting();
  const columns: Column<ContractShown['lines'][number]>[] = [
    {
      id: 'description',
      title: say('registry:line.description'),
      cell: (row) => (
        <div>
          {row.description}
          {row.productName && row.productName !== row.description && <div className="mg-quiet">{row.productName}</div>}
        </div>
      ),
    },
    {
      id: 'quantity',
      title: say('registry:line.quantity'),
      align: 'end',
      cell: (row) => writing.number(row.quantity),
    },
    { id: 'amount', title: say('registry:line.amount'), align: 'end', cell: (row) => <MoneyText money={row.amount} /> },
    { id: 'serials', title: say('registry:line.serials'), cell: (row) => row.serials.join(', ') || '—' },
  ];
  return (
    <section className="mg-stack">
      <h2>{say('registry:line.title')}</h2>
      <ListTable
        label={say('registry:line.title')}
        columns={columns}
        rows={contract.lines}
        rowKey={(row) => row.lineId}
        empty={<p className="mg-quiet">{say('registry:line.none')}</p>}
      />
    </section>
  );
}
