// What the customer does not see: who bears it in the end, who handles it, who pays freight, and what a person should look at.
import { useWords } from '../../../lib/use-language.ts';
import { useWriting } from '../../../lib/use-session.ts';
import { Fold } from '../../../ui/fold.tsx';
import { Pairs } from '../../../ui/pairs.tsx';
import { useDecisionWords } from '../words/use-decision-words.ts';
import type { OwedJudgement } from './owed-judgement.ts';

export function BehindPanel({ answer }: { answer: OwedJudgement }) {
  const say = useWords();
  const words = useDecisionWords();
  const writing = useWriting();
  const { handling } = answer;
  const shares = answer.liability.map(({ party, shareBasisPoints, amountMinor }) => {
    const amount = amountMinor && ` (${writing.money({ amountMinor, currency: answer.currency })})`;
    return `${words.say('parties', party)} ${writing.number(shareBasisPoints / 100)} %${amount ?? ''}`;
  });
  const legs = answer.freight.map(({ direction, payer }) =>
    say('decisions:owed.leg', { leg: words.say('legs', direction), payer: words.say('parties', payer) }),
  );
  return (
    <Fold title={say('decisions:owed.behind')}>
      <Pairs
        pairs={[
          [say('decisions:owed.bears'), shares.join(' · ')],
          [say('decisions:owed.handles'), handling && words.say('parties', handling.handler)],
          [say('decisions:owed.returns'), handling && words.say('parties', handling.returnTo)],
          [say('decisions:owed.freight'), legs.join(' · ')],
          [
            say('decisions:owed.duties'),
            answer.duties.map((duty) => `${words.text(duty.title)} [${duty.citation}]`).join(' · '),
          ],
          [say('decisions:owed.care'), answer.care.map(({ code }) => words.choice(`care.${code}`)).join(' · ')],
          [
            say('decisions:owed.supplier'),
            answer.supplierCover.map(({ party }) => words.say('parties', party)).join(' · '),
          ],
        ]}
      />
    </Fold>
  );
}
