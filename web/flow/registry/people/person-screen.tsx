// One customer: every contract and promise, everything that happened, and records that may be the same person.
import { useParams } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { listPromises } from '#api/flow/1-promises';
import { listContracts } from '#api/registry/contracts';
import { showPerson } from '#api/registry/people';
import type { Id } from '#api/values';
import { useAnswer, useList } from '../../../lib/use-answer.ts';
import { useWords } from '../../../lib/use-language.ts';
import { useMay, useWriting } from '../../../lib/use-session.ts';
import { DeedDialog } from '../../../ui/deed-dialog.tsx';
import { Fault } from '../../../ui/fault.tsx';
import { PageFrame } from '../../../ui/page-frame.tsx';
import { Pairs } from '../../../ui/pairs.tsx';
import { HistoryTimeline } from '../../../ui/subject/history-timeline.tsx';
import { EmailLinks, PhoneLinks } from '../../../ui/subject/phone-links.tsx';
import { Waiting } from '../../../ui/waiting.tsx';
import { PromiseTable } from '../../1-promises/promises/promise-table.tsx';
import { CasesOf } from '../../2-cases/cases/cases-of.tsx';
import { ContractTable } from '../contracts/contract-table.tsx';
import { DuplicateList } from './duplicate-list.tsx';
import { PersonForm, type PersonShown } from './person-form.tsx';
import '../../../ui/subject/subject-screens.css';

export function PersonScreen() {
  const say = useWords();
  const may = useMay();
  const { personId } = useParams({ strict: false }) as { personId: Id<'per'> };
  const { data: person, error, refetch } = useAnswer(showPerson, { params: { personId } });
  const back = { to: '/people', title: say('area.people') };
  if (!person) {
    return (
      <PageFrame title={say('registry:contract.customer')} back={back}>
        {error ? <Fault error={error} again={() => void refetch()} /> : <Waiting label={say('waiting')} lines={8} />}
      </PageFrame>
    );
  }
  return (
    <PageFrame
      title={person.name}
      back={back}
      deeds={
        may('person.write') && (
          <DeedDialog deed={say('change')}>{(close) => <PersonForm person={person} onDone={close} />}</DeedDialog>
        )
      }
    >
      {person.personId !== personId && <p className="mg-note">{say('registry:person.joined')}</p>}
      <PersonFacts person={person} />
      <DuplicateList person={person} />
      <CasesOf subject={{ personId: person.personId }} />
      <PersonContracts personId={person.personId} />
      {may('promise.read') && <PersonPromises personId={person.personId} />}
      {may('history.read') && (
        <section className="mg-panel">
          <h2>{say('history.title')}</h2>
          <HistoryTimeline subjectId={person.personId} />
        </section>
      )}
    </PageFrame>
  );
}

function PersonFacts({ person }: { person: PersonShown }) {
  const say = useWords();
  const writing = useWriting();
  const pairs: [string, ReactNode][] = [
    [say('registry:person.phones'), person.phones.length > 0 && <PhoneLinks phones={person.phones} />],
    [say('registry:person.emails'), person.emails.length > 0 && <EmailLinks emails={person.emails} />],
    [say('registry:person.addresses'), person.addresses.join('; ')],
    [say('language'), person.language && say(`words:language.${person.language}`)],
    [say('registry:count.open'), writing.number(person.openPromises)],
    [say('registry:count.broken'), writing.number(person.brokenPromises)],
    [say('registry:person.registered_at'), writing.instant(person.registeredAt)],
  ];
  return (
    <section className="mg-panel" aria-label={say('registry:contract.customer')}>
      <Pairs pairs={pairs} />
    </section>
  );
}

function PersonContracts({ personId }: { personId: Id<'per'> }) {
  const say = useWords();
  const { list, rows } = useList(listContracts, { query: { personId, limit: 50 } });
  return (
    <section className="mg-stack">
      <h2>{say('area.contracts')}</h2>
      <ContractTable
        rows={rows}
        list={list}
        without="person"
        empty={<p className="mg-quiet">{say('registry:contract.none')}</p>}
      />
    </section>
  );
}

function PersonPromises({ personId }: { personId: Id<'per'> }) {
  const say = useWords();
  const { list, rows } = useList(listPromises, { query: { personId, limit: 50 } });
  return (
    <section className="mg-stack">
      <h2>{say('area.promises')}</h2>
      {list.isSuccess && rows.length === 0 ? (
        <p className="mg-quiet">{say('promises:one.none')}</p>
      ) : (
        <PromiseTable label={say('area.promises')} rows={rows} list={list} without={['person']} />
      )}
    </section>
  );
}
