// On the page of a case: what the customer asks for and since when, what they told of the sale, and what was claimed before.
import type { AnswerOf } from '#api/contract';
import { claimOnCase, showClaimed } from '#api/flow/2-cases.claimed';
import type { Id } from '#api/values';
import { useAnswer } from '../../../lib/use-answer.ts';
import { useWords } from '../../../lib/use-language.ts';
import { useReadAgain } from '../../../lib/use-read-again.ts';
import { useWriting } from '../../../lib/use-session.ts';
import { DeedDialog } from '../../../ui/deed-dialog.tsx';
import { DeedForm } from '../../../ui/deed-form.tsx';
import { Fault } from '../../../ui/fault.tsx';
import { Fold } from '../../../ui/fold.tsx';
import { MoneyText } from '../../../ui/money-text.tsx';
import { Pairs } from '../../../ui/pairs.tsx';
import { Waiting } from '../../../ui/waiting.tsx';
import { type ClaimDraft, ClaimFields, claimOf } from './claim-fields.tsx';

type Claimed = AnswerOf<typeof showClaimed>;
type Version = NonNullable<Claimed['now']>;

export function CaseClaim({ caseId }: { caseId: Id<'cas'> }) {
  const say = useWords();
  const { data, error, isError, isPending, refetch } = useAnswer(showClaimed, { params: { caseId } });
  return (
    <section className="mg-panel" id="claimed">
      <div className="mg-panel-head">
        <h2>{say('cases:claimed.title')}</h2>
        {data?.mayChange && <ClaimDeed claimed={data} />}
      </div>
      {isError && <Fault error={error} again={() => void refetch()} />}
      {isPending && !isError && <Waiting label={say('waiting')} />}
      {data &&
        (data.now ? <VersionShown version={data.now} /> : <p className="mg-quiet">{say('cases:claimed.none')}</p>)}
      {data && data.before.length > 0 && (
        <Fold title={say('cases:claimed.before', { count: data.before.length })}>
          {data.before.map((version) => (
            <VersionShown key={version.version} version={version} />
          ))}
        </Fold>
      )}
    </section>
  );
}

function VersionShown({ version }: { version: Version }) {
  const say = useWords();
  const writing = useWriting();
  const { buyer, bought, ordered, receivedOn, latePenalty, asks, who, at } = version;
  return (
    <div>
      {asks.length > 0 && (
        <ul className="mg-plain-list">
          {asks.map((ask) => (
            <li key={ask.remedy} className="mg-row">
              <strong>{say(`words:asked.${ask.remedy}`)}</strong>
              {ask.amount && <MoneyText money={ask.amount} />}
              <small className="mg-quiet">
                {say('cases:claimed.since', { day: writing.day(ask.askedOn) })}
                {ask.metOn && ` · ${say('cases:claimed.met', { day: writing.day(ask.metOn) })}`}
              </small>
            </li>
          ))}
        </ul>
      )}
      <Pairs
        pairs={[
          [say('cases:claimed.buyer'), buyer && say(`words:buyer.${buyer}`)],
          [say('cases:claimed.ordered'), ordered && say(`words:ordered.${ordered}`)],
          [say('cases:claimed.bought'), bought && say(`words:bought.${bought}`)],
          [say('cases:claimed.received'), receivedOn && writing.day(receivedOn)],
          [say('cases:claimed.late_daily'), latePenalty && <MoneyText money={latePenalty.perDay} />],
          [say('cases:claimed.late_cap'), latePenalty?.atMost && <MoneyText money={latePenalty.atMost} />],
        ]}
      />
      <small className="mg-quiet">{say('cases:claimed.told', { who, at: writing.instant(at) })}</small>
    </div>
  );
}

function ClaimDeed({ claimed: { caseId, currency, now } }: { claimed: Claimed }) {
  const say = useWords();
  const readAgain = useReadAgain();
  return (
    <DeedDialog deed={say('cases:claimed.change')} title={say('cases:claimed.title')} kind="small">
      {(close) => (
        <DeedForm<typeof claimOnCase, ClaimDraft>
          contract={claimOnCase}
          initial={now ?? {}}
          toGiven={(draft) => ({ params: { caseId }, body: claimOf(draft) ?? {} })}
          onDone={() => {
            readAgain('case', 'compensation', 'exposure', 'history');
            close();
          }}
          submit={say('cases:claimed.save')}
          onCancel={close}
        >
          <p className="mg-quiet">{say('cases:claimed.lead')}</p>
          <ClaimFields at={[]} currency={currency} withMet />
        </DeedForm>
      )}
    </DeedDialog>
  );
}
