// Who is calling: a card for each call that rings or that one is talking on, over every screen of those who take calls.

import { Link } from '@tanstack/react-router';
import { Button } from 'antd';
import { listCalls, showCall, takeCall } from '#api/flow/2-cases.calls';
import { useAnswer } from '../../../lib/use-answer.ts';
import { useDeed } from '../../../lib/use-deed.ts';
import { useWords } from '../../../lib/use-language.ts';
import { useMay, useWriting } from '../../../lib/use-session.ts';
import { Fault } from '../../../ui/fault.tsx';
import { Icon } from '../../../ui/icon.tsx';
import { Mark } from '../../../ui/mark.tsx';
import { NoteCallDeed, OpenCaseDeed, PutCallDeed } from './call-deeds.tsx';
import { type CallCard, type CallRow, CaseLink } from './call-shown.tsx';
import './calls.css';

const shownMax = 3;
/** The seniors' seconds end without anything happening that would be told. */
const lookEveryMs = 5_000;

export function CallerCards() {
  const say = useWords();
  const may = useMay();
  const takes = may('call.take');
  const now = useAnswer(listCalls, { query: { of: 'now', limit: shownMax } }, { when: takes, everyMs: lookEveryMs });
  const rows = now.data?.rows ?? [];
  if (!takes || rows.length === 0) return null;
  return (
    <aside className="mg-calls" aria-label={say('calls:card')} aria-live="polite">
      {rows.map((row) => (
        <CallerCard key={row.callId} row={row} />
      ))}
    </aside>
  );
}

function CallerCard({ row }: { row: CallRow }) {
  const say = useWords();
  const { callId, mine, people, number, vip, line, calledName } = row;
  const card = useAnswer(showCall, { params: { callId } });
  const take = useDeed(takeCall);
  return (
    <section className="mg-call" aria-label={say(mine ? 'calls:card_now' : 'calls:card')}>
      <div className="mg-row">
        <Icon name="call" />
        <strong>{number ?? say('calls:withheld')}</strong>
        {vip && <Mark tone="accent">{say('calls:vip')}</Mark>}
        {line === 'supervision' && <Mark tone="warn">{say('words:channel_line.supervision')}</Mark>}
        <Mark>{say(`calls:state.${row.state}`)}</Mark>
      </div>
      <p className="mg-quiet">{calledName}</p>
      {people.length === 0 && <p>{say('calls:unknown')}</p>}
      <ul className="mg-call-people">
        {people.map(({ personId, name, vip: first }) => (
          <li key={personId}>
            <Link to={`/people/${personId}`}>{name}</Link> {first && <Mark tone="accent">{say('calls:vip')}</Mark>}
          </li>
        ))}
      </ul>
      {card.data && <Around card={card.data} />}
      {take.error && <Fault error={take.error} />}
      <div className="mg-row">
        {!mine && (
          <Button type="primary" loading={take.isPending} onClick={() => take.mutate({ params: { callId }, body: {} })}>
            {say('calls:take')}
          </Button>
        )}
        {mine && card.data && (
          <>
            {row.caseId === null && <PutCallDeed card={card.data} />}
            {row.caseId === null && <OpenCaseDeed card={card.data} />}
            <NoteCallDeed row={row} />
          </>
        )}
      </div>
    </section>
  );
}

/** What is open with whoever calls, so that nobody has to be asked who they are. */
function Around({ card: { cases, promisesOverdue, lastCalls, people } }: { card: CallCard }) {
  const say = useWords();
  const writing = useWriting();
  if (people.length === 0) return null;
  return (
    <>
      {promisesOverdue > 0 && (
        <p>
          <Mark tone="bad">{say('calls:promises_overdue', { count: promisesOverdue })}</Mark>
        </p>
      )}
      {cases.length === 0 ? (
        <p className="mg-quiet">{say('calls:no_cases')}</p>
      ) : (
        <ul className="mg-call-people" aria-label={say('calls:open_cases')}>
          {cases.map(({ caseId, number, problem, overdue }) => (
            <li key={caseId}>
              <CaseLink caseId={caseId} number={number} /> {say(`words:case_problem.${problem}`)}{' '}
              {overdue && <Mark tone="bad">{say('calls:late')}</Mark>}
            </li>
          ))}
        </ul>
      )}
      {lastCalls[0] && (
        <p className="mg-quiet">
          {say('calls:last_calls')}:{' '}
          {lastCalls
            .map(({ beganAt, state }) => `${writing.instant(beganAt)} ${say(`calls:state.${state}`)}`)
            .join(' · ')}
        </p>
      )}
    </>
  );
}
