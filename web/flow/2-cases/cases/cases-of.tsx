// The cases of one contract, customer or merchant, on its page, with the way to open one.
import { Link } from '@tanstack/react-router';
import { listCases } from '#api/flow/2-cases';
import type { Given } from '../../../lib/address-of.ts';
import { useList } from '../../../lib/use-answer.ts';
import { useWords } from '../../../lib/use-language.ts';
import { useMay } from '../../../lib/use-session.ts';
import { Fault } from '../../../ui/fault.tsx';
import { LinkButton } from '../../../ui/link-button.tsx';
import { CaseTable } from './case-table.tsx';

export type CaseSubject = { contractId: string } | { personId: string } | { firmId: string };

const shown = 5;

/** Those owed an answer stand here, the most urgent first; what has ended is one step away. */
export function CasesOf({ subject }: { subject: CaseSubject }) {
  const say = useWords();
  const may = useMay();
  const query = { ...subject, limit: shown } as Given<typeof listCases>['query'];
  const { list, rows } = useList(listCases, { query }, { when: may('case.read') });
  if (!may('case.read')) return null;
  const mayOpen = may('case.write') && !('firmId' in subject);
  return (
    <section className="mg-stack">
      <div className="mg-panel-head">
        <h2>{say('area.cases')}</h2>
        <div className="mg-row">
          <Link to="/cases" search={{ ...subject, state: 'ended' } as never}>
            {say('cases:state.ended')}
          </Link>
          {mayOpen && (
            <LinkButton to="/cases/new" search={subject} icon="plus">
              {say('cases:open.deed')}
            </LinkButton>
          )}
        </div>
      </div>
      {list.isError && rows.length === 0 && <Fault error={list.error} again={() => void list.refetch()} />}
      {list.isSuccess && rows.length === 0 && <p className="mg-quiet">{say('cases:list.none_open')}</p>}
      {rows.length > 0 && (
        <CaseTable
          label={say('area.cases')}
          rows={rows}
          list={list}
          without={['contractId' in subject ? 'customer' : 'merchant']}
        />
      )}
    </section>
  );
}
