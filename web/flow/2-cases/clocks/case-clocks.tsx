// Every clock of a case: those that run with what is left and what they wait for, then those that have ended.
import type { z } from 'zod';
import { type caseClock, showCaseClocks } from '#api/flow/2-cases.clocks';
import type { Id } from '#api/values';
import { useAnswer } from '../../../lib/use-answer.ts';
import { pickLanguageOf, useLanguage, useWords } from '../../../lib/use-language.ts';
import { useMay, useWriting } from '../../../lib/use-session.ts';
import { Fault } from '../../../ui/fault.tsx';
import { Fold } from '../../../ui/fold.tsx';
import { Mark, type MarkTone } from '../../../ui/mark.tsx';
import { DueMoment } from '../../../ui/subject/case-state.tsx';
import { MarkDeed } from './mark-deed.tsx';
import { writeSpan } from './write-span.ts';

type Clock = z.infer<typeof caseClock>;
const tones: Record<Clock['state'], MarkTone> = {
  running: 'accent',
  paused: 'quiet',
  met: 'good',
  missed: 'bad',
  dropped: 'quiet',
};

export function CaseClocks({ caseId }: { caseId: Id<'cas'> }) {
  const say = useWords();
  const may = useMay();
  const { data, error, refetch } = useAnswer(showCaseClocks, { params: { caseId } });
  const clocks = data?.rows ?? [];
  const running = clocks.filter(({ state }) => state === 'running' || state === 'paused');
  const ended = clocks.filter(({ state }) => state !== 'running' && state !== 'paused');
  return (
    <section className="mg-panel" aria-label={say('clocks:title')}>
      <div className="mg-panel-head">
        <h2>{say('clocks:title')}</h2>
        {may('case.write') && (
          <div className="mg-row">
            <MarkDeed caseId={caseId} />
          </div>
        )}
      </div>
      {error && <Fault error={error} again={() => void refetch()} />}
      {data && running.length === 0 && <p className="mg-quiet">{say('clocks:none_run')}</p>}
      <ul className="mg-steps">
        {running.map((clock) => (
          <ClockLine key={`${clock.code} ${clock.round}`} clock={clock} />
        ))}
      </ul>
      {ended.length > 0 && (
        <Fold title={say('clocks:ended')} mark={<Mark>{ended.length}</Mark>}>
          <ul className="mg-steps">
            {ended.map((clock) => (
              <ClockLine key={`${clock.code} ${clock.round}`} clock={clock} />
            ))}
          </ul>
        </Fold>
      )}
    </section>
  );
}

function ClockLine({ clock }: { clock: Clock }) {
  const say = useWords();
  const language = useLanguage();
  const writing = useWriting();
  const told = useTold(clock);
  return (
    <li>
      <div className="mg-step-head">
        <strong>{pickLanguageOf(clock.name, language)}</strong>
        {clock.isLate ? (
          <Mark tone="bad">{say('clocks:late')}</Mark>
        ) : (
          <Mark tone={tones[clock.state]}>{say(`words:clock_state.${clock.state}`)}</Mark>
        )}
      </div>
      <div>
        {clock.dueAt ? (
          <>
            {say('clocks:due')} <DueMoment dueAt={clock.dueAt} overdue={clock.isLate} />
          </>
        ) : (
          say('clocks:due_open')
        )}
        {clock.endedAt && ` · ${say('clocks:ended_at', { at: writing.instant(clock.endedAt) })}`}
      </div>
      {told.map((line) => (
        <small key={line} className="mg-quiet">
          {line}
        </small>
      ))}
    </li>
  );
}

/** What is left, what it waited for and how long, and who was told. */
function useTold(clock: Clock): string[] {
  const say = useWords();
  const language = useLanguage();
  const writing = useWriting();
  const span = (millis: number) => writeSpan(millis, language);
  const left = clock.leftForMs ?? 0;
  const work = clock.unit === 'work_minutes';
  const lines: string[] = [];
  if (clock.endedAt === null)
    lines.push(
      left < 0
        ? say(work ? 'clocks:late_by_work' : 'clocks:late_by', { span: span(left) })
        : say(work ? 'clocks:left_work' : 'clocks:left', { span: span(left) }),
    );
  const waits = new Map<string, number>();
  for (const { reason, heldForMs } of clock.pauses) waits.set(reason, (waits.get(reason) ?? 0) + heldForMs);
  for (const [reason, held] of waits) {
    const limit = clock.limits.find((one) => one.reason === reason);
    const whom = say(`words:wait_reason.${reason}` as 'words:wait_reason.customer');
    lines.push(
      limit
        ? say('clocks:waited_of', { whom, span: span(held), limit: span(limit.limitForMs) })
        : say('clocks:waited', { whom, span: span(held) }),
    );
  }
  for (const { kind, at, name } of clock.told)
    lines.push(say('clocks:told', { kind: say(`words:telling.${kind}`), name, at: writing.instant(at) }));
  return lines;
}
