// Every demand to the merchant with its deadline and its answer or silence (E7), newest first.
import { useWords } from '../../../lib/use-language.ts';
import { useWriting } from '../../../lib/use-session.ts';
import { Mark, type MarkTone } from '../../../ui/mark.tsx';
import { AnswerDemandDeed } from './answer-demand-deed.tsx';
import { SendDemand } from './send-demand.tsx';
import type { CaseShown } from './use-case-after.ts';

type Demand = CaseShown['demands'][number];
const tones: Record<Demand['state'], MarkTone> = {
  sent: 'accent',
  agreed: 'accent',
  put_right: 'good',
  failed: 'bad',
  lapsed: 'bad',
  settled: 'quiet',
};

export function CaseDemands({ shown }: { shown: CaseShown }) {
  const say = useWords();
  const demands = shown.demands.toSorted((a, b) => b.sentAt.localeCompare(a.sentAt));
  const waiting = demands.findLast((demand) => demand.state === 'sent' || demand.state === 'agreed');
  return (
    <section className="mg-panel">
      <div className="mg-panel-head">
        <h2>{say('cases:demands.title')}</h2>
        {shown.may.includes('demand') && (
          <div className="mg-row">
            <SendDemand shown={shown} />
          </div>
        )}
      </div>
      {demands.length === 0 && <p className="mg-quiet">{say('cases:demands.none')}</p>}
      <ul className="mg-steps">
        {demands.map((demand) => (
          <DemandLine key={demand.demandId} shown={shown} demand={demand} isNext={demand === waiting} />
        ))}
      </ul>
    </section>
  );
}

function DemandLine({ shown, demand, isNext }: { shown: CaseShown; demand: Demand; isNext: boolean }) {
  const say = useWords();
  const isOpen = demand.state === 'sent' || demand.state === 'agreed';
  return (
    <li>
      <div className="mg-step-head">
        <strong>{demand.toWhom}</strong>
        <Mark tone={tones[demand.state]}>{say(`words:demand_state.${demand.state}`)}</Mark>
        <span className="mg-quiet">{say(`words:demand_channel.${demand.channel}`)}</span>
        {isOpen && shown.may.includes('answer_demand') && (
          <div className="mg-row">
            <AnswerDemandDeed demand={demand} shortcut={isNext ? 'A' : undefined} />
          </div>
        )}
      </div>
      <span className="mg-said">{demand.text}</span>
      <DemandDays demand={demand} />
      {demand.answer && (
        <span className="mg-said">
          {say(`words:demand_answer.${demand.answer}`)}
          {demand.answerNote && `: ${demand.answerNote}`}
        </span>
      )}
    </li>
  );
}

function DemandDays({ demand }: { demand: Demand }) {
  const say = useWords();
  const writing = useWriting();
  const { sentAt, dueAt, answeredAt, answeredBy, lapsedAt, performOn } = demand;
  const answered =
    answeredAt &&
    (answeredBy && !/^(account|key):/.test(answeredBy)
      ? say('cases:demands.answered_by', { at: writing.instant(answeredAt), who: answeredBy })
      : say('cases:demands.answered', { at: writing.instant(answeredAt) }));
  const lapsed = lapsedAt && !answeredAt && say('cases:demands.lapsed', { at: writing.instant(dueAt) });
  const waits = !answered && !lapsed && say('cases:demands.answer_by', { at: writing.instant(dueAt) });
  const perform = performOn && `${say('cases:demands.perform_on')} ${writing.day(performOn)}`;
  const told = [say('cases:demands.sent', { at: writing.instant(sentAt) }), answered, lapsed, waits, perform];
  return <small className="mg-quiet">{told.filter(Boolean).join(' · ')}</small>;
}
