// One thing a customer is owed: what and how much at a glance, then who, by when, who proves, what is missing, and the rule.
import type { AnswerOf } from '#api/contract';
import type { judgeGiven } from '#api/flow/3-decisions.routes';
import { useWords } from '../../../lib/use-language.ts';
import { useWriting } from '../../../lib/use-session.ts';
import { Mark, type MarkTone } from '../../../ui/mark.tsx';
import { Pairs } from '../../../ui/pairs.tsx';
import { useDecisionWords } from '../words/use-decision-words.ts';
import { RuleLink } from './rule-link.tsx';
import { useBurdenWords, useChangeWords, useDeadlineWords } from './use-ground-words.ts';

type Entitlement = AnswerOf<typeof judgeGiven>['entitlements'][number];

const tones: Readonly<Record<Entitlement['status'], MarkTone>> = {
  owed: 'good',
  needs_proof: 'accent',
  refer: 'warn',
  may_offer: 'quiet',
};

export function EntitlementCard({ entitlement: one, rank }: { entitlement: Entitlement; rank: number }) {
  const say = useWords();
  const words = useDecisionWords();
  const writing = useWriting();
  const amount = one.amountMinor && writing.money({ amountMinor: one.amountMinor, currency: one.currency });
  return (
    <article className={`mg-owed mg-owed-${tones[one.status]}`}>
      <header className="mg-owed-head">
        <h3>
          <span className="mg-owed-rank">{rank}</span> {words.say('remedies', one.remedy)}
        </h3>
        {amount && <span className="mg-owed-amount mg-number">{amount}</span>}
        <Mark tone={tones[one.status]}>{words.say('outcomes', one.status)}</Mark>
        {one.onTop && <Mark>{say('decisions:owed.on_top')}</Mark>}
        {one.checkWithCounsel && <Mark tone="warn">{say('choices:verified.unverified')}</Mark>}
      </header>
      <p className="mg-quiet">
        {say(`choices:basis.${one.basis}`)}: {words.text(one.title)}
      </p>
      <EntitlementPairs one={one} />
      {one.notice && <p className="mg-note">{words.text(one.notice)}</p>}
    </article>
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
