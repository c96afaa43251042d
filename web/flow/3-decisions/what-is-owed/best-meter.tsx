// The running penalty in one line: today, in a week, and the day from which it grows no more; without money, the days and what they risk.
import { useWords } from '../../../lib/use-language.ts';
import { useWriting } from '../../../lib/use-session.ts';
import { useDecisionWords } from '../words/use-decision-words.ts';
import type { Meter } from './owed-judgement.ts';

type MeterFigures = Pick<Meter, 'todayMinor' | 'inWeekMinor' | 'capOn' | 'currency' | 'daysLate' | 'warnsOf'>;

export function BestMeter({ meter }: { meter: MeterFigures }) {
  const say = useWords();
  const writing = useWriting();
  const words = useDecisionWords();
  const { todayMinor, inWeekMinor, capOn, currency, daysLate, warnsOf } = meter;
  if (todayMinor === null)
    return (
      <>
        <strong>{say('entitlements:meter.days', { count: daysLate })}</strong>{' '}
        {warnsOf && <span className="mg-quiet">{words.text(warnsOf)}</span>}
      </>
    );
  const money = (amountMinor: string | null) => (amountMinor === null ? '—' : writing.money({ amountMinor, currency }));
  return (
    <>
      <strong className="mg-number">{money(todayMinor)}</strong>{' '}
      <span className="mg-quiet">
        {say('entitlements:meter.then', { week: money(inWeekMinor) })}
        {capOn && ` · ${say('entitlements:meter.cap', { day: writing.day(capOn) })}`}
      </span>
    </>
  );
}
