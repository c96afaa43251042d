// The decisions of one case, newest first, each with what it pays, who decided, who signed, and what the rules said then.
import type { CompensationDecision } from '#api/flow/3-decisions.compensation';
import { useLanguage, useWords } from '../../../lib/use-language.ts';
import { useWriting } from '../../../lib/use-session.ts';
import { Fault } from '../../../ui/fault.tsx';
import { Fold } from '../../../ui/fold.tsx';
import type { MorePages } from '../../../ui/load-more.tsx';
import { Mark, type MarkTone } from '../../../ui/mark.tsx';
import { MoneyText } from '../../../ui/money-text.tsx';
import { AssessmentShown } from './assessment-shown.tsx';
import { LineTable } from './line-table.tsx';
import { SignDeeds } from './sign-deeds.tsx';

export const decisionTones: Record<CompensationDecision['state'], MarkTone> = {
  proposed: 'warn',
  approved: 'good',
  refused: 'bad',
  withdrawn: 'quiet',
};

export interface CaseDecisionsProps {
  list: MorePages;
  rows: readonly CompensationDecision[];
}

export function CaseDecisions({ list, rows }: CaseDecisionsProps) {
  const say = useWords();
  return (
    <>
      <h3 className="mg-small-title">{say('compensation:decision.title')}</h3>
      {list.isError && rows.length === 0 && <Fault error={list.error} again={() => void list.refetch()} />}
      {!list.isPending && !list.isError && rows.length === 0 && (
        <p className="mg-quiet">{say('compensation:decision.none')}</p>
      )}
      <ul className="mg-steps">
        {rows.map((decision) => (
          <DecisionEntry key={decision.decisionId} decision={decision} />
        ))}
      </ul>
    </>
  );
}

function DecisionEntry({ decision }: { decision: CompensationDecision }) {
  const say = useWords();
  const language = useLanguage();
  const { state, kind, totalMinor, currency, lines, notice } = decision;
  return (
    <li>
      <div className="mg-step-head">
        {state !== 'refused' && (
          <strong>
            <MoneyText money={{ amountMinor: totalMinor, currency }} />
          </strong>
        )}
        <Mark tone={decisionTones[state]}>{say(`compensation:decision.state.${state}`)}</Mark>
        <span className="mg-quiet">{say(`compensation:decision.kind.${kind}`)}</span>
        <SignDeeds decision={decision} />
      </div>
      <DecisionPeople decision={decision} />
      {lines.length > 0 && <LineTable lines={lines} />}
      {notice && (
        <p className="mg-note">
          {say('compensation:decision.notice')}: {notice[language]}
        </p>
      )}
      {kind === 'compensation' && (
        <Fold title={say('compensation:decision.what_rules_said')}>
          <AssessmentShown said={decision.said} />
        </Fold>
      )}
    </li>
  );
}

/** Who proposed, signed, overruled, ended it, and when. */
function DecisionPeople({ decision }: { decision: CompensationDecision }) {
  const say = useWords();
  const writing = useWriting();
  const { proposed, signatures, overruled, ended, said, note, state, signaturesWanted, approvedOn } = decision;
  const nameOf = (who: { by: string; name: string | null }) => who.name ?? who.by;
  const lines = [
    say('compensation:decision.proposed_by', { name: nameOf(proposed), at: writing.instant(proposed.at) }),
    ...signatures.map((one) =>
      say('compensation:decision.signed_by', { name: nameOf(one), at: writing.instant(one.at) }),
    ),
    state === 'proposed' &&
      say('compensation:decision.signatures', { count: signatures.length, wanted: signaturesWanted }),
    approvedOn && say('compensation:decision.approved_on', { day: writing.day(approvedOn) }),
    overruled &&
      say('compensation:decision.overruled_by', {
        name: nameOf(overruled),
        reason: overruled.reason,
        said: say(`compensation:judge.${said.outcome}`),
      }),
    ended &&
      say('compensation:decision.ended_by', {
        name: nameOf(ended),
        at: writing.instant(ended.at),
        reason: ended.reason,
      }),
    note,
  ].filter(Boolean);
  return (
    <small className="mg-quiet">
      {lines.map((line) => (
        <span key={String(line)} className="mg-line-of">
          {line}
        </span>
      ))}
    </small>
  );
}
