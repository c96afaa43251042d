// Deciding for a whole incident at once (E16): every open case judged, each with its own reason, and one chain of signatures.
import { Link } from '@tanstack/react-router';
import { type DecisionBatch, listBatches, proposeBatch } from '#api/flow/3-decisions.compensation';
import type { Id } from '#api/values';
import { useList } from '../../../lib/use-answer.ts';
import { useWords } from '../../../lib/use-language.ts';
import { useReadAgain } from '../../../lib/use-read-again.ts';
import { useMay, useSession, useWriting } from '../../../lib/use-session.ts';
import { dayOfInstant } from '../../../lib/write-dates.ts';
import { DeedDialog } from '../../../ui/deed-dialog.tsx';
import { DeedForm } from '../../../ui/deed-form.tsx';
import { Fault } from '../../../ui/fault.tsx';
import { Mark, type MarkTone } from '../../../ui/mark.tsx';
import { MoneyText } from '../../../ui/money-text.tsx';

export const batchTones: Record<DecisionBatch['state'], MarkTone> = {
  proposed: 'warn',
  approved: 'good',
  withdrawn: 'quiet',
};

export function IncidentBatches({ incidentId, isOpen }: { incidentId: Id<'inc'>; isOpen: boolean }) {
  const say = useWords();
  const may = useMay();
  const { list, rows } = useList(listBatches, { query: { incidentId, limit: 20 } });
  return (
    <section className="mg-panel">
      <div className="mg-panel-head">
        <h2>{say('compensation:batch.title')}</h2>
        {isOpen && may('decision.propose') && (
          <div className="mg-row">
            <ProposeBatch incidentId={incidentId} />
          </div>
        )}
      </div>
      {list.isError && rows.length === 0 && <Fault error={list.error} again={() => void list.refetch()} />}
      {list.isSuccess && rows.length === 0 && <p className="mg-quiet">{say('compensation:batch.none')}</p>}
      <ul className="mg-steps">
        {rows.map((batch) => (
          <BatchLine key={batch.batchId} batch={batch} />
        ))}
      </ul>
    </section>
  );
}

/** A batch in one line with the way to its cases. */
export function BatchLine({ batch }: { batch: DecisionBatch }) {
  const say = useWords();
  const writing = useWriting();
  const { company } = useSession();
  const day = writing.day(dayOfInstant(batch.proposed.at, company.timeZone));
  const { cases, pay, wait, refuse, leftOut, totalMinor, currency, state } = batch;
  return (
    <li>
      <div className="mg-step-head">
        <Link to={`/decisions/batches/${batch.batchId}`}>{say('compensation:batch.one', { day })}</Link>
        <strong>
          <MoneyText money={{ amountMinor: totalMinor, currency }} />
        </strong>
        <Mark tone={batchTones[state]}>{say(`compensation:batch.state.${state}`)}</Mark>
      </div>
      <small className="mg-quiet">
        {say('compensation:batch.counts', { cases, pay, wait, refuse })}
        {leftOut > 0 && ` · ${say('compensation:batch.left_out', { count: leftOut })}`}
      </small>
    </li>
  );
}

function ProposeBatch({ incidentId }: { incidentId: Id<'inc'> }) {
  const say = useWords();
  const readAgain = useReadAgain();
  return (
    <DeedDialog deed={say('compensation:batch.propose')} title={say('compensation:batch.propose_title')} kind="small">
      {(close) => (
        <DeedForm
          contract={proposeBatch}
          initial={{}}
          toGiven={() => ({ body: { incidentId } })}
          onDone={() => {
            readAgain('compensation', 'compensation_batch', 'incident', 'case', 'history');
            close();
          }}
          submit={say('compensation:batch.propose')}
          onCancel={close}
        >
          <p>{say('compensation:batch.propose_text')}</p>
        </DeedForm>
      )}
    </DeedDialog>
  );
}
