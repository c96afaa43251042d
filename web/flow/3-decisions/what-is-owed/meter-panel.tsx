// What waiting costs: for each duty that is late, today's figure, next week's, and the day from which it grows no more.
import { useWords } from '../../../lib/use-language.ts';
import { useWriting } from '../../../lib/use-session.ts';
import { Mark } from '../../../ui/mark.tsx';
import { StatRow, StatTile } from '../../../ui/stat-tile.tsx';
import { useDecisionWords } from '../words/use-decision-words.ts';
import { useSubjectWords } from '../words/use-subject-words.ts';
import type { Meter } from './owed-judgement.ts';
import { RuleLink } from './rule-link.tsx';

export function MeterPanel({ meters }: { meters: readonly Meter[] }) {
  const say = useWords();
  if (meters.length === 0) return null;
  return (
    <section className="mg-panel" aria-label={say('decisions:owed.meters')}>
      <h2>{say('decisions:owed.meters')}</h2>
      {meters.map((meter) => (
        <OneMeter key={`${meter.ruleId} ${meter.subject}`} meter={meter} />
      ))}
    </section>
  );
}

function OneMeter({ meter }: { meter: Meter }) {
  const say = useWords();
  const words = useDecisionWords();
  const writing = useWriting();
  const money = (amountMinor: string | null) =>
    amountMinor === null ? '—' : writing.money({ amountMinor, currency: meter.currency });
  const subject = useSubjectWords()(meter.subject);
  const share = shareOfCap(meter);
  return (
    <div className="mg-meter">
      <div className="mg-row">
        <strong>{say('decisions:owed.meter.late', { count: meter.daysLate, subject })}</strong>
        <span className="mg-quiet">
          {say('decisions:owed.meter.due')}: {writing.day(meter.dueOn)}
          {meter.metOn && ` · ${say('decisions:owed.meter.met')}: ${writing.day(meter.metOn)}`}
        </span>
        {meter.checkWithCounsel && <Mark tone="warn">{say('choices:verified.unverified')}</Mark>}
      </div>
      {meter.todayMinor !== null && (
        <StatRow>
          <StatTile
            label={say('decisions:owed.meter.today')}
            value={money(meter.todayMinor)}
            note={meter.perDayMinor && `${say('decisions:owed.meter.day')}: ${money(meter.perDayMinor)}`}
            tone="bad"
          />
          {meter.metOn === null && (
            <StatTile label={say('decisions:owed.meter.week')} value={money(meter.inWeekMinor)} tone="warn" />
          )}
          <StatTile
            label={say('decisions:owed.meter.cap')}
            value={meter.capOn ? writing.day(meter.capOn) : say('decisions:owed.meter.no_cap')}
            note={meter.capMinor && `${say('decisions:owed.meter.cap_sum')}: ${money(meter.capMinor)}`}
          />
        </StatRow>
      )}
      {share !== undefined && <CapBar share={share} />}
      {meter.missing.length > 0 && (
        <p>
          {say('decisions:owed.lacks')}: {words.list(meter.missing)}
        </p>
      )}
      {meter.warnsOf && <p className="mg-note">{words.text(meter.warnsOf)}</p>}
      <RuleLink ruleId={meter.ruleId} citation={meter.citation} />
    </div>
  );
}

function CapBar({ share }: { share: number }) {
  const say = useWords();
  const writing = useWriting();
  const told = say('decisions:owed.meter.at_cap', { share: writing.number(share, { style: 'percent' }) });
  return (
    <div className="mg-cap">
      <div className="mg-cap-bar" aria-hidden="true">
        <span style={{ inlineSize: `${Math.round(share * 100)}%` }} />
      </div>
      <small className="mg-quiet">{told}</small>
    </div>
  );
}

/** Part of the cap that has run up, 0 to 1; only for drawing. */
function shareOfCap({ todayMinor, capMinor }: Meter): number | undefined {
  if (todayMinor === null || capMinor === null || capMinor === '0') return undefined;
  return Math.min(1, Number((BigInt(todayMinor) * 1000n) / BigInt(capMinor)) / 1000);
}
