// What can be done with all cases chosen: each deed as a button with its form; what came of it stands beside, with the way back.
import { Button } from 'antd';
import { bulkMax } from '#api/flow/2-cases.finding';
import type { Given } from '../../../lib/address-of.ts';
import { useWords } from '../../../lib/use-language.ts';
import type { CaseFilterValues } from '../cases/case-filters.ts';
import type { Selection } from '../cases/use-selection.ts';
import { BulkDeeds, type BulkGiven } from './bulk-deeds.tsx';
import '../cases/case-views.css';

type Body = Given<typeof import('#api/flow/2-cases.finding').startBulk>['body'];

export interface BulkBarProps {
  selection: Selection;
  filters: CaseFilterValues;
  onStarted: (bulkId: string) => void;
}

export function BulkBar({ selection, filters, onStarted }: BulkBarProps) {
  const say = useWords();
  const { chosen, isWhole, count } = selection;
  const bodyOf = (given: BulkGiven): Body =>
    (isWhole ? { given, filter: filters } : { given, caseIds: [...chosen].slice(0, bulkMax) }) as Body;
  const started = (bulkId: string) => {
    selection.clear();
    onStarted(bulkId);
  };
  return (
    <section className="mg-bulk" aria-label={say('finding:bulk.label')}>
      <strong>
        {isWhole
          ? say('finding:select.filter_chosen', { number: bulkMax })
          : say('finding:select.chosen', { number: count })}
      </strong>
      {!isWhole && (
        <Button type="link" size="small" onClick={selection.chooseWhole}>
          {say('finding:select.filter', { number: bulkMax })}
        </Button>
      )}
      <BulkDeeds bodyOf={bodyOf} onStarted={started} />
      <Button type="text" size="small" onClick={selection.clear}>
        {say('finding:select.clear')}
      </Button>
    </section>
  );
}
