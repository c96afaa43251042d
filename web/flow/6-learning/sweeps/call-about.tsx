// Whom a call is for: phones, contract, goods, agreed dates, earlier calls, and what else of theirs is in the sweep.
import { useWords } from '../../../lib/use-language.ts';
import { useWriting } from '../../../lib/use-session.ts';
import { Mark } from '../../../ui/mark.tsx';
import { MoneyText } from '../../../ui/money-text.tsx';
import { Pairs } from '../../../ui/pairs.tsx';
import { DaysLate } from '../../../ui/subject/days-late.tsx';
import { PhoneLinks } from '../../../ui/subject/phone-links.tsx';
import { ContractLink, PersonLink } from '../../../ui/subject/subject-links.tsx';
import type { CallTaskShown } from './call-draft.ts';

export function CallAbout({ task, attemptsMax }: { task: CallTaskShown; attemptsMax: number }) {
  const say = useWords();
  const writing = useWriting();
  const merchant = [task.firmName, task.storeName].filter(Boolean).join(' · ');
  return (
    <section className="mg-panel mg-case-side" aria-label={say('learning:call.about')}>
      <div className="mg-panel-head">
        <h2>
          <PersonLink id={task.personId} name={task.personName} />
        </h2>
        <Mark>{say('learning:call.attempt', { attempt: task.attempts + 1, max: attemptsMax })}</Mark>
      </div>
      <div className="mg-call-phones">
        <PhoneLinks phones={task.phones} />
      </div>
      {task.claimedUntil && (
        <small className="mg-quiet">
          {say('learning:call.claimed_until', { at: writing.instant(task.claimedUntil) })}
        </small>
      )}
      <Pairs
        pairs={[
          [
            say('learning:sweep.column.contract'),
            <ContractLink key="contract" id={task.contractId} name={task.contractNumber} />,
          ],
          [say('learning:sweep.column.signed'), writing.day(task.signedOn)],
          [say('learning:sweep.merchant'), merchant],
          [say('cases:about.amount'), task.amount && <MoneyText money={task.amount} />],
          [say('learning:call.goods'), task.goods.join('; ')],
          [say('learning:call.dates'), task.obligations.length > 0 && <Dates task={task} />],
          [say('learning:sweep.reasons'), task.reasons.map((one) => say(`words:member_reason.${one}`)).join(', ')],
          [say('learning:call.earlier'), task.calls.length > 0 && <EarlierCalls task={task} />],
          [
            say('learning:call.also'),
            task.alsoContracts.length > 0 &&
              task.alsoContracts.map((one) => (
                <div key={one.contractId}>
                  <ContractLink id={one.contractId} name={one.contractNumber} />{' '}
                  {say(`words:member_state.${one.state}`)}
                </div>
              )),
          ],
        ]}
      />
    </section>
  );
}

function Dates({ task: { obligations, daysLate } }: { task: CallTaskShown }) {
  const say = useWords();
  const writing = useWriting();
  return (
    <>
      {obligations.map(({ kind, dueOn, doneAt }) => (
        <div key={`${kind} ${dueOn}`}>
          {say(`words:obligation.${kind}`)} {dueOn && writing.day(dueOn)} ·{' '}
          {doneAt ? say('learning:call.done_at', { at: writing.instant(doneAt) }) : say('learning:call.not_done')}
        </div>
      ))}
      {daysLate > 0 && <DaysLate days={daysLate} />}
    </>
  );
}

function EarlierCalls({ task: { calls } }: { task: CallTaskShown }) {
  const say = useWords();
  const writing = useWriting();
  return calls.map(({ attempt, at, by, outcome, note }) => (
    <div key={attempt}>
      {[writing.instant(at), say(`words:call_outcome.${outcome}`), by, note].filter(Boolean).join(' · ')}
    </div>
  ));
}
