// Who bears what share of the decided amount behind a claim: the shares are whole hundredths of a per cent and add up to all of it.
import type { z } from 'zod';
import { type liability, showLiability } from '#api/flow/5-recovery';
import type { Id } from '#api/values';
import { useAnswer } from '../../../lib/use-answer.ts';
import { useWords } from '../../../lib/use-language.ts';
import { useMay, useWriting } from '../../../lib/use-session.ts';
import { DeedDialog } from '../../../ui/deed-dialog.tsx';
import { type Column, ListTable } from '../../../ui/list-table.tsx';
import { MinorText } from '../minor-text.tsx';
import { ShareLiability } from './share-liability.tsx';

type Share = z.infer<typeof liability>['shares'][number];

export function ClaimShares({ decisionId }: { decisionId: Id<'dec'> }) {
  const say = useWords();
  const may = useMay();
  const writing = useWriting();
  const { data } = useAnswer(showLiability, { params: { decisionId } });
  if (!data) return null;
  const columns: Column<Share>[] = [
    { id: 'bearer', title: say('books:column.bearer'), cell: (row) => row.bearerName },
    { id: 'kind', title: say('books:loss_kind'), cell: (row) => say(`recovery:bearer.${row.bearer}`) },
    { id: 'basis', title: say('books:share.basis'), cell: (row) => say(`recovery:basis.${row.basis}`) },
    {
      id: 'share',
      title: say('books:share.share'),
      align: 'end',
      cell: (row) => writing.number(row.shareBps / 10_000, { style: 'percent', maximumFractionDigits: 2 }),
    },
    {
      id: 'amount',
      title: say('books:amount'),
      align: 'end',
      cell: (row) => <MinorText minor={row.amountMinor} currency={data.currency} zero />,
    },
  ];
  return (
    <section className="mg-stack">
      <div className="mg-row">
        <h2>{say('books:share.title')}</h2>
        {may('recovery.write') && (
          <DeedDialog deed={say('books:share.change')} kind="small" wide>
            {(close) => <ShareLiability liability={data} onDone={close} />}
          </DeedDialog>
        )}
      </div>
      <ListTable
        label={say('books:share.title')}
        columns={columns}
        rows={data.shares}
        rowKey={(row) => `${row.bearer} ${row.firmId} ${row.staffId}`}
        empty={null}
      />
    </section>
  );
}
