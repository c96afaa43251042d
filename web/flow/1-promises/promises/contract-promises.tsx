// The promises of one contract: where each comes from, how it stands, what shows it, and what can be done about it.
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { listPromises } from '#api/flow/1-promises';
import type { Id } from '#api/values';
import { useList } from '../../../lib/use-answer.ts';
import { pickLanguageOf, useLanguage, useWords } from '../../../lib/use-language.ts';
import { useMay, useWriting } from '../../../lib/use-session.ts';
import { Fault } from '../../../ui/fault.tsx';
import { LoadMore } from '../../../ui/load-more.tsx';
import { Pairs } from '../../../ui/pairs.tsx';
import { Waiting } from '../../../ui/waiting.tsx';
import { MakePromiseDialog } from './make-promise-dialog.tsx';
import { PromiseDeeds } from './promise-deeds.tsx';
import { type PromiseShown, PromiseStanding } from './promise-table.tsx';
import '../../../ui/subject/subject-screens.css';

export function ContractPromises({ contractId }: { contractId: Id<'ctr'> }) {
  const say = useWords();
  const may = useMay();
  const { list, rows } = useList(listPromises, { query: { contractId, limit: 50 } }, { when: may('promise.read') });
  if (!may('promise.read')) return null;
  return (
    <section className="mg-panel">
      <div className="mg-row">
        <h2>{say('area.promises')}</h2>
        {may('promise.keep') && <MakePromiseDialog contractId={contractId} />}
      </div>
      {list.isPending && <Waiting label={say('waiting')} />}
      {list.isError && rows.length === 0 && <Fault error={list.error} again={() => void list.refetch()} />}
      {list.isSuccess && rows.length === 0 && <p className="mg-quiet">{say('promises:one.none')}</p>}
      <ul className="mg-plain-list">
        {rows.map((row) => (
          <PromiseEntry key={row.promiseId} promise={row} />
        ))}
      </ul>
      {list.hasNextPage && <LoadMore list={list} told={say('list.count', { count: rows.length })} />}
    </section>
  );
}

function PromiseEntry({ promise }: { promise: PromiseShown }) {
  const say = useWords();
  const language = useLanguage();
  const writing = useWriting();
  const day = (given: string | null) => given && writing.day(given);
  const instant = (given: string | null) => given && writing.instant(given);
  const said = [promise.saidBy, day(promise.saidOn), promise.saidEvidence].filter(Boolean).join(' · ');
  const evidence = promise.evidence.map((kind) => say(`words:evidence.${kind}`)).join(', ');
  const pairs: [string, ReactNode][] = [
    [say('promises:one.due'), day(promise.dueOn)],
    [say('promises:one.agreed_anew'), day(promise.agreedAnewOn)],
    [say('promises:one.moved'), promise.movedTimes > 0 && writing.number(promise.movedTimes)],
    [say('promises:one.kept'), instant(promise.keptAt)],
    [say('promises:one.broken'), instant(promise.brokenAt)],
    [say('promises:one.proof'), promise.proof],
    [say('promises:one.reason'), promise.reason],
    [say('promises:one.said'), said],
    [say('promises:one.evidence'), evidence],
  ];
  return (
    <li className="mg-promise">
      <div className="mg-row">
        <strong>{pickLanguageOf(promise.wording, language)}</strong>
        <PromiseStanding promise={promise} />
      </div>
      <small className="mg-quiet">
        {say(`words:promise_kind.${promise.kind}`)} · <PromiseSource promise={promise} />
      </small>
      <Pairs pairs={pairs} />
      <PromiseDeeds promise={promise} />
    </li>
  );
}

function PromiseSource({ promise }: { promise: PromiseShown }) {
  const say = useWords();
  const word = say(`words:promise_source.${promise.source}`);
  if (promise.commitmentId === null) return word;
  return <Link to={`/commitments/${promise.commitmentId}`}>{word}</Link>;
}
