// One rule of the law: its article and mark at a glance; opened, when it holds, what it asks, who proves, what it gives and its sources.
import { type ReactNode, useEffect, useRef } from 'react';
import type { LawRuleShown } from '#api/flow/3-decisions.routes';
import { useWords } from '../../../lib/use-language.ts';
import { Fold } from '../../../ui/fold.tsx';
import { Mark, type MarkTone } from '../../../ui/mark.tsx';
import { Pairs } from '../../../ui/pairs.tsx';
import { useDecisionWords } from '../words/use-decision-words.ts';
import { type LengthUnit, useLengths } from '../words/use-lengths.ts';
import { useSubjectWords } from '../words/use-subject-words.ts';
import { useValidityWords } from './use-validity-words.ts';

const tones: Readonly<Record<LawRuleShown['verified'], MarkTone>> = {
  primary: 'good',
  secondary: 'quiet',
  unverified: 'warn',
};

export interface LawRuleProps {
  rule: LawRuleShown;
  country: string;
  /** The reader came for this rule: it is open and in view. */
  isFollowed: boolean;
  /** What can be done with the rule, below what it says. */
  deeds?: ReactNode;
}

export function LawRule({ rule, country, isFollowed, deeds }: LawRuleProps) {
  const say = useWords();
  const words = useDecisionWords();
  const place = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (isFollowed) place.current?.scrollIntoView({ block: 'start' });
  }, [isFollowed]);
  return (
    <div ref={place} className="mg-law">
      <Fold
        open={isFollowed}
        title={words.text(rule.title)}
        mark={
          <span className="mg-row mg-law-marks">
            <span className="mg-quiet">
              {rule.citation} [{rule.ruleId}]
            </span>
            <Mark tone={tones[rule.verified]}>{say(`choices:verified.${rule.verified}`)}</Mark>
            {rule.locality && <Mark>{words.value(`locality.${country}`, rule.locality)}</Mark>}
            {rule.effect !== 'remedy' && <Mark>{say(`choices:effect.${rule.effect}`)}</Mark>}
          </span>
        }
      >
        <RulePairs rule={rule} />
        <Sources rule={rule} />
        {deeds}
      </Fold>
    </div>
  );
}

type Term = { from: string; length: number; unit: LengthUnit };

function RulePairs({ rule }: { rule: LawRuleShown }) {
  const say = useWords();
  const words = useDecisionWords();
  const lengths = useLengths();
  const validity = useValidityWords();
  const term = ({ length, unit }: Term) => lengths(length, unit);
  const { window, meter } = rule;
  const remedies = rule.remedies.map(({ kind, chooser, step, onTop, due }) => {
    const more = [
      say(`choices:chooser.${chooser}`),
      step > 1 && say('decisions:law.step', { step }),
      onTop && say('decisions:owed.on_top'),
      due && say('decisions:owed.by_after', { length: term(due), from: words.fact(due.from) }),
    ].filter(Boolean);
    return `${words.say('remedies', kind)} (${more.join(', ')})`;
  });
  const burdens = rule.burden.map(({ from, holder, untilLength, unit }) =>
    untilLength === null || unit === null
      ? words.say('holders', holder)
      : say('decisions:law.burden_until', {
          holder: words.say('holders', holder),
          term: lengths(untilLength, unit),
          from: words.fact(from),
        }),
  );
  return (
    <Pairs
      pairs={[
        [say('decisions:law.validity'), validity(rule.validity)],
        [say('decisions:law.problems'), rule.problems.map((kind) => words.value('problem.kind', kind)).join(' · ')],
        [say('decisions:law.asks'), words.list(rule.asks)],
        [
          say('decisions:law.window'),
          window &&
            say('decisions:law.window_text', {
              at: words.fact(window.at),
              term: term(window),
              from: words.fact(window.from),
            }),
        ],
        [say('decisions:law.exceptions'), rule.exceptions.map(({ text }) => words.text(text)).join(' · ')],
        [say('decisions:law.burden'), burdens.join(' · ')],
        [say('decisions:law.proofs.customer'), words.list(rule.proofs.customer.map((proof) => `proofs.${proof}`))],
        [say('decisions:law.proofs.trader'), words.list(rule.proofs.trader.map((proof) => `proofs.${proof}`))],
        [say('decisions:law.remedies'), remedies.join(' · ')],
        [say('decisions:law.meter'), meter && <MeterWords meter={meter} />],
        [say('decisions:law.obligors'), rule.obligors.map(({ party }) => words.say('parties', party)).join(' · ')],
      ]}
    />
  );
}

function MeterWords({ meter }: { meter: NonNullable<LawRuleShown['meter']> }) {
  const say = useWords();
  const words = useDecisionWords();
  const lengths = useLengths();
  const subjectWords = useSubjectWords();
  const { rate, of, cap, due } = meter;
  const daily =
    rate && of ? say('decisions:law.meter_text', { rate, of: words.fact(of) }) : say('decisions:law.meter_days');
  const subjects = meter.subjects.map(subjectWords).join(', ');
  const after =
    due && say('decisions:owed.by_after', { length: lengths(due.length, due.unit), from: words.fact(due.from) });
  const capped = cap && say('decisions:law.meter_cap', { cap: words.fact(cap) });
  return [subjects, after, daily, capped].filter(Boolean).join('; ');
}

function Sources({ rule }: { rule: LawRuleShown }) {
  const say = useWords();
  const words = useDecisionWords();
  return (
    <>
      {rule.notice && <p className="mg-note">{words.text(rule.notice)}</p>}
      <p className="mg-quiet">
        {say('decisions:law.source')}:{' '}
        {rule.sources.length > 0
          ? rule.sources.map(({ title }) => title).join(' · ')
          : say('decisions:law.source_none')}
      </p>
    </>
  );
}
