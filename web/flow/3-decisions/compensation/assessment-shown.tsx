// An assessment in words: the outcome, what stands in the way and what would change it, the amounts by head, every rule asked.
import type { z } from 'zod';
import type { Assessment, compensationStep } from '#api/flow/3-decisions.compensation';
import { useLanguage, useWords } from '../../../lib/use-language.ts';
import { useWriting } from '../../../lib/use-session.ts';
import { Fold } from '../../../ui/fold.tsx';
import { Mark } from '../../../ui/mark.tsx';
import { Pairs } from '../../../ui/pairs.tsx';
import { LineTable } from './line-table.tsx';

type Step = z.infer<typeof compensationStep>;
export const outcomeTones = { pay: 'good', wait: 'warn', refuse: 'bad' } as const;
const answerTones = { met: 'good', not_met: 'bad', missing: 'warn' } as const;
const answerWords = { met: 'judge.met', not_met: 'judge.not_met', missing: 'judge.unknown' } as const;

export function AssessmentShown({ said }: { said: Assessment }) {
  const say = useWords();
  const writing = useWriting();
  const met = said.steps.filter((step) => step.answer === 'met').length;
  const total = writing.money({ amountMinor: said.totalMinor, currency: said.currency });
  return (
    <>
      <div className={`mg-verdict mg-verdict-${outcomeTones[said.outcome]}`} role="status">
        <strong>{say(`compensation:judge.${said.outcome}`)}</strong>
        {said.lines.length > 0 && <span className="mg-verdict-sum mg-number">{total}</span>}
      </div>
      {said.care.map((care) => (
        <p key={care} className="mg-note">
          {say('compensation:judge.care')}: {say(`compensation:judge.care_${care}`)}
        </p>
      ))}
      <Grounds said={said} />
      {said.lines.length > 0 && <LineTable lines={said.lines} />}
      <Fold
        title={say('compensation:judge.rules')}
        mark={
          <span className="mg-quiet">{say('compensation:judge.rules_count', { met, all: said.steps.length })}</span>
        }
      >
        <ul className="mg-steps">
          {said.steps.map((step) => (
            <RuleAsked key={step.ruleId} step={step} />
          ))}
        </ul>
        <small className="mg-quiet">
          {say('compensation:judge.version', { version: said.rulesVersion, day: writing.day(said.assessedOn) })}
        </small>
      </Fold>
    </>
  );
}

/** Everything that is not met, the ground first: a "no" says its rule, who proves, and what would change it (product rule 1). */
function Grounds({ said: { steps, ground } }: { said: Assessment }) {
  const say = useWords();
  const others = steps.filter((step) => step.answer !== 'met' && step.ruleId !== ground?.ruleId);
  const open = ground ? [ground, ...others] : others;
  if (open.length === 0) return null;
  return (
    <div>
      <h3 className="mg-small-title">{say('compensation:judge.missing')}</h3>
      <ul className="mg-steps">
        {open.map((step) => (
          <RuleAsked key={step.ruleId} step={step} />
        ))}
      </ul>
    </div>
  );
}

export function RuleAsked({ step }: { step: Step }) {
  const say = useWords();
  const language = useLanguage();
  const { ruleId, answer, title, found, burden, wouldChange } = step;
  return (
    <li>
      <div className="mg-step-head">
        <Mark tone={answerTones[answer]}>{say(`compensation:${answerWords[answer]}`)}</Mark>
        <strong>{title[language]}</strong>
        <small className="mg-quiet">{ruleId}</small>
      </div>
      <span>{found[language]}</span>
      {answer !== 'met' && (
        <Pairs
          pairs={[
            [say('compensation:judge.burden'), burden && say(`compensation:judge.burden_${burden}`)],
            [say('compensation:judge.change'), wouldChange?.[language]],
          ]}
        />
      )}
    </li>
  );
}
