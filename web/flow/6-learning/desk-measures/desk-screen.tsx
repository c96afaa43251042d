// How the desk does: answering, solving, clocks kept, what is open and on whom, each number with its definition and its cases.
import { downloadDesk, showDesk } from '#api/flow/6-learning.desk';
import { addressOf } from '../../../lib/address-of.ts';
import { useAnswer } from '../../../lib/use-answer.ts';
import { useFilters } from '../../../lib/use-filters.ts';
import { useWords } from '../../../lib/use-language.ts';
import { useToday } from '../../../lib/use-today.ts';
import { Fault } from '../../../ui/fault.tsx';
import { Waiting } from '../../../ui/waiting.tsx';
import { MeasuresFrame } from '../measures/measures-frame.tsx';
import { DeskCases } from './desk-cases.tsx';
import { DeskFilterFields } from './desk-filters.tsx';
import { DeskAnswers, DeskEndings } from './desk-numbers.tsx';
import { deskNames, nothingOpened, readDeskView } from './desk-query.ts';
import { DeskBacklog, DeskClocks, DeskLoad } from './desk-tables.tsx';

export function DeskScreen() {
  const say = useWords();
  const today = useToday();
  const [filters, setFilters] = useFilters(deskNames);
  const view = readDeskView(filters, today);
  const desk = useAnswer(showDesk, { query: view.query }, { keepLast: true });
  const part = desk.data && { desk: desk.data, search: view.search };
  return (
    <MeasuresFrame lead={say('learning:desk.lead')}>
      <DeskFilterFields filters={filters} setFilters={setFilters} view={view} />
      {desk.isError && <Fault error={desk.error} again={() => void desk.refetch()} />}
      {desk.isPending && <Waiting label={say('waiting')} lines={6} />}
      {part && (
        <>
          <div>
            <a className="mg-link-button" href={addressOf(downloadDesk, { query: view.query })}>
              XLSX
            </a>
          </div>
          <DeskAnswers {...part} />
          <DeskEndings {...part} />
          <DeskClocks {...part} />
          <DeskBacklog {...part} />
          <DeskLoad {...part} />
          {view.list && (
            <DeskCases query={view.list} clocks={part.desk.clocks} onClose={() => setFilters(nothingOpened)} />
          )}
        </>
      )}
    </MeasuresFrame>
  );
}
