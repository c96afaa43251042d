// The warnings nobody has answered, on Today and on the page of the merchant: nothing where there are none.

import { listWarnings } from '#api/flow/6-learning.warnings';
import type { Given } from '../../../lib/address-of.ts';
import { useList } from '../../../lib/use-answer.ts';
import { useWords } from '../../../lib/use-language.ts';
import { useMay } from '../../../lib/use-session.ts';
import { WarningTable } from './warning-table.tsx';

const shown = 5;

export function OpenWarnings({ firmId }: { firmId?: string }) {
  const say = useWords();
  const may = useMay();
  const query = { state: 'open', firmId, limit: shown } as Given<typeof listWarnings>['query'];
  const { list, rows } = useList(listWarnings, { query }, { when: may('case.read') });
  if (rows.length === 0) return null;
  return (
    <section className="mg-stack" aria-label={say('learning:warning.today')}>
      <div className="mg-panel-head">
        <h2>{say('learning:warning.today')}</h2>
        <span className="mg-quiet">{say('learning:warning.today_note')}</span>
      </div>
      <WarningTable rows={rows} list={list} empty={null} />
    </section>
  );
}
