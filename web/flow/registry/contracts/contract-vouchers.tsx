// What was paid and what shows it; a further payment voucher can be added.
import { addVoucher } from '#api/registry/contracts';
import { useWords } from '../../../lib/use-language.ts';
import { useMay, useSession, useWriting } from '../../../lib/use-session.ts';
import { useToday } from '../../../lib/use-today.ts';
import { DeedDialog } from '../../../ui/deed-dialog.tsx';
import { DeedForm } from '../../../ui/deed-form.tsx';
import { type Column, ListTable } from '../../../ui/list-table.tsx';
import { MoneyText } from '../../../ui/money-text.tsx';
import { type ContractShown, useContractAfter } from './use-contract-after.ts';
import { VoucherFields, type VoucherValues, voucherOf } from './voucher-fields.tsx';

type Voucher = ContractShown['vouchers'][number];

export function ContractVouchers({ contract }: { contract: ContractShown }) {
  const say = useWords();
  const may = useMay();
  const writing = useWriting();
  const columns: Column<Voucher>[] = [
    { id: 'kind', title: say('registry:voucher.kind'), cell: (row) => say(`words:voucher.${row.kind}`) },
    { id: 'number', title: say('registry:voucher.number'), cell: (row) => row.number ?? '—' },
    { id: 'paid', title: say('registry:voucher.paid_on'), cell: (row) => (row.paidOn ? writing.day(row.paidOn) : '—') },
    { id: 'amount', title: say('registry:line.amount'), align: 'end', cell: (row) => <MoneyText money={row.amount} /> },
  ];
  return (
    <section className="mg-stack">
      <div className="mg-row">
        <h2>{say('registry:voucher.title')}</h2>
        {may('contract.write') && (
          <DeedDialog deed={say('registry:voucher.add')} kind="small">
            {(close) => <VoucherForm contract={contract} close={close} />}
          </DeedDialog>
        )}
      </div>
      <ListTable
        label={say('registry:voucher.title')}
        columns={columns}
        rows={contract.vouchers}
        rowKey={(row) => row.voucherId}
        empty={<p className="mg-quiet">{say('registry:voucher.none')}</p>}
      />
    </section>
  );
}

function VoucherForm({ contract, close }: { contract: ContractShown; close: () => void }) {
  const say = useWords();
  const today = useToday();
  const { company } = useSession();
  const after = useContractAfter();
  const { contractId } = contract;
  return (
    <DeedForm<typeof addVoucher, VoucherValues>
      contract={addVoucher}
      initial={{ kind: 'receipt', paidOn: today }}
      toGiven={(values) => ({ params: { contractId }, body: voucherOf(values) })}
      onDone={(answer) => {
        after(answer);
        close();
      }}
      submit={say('registry:voucher.add')}
      onCancel={close}
    >
      <VoucherFields currency={contract.amount?.currency ?? company.currency} />
    </DeedForm>
  );
}
