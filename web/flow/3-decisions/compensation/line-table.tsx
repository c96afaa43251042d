// The amounts of an assessment or a decision by head of loss, each with what it was taken from and the way to its rule.
import type { z } from 'zod';
import type { compensationLine } from '#api/flow/3-decisions.compensation';
import { useLanguage, useWords } from '../../../lib/use-language.ts';
import { useWriting } from '../../../lib/use-session.ts';
import { MoneyText } from '../../../ui/money-text.tsx';
import { RuleLink } from '../what-is-owed/rule-link.tsx';

type Line = z.infer<typeof compensationLine>;

export function LineTable({ lines }: { lines: readonly Line[] }) {
  const say = useWords();
  return (
    <ul className="mg-amounts" aria-label={say('compensation:line.head')}>
      {lines.map((line) => (
        <AmountLine key={`${line.head} ${line.ruleId}`} line={line} />
      ))}
    </ul>
  );
}

/** From the amount to the rule version it follows from, in one click (product rule 3). */
function AmountLine({ line }: { line: Line }) {
  const say = useWords();
  const language = useLanguage();
  const writing = useWriting();
  const { title, from, ruleId, ruleVersion, beforeCapMinor, currency } = line;
  const capped = beforeCapMinor && writing.money({ amountMinor: beforeCapMinor, currency });
  return (
    <li>
      <span className="mg-amounts-what">
        <span>{title[language]}</span>
        <small className="mg-quiet">
          {say('compensation:line.from')}: {say(`compensation:line.from_${from}`)}
          {capped && ` · ${say('compensation:line.capped', { amount: capped })}`} ·{' '}
          {ruleId === 'person' ? (
            say('compensation:line.by_person')
          ) : (
            <RuleLink ruleId={ruleId} citation={`${ruleId} v${ruleVersion}`} />
          )}
        </small>
      </span>
      <strong>
        <MoneyText money={line} />
      </strong>
    </li>
  );
}
