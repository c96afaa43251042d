// What an incident's list of cases shows besides: damage and loss of each household, and taking a case out.
import { Input } from 'antd';
import { leaveIncident } from '#api/flow/2-cases.incidents';
import { useWords } from '../../../lib/use-language.ts';
import { useReadAgain } from '../../../lib/use-read-again.ts';
import { useMay } from '../../../lib/use-session.ts';
import { DeedDialog } from '../../../ui/deed-dialog.tsx';
import { DeedForm } from '../../../ui/deed-form.tsx';
import { Field } from '../../../ui/field.tsx';
import type { Column } from '../../../ui/list-table.tsx';
import { MoneyText } from '../../../ui/money-text.tsx';
import type { CaseRow } from '../cases/case-table.tsx';
import type { IncidentShown } from './incident-shown.ts';

export function useIncidentColumns(incident: IncidentShown): Column<CaseRow>[] {
  const say = useWords();
  const may = useMay();
  const damage: Column<CaseRow>[] = [
    {
      id: 'damage',
      title: say('cases:column.damage'),
      cell: (row) => (row.damageClass === 'none' ? '—' : say(`words:damage.${row.damageClass}`)),
    },
    {
      id: 'loss',
      title: say('cases:column.loss'),
      align: 'end',
      cell: (row) => <MoneyText money={row.assessedLoss} />,
    },
  ];
  const takeOut: Column<CaseRow> = {
    id: 'take_out',
    title: say('cases:incident.take_out'),
    cell: (row) => <TakeOut incident={incident} row={row} />,
    wideOnly: true,
  };
  const isDamaging = incident.byDamage.wall_soaked || incident.byDamage.home_flooded || incident.assessed.length > 0;
  return [...(isDamaging ? damage : []), ...(may('case.write') && incident.state === 'open' ? [takeOut] : [])];
}

function TakeOut({ incident: { incidentId }, row }: { incident: IncidentShown; row: CaseRow }) {
  const say = useWords();
  const readAgain = useReadAgain();
  return (
    <DeedDialog
      deed={say('cases:incident.take_out')}
      title={say('cases:incident.take_out_title')}
      label={`${say('cases:incident.take_out')}: ${row.number}`}
      kind="small"
    >
      {(close) => (
        <DeedForm<typeof leaveIncident, { reason: string }>
          contract={leaveIncident}
          initial={{}}
          toGiven={({ reason }) => ({ params: { incidentId }, body: { caseId: row.caseId, reason } })}
          onDone={() => {
            readAgain('case', 'incident', 'history');
            close();
          }}
          submit={say('cases:incident.take_out')}
          onCancel={close}
        >
          <Field name="reason" label={say('cases:deed.reason')}>
            <Input.TextArea rows={2} maxLength={1000} />
          </Field>
        </DeedForm>
      )}
    </DeedDialog>
  );
}
