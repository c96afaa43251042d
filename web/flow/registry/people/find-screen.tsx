// Finding anyone and anything by whatever the caller knows: part of a phone, a name, a contract or serial number, an address.
import { Link } from '@tanstack/react-router';
import { useEffect, useId, useState } from 'react';
import { findCases } from '#api/flow/2-cases.finding';
import { placeOfFound } from '../../../app/place-of-found.ts';
import { useAnswer } from '../../../lib/use-answer.ts';
import { useFilters } from '../../../lib/use-filters.ts';
import { useWords } from '../../../lib/use-language.ts';
import { useLater } from '../../../lib/use-later.ts';
import { useMay } from '../../../lib/use-session.ts';
import { DeedDialog } from '../../../ui/deed-dialog.tsx';
import { EmptyState } from '../../../ui/empty-state.tsx';
import { Fault } from '../../../ui/fault.tsx';
import { Icon } from '../../../ui/icon.tsx';
import { LinkButton } from '../../../ui/link-button.tsx';
import { PageFrame } from '../../../ui/page-frame.tsx';
import { Waiting } from '../../../ui/waiting.tsx';
import { PersonForm } from './person-form.tsx';
import '../../../ui/subject/subject-screens.css';

export function FindScreen() {
  const say = useWords();
  const may = useMay();
  const [{ words = '' }, setFilters] = useFilters(['words']);
  const [typed, setTyped] = useState(words);
  const inputId = useId();
  const wanted = useLater(typed.trim(), 200);
  // The address follows what was typed, so that going back from a page finds the same results.
  useEffect(() => {
    if (wanted !== words) setFilters({ words: wanted });
  });
  return (
    <PageFrame
      title={say('area.people')}
      lead={say('registry:find.lead')}
      deeds={
        <>
          <LinkButton to="/people/all">{say('registry:people.all')}</LinkButton>
          {may('person.write') && (
            <DeedDialog deed={say('registry:person.register')}>{(close) => <PersonForm onDone={close} />}</DeedDialog>
          )}
        </>
      }
    >
      <search className="mg-stack">
        <label htmlFor={inputId}>{say('registry:find.label')}</label>
        <input
          id={inputId}
          className="mg-control"
          type="search"
          autoComplete="off"
          placeholder={say('registry:find.hint')}
          value={typed}
          maxLength={200}
          onChange={(event) => setTyped(event.target.value)}
        />
      </search>
      {wanted.length > 1 && <FoundList words={wanted} />}
    </PageFrame>
  );
}

function FoundList({ words }: { words: string }) {
  const say = useWords();
  const found = useAnswer(findCases, { query: { words, limit: 50 } }, { keepLast: true });
  if (found.isError) return <Fault error={found.error} again={() => void found.refetch()} />;
  if (!found.data) return <Waiting label={say('waiting')} lines={5} />;
  if (found.data.rows.length === 0) return <EmptyState title={say('registry:find.none')} text={say('find.nothing')} />;
  return (
    <ul className="mg-plain-list" aria-label={say('registry:find.results')}>
      {found.data.rows.map((row) => {
        const { to, icon } = placeOfFound(row);
        return (
          <li key={`${row.kind} ${row.id}`} className="mg-found">
            <Icon name={icon} />
            <span>
              <Link to={to}>{row.title}</Link>{' '}
              <small className="mg-quiet">
                {[
                  say(`words:found.${row.kind}`),
                  row.near && say('finding:find.near'),
                  row.problem && say(`words:case_problem.${row.problem}`),
                  row.state && say(`words:case_state.${row.state}`),
                  row.detail,
                ]
                  .filter(Boolean)
                  .join(' · ')}
              </small>
              {row.openCases.length > 0 && (
                <span className="mg-row">
                  <small>{say('finding:find.open_cases')}:</small>
                  {row.openCases.map(({ caseId, number, problem }) => (
                    <Link key={caseId} to={`/cases/${caseId}`}>
                      {number} {say(`words:case_problem.${problem}`)}
                    </Link>
                  ))}
                </span>
              )}
            </span>
          </li>
        );
      })}
    </ul>
  );
}
