// What is owed on a case, for an agent with a customer on the line: the best of it in one line, what waiting costs, what is missing; the
// working behind it folded away.
import { Link } from '@tanstack/react-router';
import type { AnswerOf } from '#api/contract';
import { showEntitlements } from '#api/flow/3-decisions.entitlements';
import type { Id } from '#api/values';
import { useAnswer } from '../../../lib/use-answer.ts';
import { useWords } from '../../../lib/use-language.ts';
import { useMay, useWriting } from '../../../lib/use-session.ts';
import { Fault } from '../../../ui/fault.tsx';
import { Fold } from '../../../ui/fold.tsx';
import { Mark, type MarkTone } from '../../../ui/mark.tsx';
import { Pairs } from '../../../ui/pairs.tsx';
import { Waiting } from '../../../ui/waiting.tsx';
import { useDecisionWords } from '../words/use-decision-words.ts';
import { BestMeter } from './best-meter.tsx';
import { CaseOwedWorking } from './case-owed-working.tsx';
import { KeptChanges } from './kept-changes.tsx';
import { useDeadlineWords } from './use-ground-words.ts';
import './what-is-owed.css';

type Owed = AnswerOf<typeof showEntitlements>;
type Judged = NonNullable<Owed['judgement']>;

const tones: Readonly<Record<Judged['outcome'], MarkTone>> = {
  owed: 'good',
  needs_proof: 'accent',
  refer: 'warn',
  refused: 'bad',
};

export function CaseOwedPanel({ caseId }: { caseId: Id<'cas'> }) {
  const say = useWords();
  const may = useMay();
  const words = useDecisionWords();
  const owed = useAnswer(showEntitlements, { params: { caseId }, query: { trace: 'no' } }, { keepLast: true });
  const { data } = owed;
  return (
    <section className="mg-panel" id="owed" aria-busy={owed.isFetching}>
      <div className="mg-panel-head">
        <h2>{say('entitlements:panel.title')}</h2>
        {data?.facts && may('decision.judge') && (
          <div className="mg-row">
            <Link to="/what-is-owed" search={{ case: caseId } as never}>
              {say('entitlements:panel.try')}
            </Link>
          </div>
        )}
      </div>
      {owed.isError && <Fault error={owed.error} again={() => void owed.refetch()} />}
      {(owed.isPending || !words.ready) && !owed.isError && <Waiting label={say('waiting')} />}
      {data && words.ready && (data.judgement ? <Known owed={data} judged={data.judgement} /> : <NotJudged />)}
    </section>
  );
}

function NotJudged() {
  const say = useWords();
  return <p className="mg-quiet">{say('entitlements:panel.not_judged')}</p>;
}

function Known({ owed, judged }: { owed: Owed; judged: Judged }) {
  const say = useWords();
  return (
    <>
      <BestLine judged={judged} />
      <PaidLine paid={owed.paid} />
      {judged.care.length > 0 && <CareLine judged={judged} />}
      <Fold title={say('entitlements:panel.working')}>
        <CaseOwedWorking caseId={owed.caseId} />
      </Fold>
      {owed.kept.length > 1 && (
        <Fold title={say('entitlements:panel.changes', { count: owed.kept.length - 1 })}>
          <KeptChanges kept={owed.kept} />
        </Fold>
      )}
    </>
  );
}

/** What, how much, by whom, by when, and what today costs: read in ten seconds. */
function BestLine({ judged }: { judged: Judged }) {
  const say = useWords();
  const words = useDecisionWords();
  const writing = useWriting();
  const deadlineWords = useDeadlineWords();
  const { outcome, entitlements, refusal, referBecause } = judged;
  const best = outcome === 'refused' ? undefined : entitlements[0];
  const who = [...new Set(best?.obligors.map(({ party }) => words.say('parties', party)) ?? [])].join(' · ');
  const missing = best?.missing.length ? best.missing : referBecause.flatMap(({ facts }) => facts);
  const running = judged.meters.filter((one) => one.metOn === null && one.daysLate > 0);
  const meter = running.find((one) => one.todayMinor !== null) ?? running.find((one) => one.warnsOf !== null);
  return (
    <>
      <p className="mg-owed-best">
        {best ? (
          <strong className="mg-owed-remedy">{words.say('remedies', best.remedy)}</strong>
        ) : (
          <strong>{say('decisions:owed.none')}</strong>
        )}
        {best?.amountMinor && (
          <strong className="mg-number">
            {writing.money({ amountMinor: best.amountMinor, currency: best.currency })}
          </strong>
        )}
        <Mark tone={tones[outcome]}>{words.say('outcomes', best?.status ?? outcome)}</Mark>
        {best?.checkWithCounsel && <Mark tone="warn">{say('choices:verified.unverified')}</Mark>}
      </p>
      <Pairs
        pairs={[
          [say('decisions:owed.who'), who],
          [say('decisions:owed.by_when'), best ? deadlineWords(best.deadline) : ''],
          [say('entitlements:panel.late_today'), meter && <BestMeter meter={meter} />],
          [say('decisions:owed.lacks'), missing.length > 0 && <strong>{words.list(missing)}</strong>],
          [say('entitlements:panel.because'), best ? words.text(best.title) : refusal && words.text(refusal.title)],
        ]}
      />
    </>
  );
}

function PaidLine({ paid }: { paid: Owed['paid'] }) {
  const say = useWords();
  const writing = useWriting();
  if (paid.length === 0) return null;
  const sums = paid.map((line) => `${say(`words:payment_head.${line.head}`)} ${writing.money(line)}`).join(' · ');
  return <p>{say('entitlements:panel.paid', { sums })}</p>;
}

/** F5: a person looks, with everything at hand; nothing is withheld. */
function CareLine({ judged }: { judged: Judged }) {
  const say = useWords();
  const words = useDecisionWords();
  const flags = judged.care.map(({ code }) => words.choice(`care.${code}`)).join(' · ');
  return <p className="mg-note">{say('entitlements:panel.care', { flags })}</p>;
}
