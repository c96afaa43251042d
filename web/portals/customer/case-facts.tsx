// What the matter is about: who handles it, what happens next and when, the contract, and every promise with its date.
import type { ReactNode } from 'react';
import { usePortalWords } from '../words/portal-words.tsx';
import { usePortalWriting } from '../words/use-portal-writing.ts';
import type { CustomerPage } from './customer-shown.ts';

export function CaseFacts({ page }: { page: CustomerPage }) {
  const { say } = usePortalWords();
  const writing = usePortalWriting();
  const store = page.store && [page.store.name, page.store.address].filter(Boolean).join(', ');
  const contract =
    page.contract &&
    say('case.contract_signed', { number: page.contract.number, day: writing.day(page.contract.signedOn) });
  // A day that has passed is no promise any more: it is owned up to.
  const isLate = page.nextOn !== null && page.nextOn < writing.today;
  const ended = page.outcome === null ? null : (page.outcomeReason ?? say('case.ended'));
  const pairs: [string, ReactNode][] = [
    [say(isLate ? 'case.next_late' : 'case.next'), page.nextOn && writing.day(page.nextOn)],
    [say('case.visit'), page.visitAt && writing.instant(page.visitAt)],
    [say('case.owner'), page.ownerName],
    [say('case.ended_because'), ended],
    [say('case.about'), `${say(`problem.${page.problem}`)}. ${page.description}`],
    [say('case.contract'), contract],
    [say('case.merchant'), page.merchant],
    [say('case.store'), store],
    [say('case.opened'), writing.day(page.openedOn)],
  ];
  return (
    <>
      <section className="pt-card">
        <h2>{say('case.title')}</h2>
        <dl className="pt-pairs">
          {pairs
            .filter(([, value]) => value)
            .map(([name, value]) => (
              <div key={name}>
                <dt>{name}</dt>
                <dd className="pt-words">{value}</dd>
              </div>
            ))}
        </dl>
      </section>
      {page.promises.length > 0 && <Promises promises={page.promises} />}
    </>
  );
}

function Promises({ promises }: { promises: CustomerPage['promises'] }) {
  const { say, language } = usePortalWords();
  const writing = usePortalWriting();
  const worded = (wording: Readonly<Record<string, string>>) =>
    [wording[language], ...Object.values(wording)].find((text) => text !== undefined && text.trim() !== '') ?? '';
  return (
    <section className="pt-card">
      <h2>{say('promise.title')}</h2>
      <ul className="pt-list">
        {promises.map((promise) => (
          <li key={`${worded(promise.wording)} ${promise.dueOn}`}>
            <div className="pt-words">{worded(promise.wording)}</div>
            <div className="pt-row pt-quiet">
              {promise.dueOn !== null && <span>{say('promise.due', { day: writing.day(promise.dueOn) })}</span>}
              {promise.daysLate > 0 && (
                <span className="pt-mark pt-mark-bad">{say('promise.late', { count: promise.daysLate })}</span>
              )}
              {(promise.state === 'kept' || promise.state === 'kept_late') && (
                <span className="pt-mark pt-mark-good">{say('promise.kept')}</span>
              )}
            </div>
          </li>
        ))}
      </ul>
    </section>
  );
}
