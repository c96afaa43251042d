// One thing a customer is owed: what and how much at a glance, then who, by when, who proves, what is missing, and the rule.
import { useWords } from '../../../lib/use-language.ts';
import { useWriting } from '../../../lib/use-session.ts';
import { Mark, type MarkTone } from '../../../ui/mark.tsx';
import { Pairs } from '../../../ui/pairs.tsx';
import { useDecisionWords } from '../words/use-decision-words.ts';
import type { Entitlement } from './owed-judgement.ts';
import { RuleLink } from './rule-link.tsx';
import { useBurdenWords, useChangeWords, useDeadlineWords } from './use-ground-words.ts';

const tones: Readonly<Record<Entitlement['status'], MarkTone>> = {
  owed: 'good',
  needs_proof: 'accent',
  refer: 'warn',
  may_offer: 'quiet',
};

/** The best is open; the others tell what, how much, who and by when, and open for the rest. */
export function EntitlementCard({ entitlement: one, rank }: { entitlement: Entitlement; rank: number }) {
  const words = useDecisionWords();
  const inside = (
    <>
      <EntitlementPairs one={one} />
      {one.notice && <p className="mg-note">{words.text(one.notice)}</p>}
    </>
  );
  const className = `mg-owed mg-owed-${tones[one.status]}`;
  if (rank === 1)
    return (
      <article className={className}>
        <EntitlementHead one={one} rank={rank} />
        {inside}
      </article>
    );
  return (
    <details className={className}>
      <summary>
        <EntitlementHead one={one} rank={rank} />
      </summary>
      {inside}
    </details>
  );
}

function EntitlementHead({ one, rank }: { one: Entitlement; rank: number }) {
  const say = useWords();
  const words = useDecisionWords();
  const writing = useWriting();
  const deadlineWords = useDeadlineWords();
  const amount = one.amountMinor && writing.money({ amountMinor: one.amountMinor, currency: one.currency });
  const who = [...new Set(one.obligors.map(({ party }) => words.say('parties', party)))].join(', ');
  return (
    <span className="mg-owed-lines">
      <span className="mg-owed-head">
        <span className="mg-owed-rank">{rank}</span>
        <strong className="mg-owed-remedy">{words.say('remedies', one.remedy)}</strong>
        {amount && <span className="mg-owed-amount mg-number">{amount}</span>}
        <Mark tone={tones[one.status]}>{words.say('outcomes', one.status)}</Mark>
        {one.onTop && <Mark>{say('decisions:owed.on_top')}</Mark>}
        {one.checkWithCounsel && <Mark tone="warn">{say('choices:verified.unverified')}</Mark>}
      </span>
      {rank > 1 && <span>{[who, deadlineWords(one.deadline)].filter(Boolean).join(' · ')}</span>}
      <span className="mg-quiet">
        {say(`choices:basis.${one.basis}`)}: {words.text(one.title)}
      </span>
    </span>
  );
}

function EntitlementPairs({ one }: { one: Entitlement }) {
  const say = useWords();
  const words = useDecisionWords();
  const writing = useWriting();
  const burdenWords = useBurdenWords();
  const changeWords = useChangeWords();
  const deadlineWords = useDeadlineWords();
  const party = (code: string) => words.say('parties', code);
  const obligors = one.obligors.map(({ party: code, mode }) =>
    mode === 'several' ? party(code) : `${party(code)} (${say(`choices:mode.${mode}`)})`,
  );
  const changes = changeWords(one.wouldChange);
  return (
    <Pairs
      pairs={[
        [say('decisions:owed.who'), [...new Set(obligors)].join(' · ')],
        [say('decisions:owed.by_when'), deadlineWords(one.deadline)],
        [
          say('decisions:owed.customer_pays'),
          one.customerPays
            .map(({ costClass, percent }) => `${words.choice(`cost.${costClass}`)} ${writing.number(percent)} %`)
            .join(' · '),
        ],
        [say('decisions:owed.burden'), burdenWords(one.burden)],
        [say('decisions:owed.must_prove'), words.list((one.burden?.proofs ?? []).map((proof) => `proofs.${proof}`))],
        [say('decisions:owed.lacks'), one.missing.length > 0 && <strong>{words.list(one.missing)}</strong>],
        [say('decisions:owed.changes'), changes.length > 0 && changes.join(' · ')],
        [say('decisions:owed.recourse'), [...new Set(one.recourse.map(({ against }) => party(against)))].join(' · ')],
        [say('decisions:owed.freight'), one.freight && party(one.freight)],
        [
          say('decisions:owed.rule'),
          <span key="rule" className="mg-row">
            <RuleLink ruleId={one.ruleId} citation={one.citation} />
            {one.basis === 'statute' && (
              <Mark tone={one.verified === 'unverified' ? 'warn' : 'quiet'}>
                {say(`choices:verified.${one.verified}`)}
              </Mark>
            )}
            <span className="mg-quiet">{say(`choices:chooser.${one.chooser}`)}</span>
          </span>,
        ],
      ]}
    />
  );
}
