// The clauses that were marked: the sentence, why it is void, and the article that says so.
import type { AnswerOf } from '#api/contract';
import type { checkTerms } from '#api/flow/3-decisions.routes';
import { useWords } from '../../../lib/use-language.ts';
import { Mark } from '../../../ui/mark.tsx';
import { useDecisionWords } from '../words/use-decision-words.ts';

export type FoundClause = AnswerOf<typeof checkTerms>['found'][number];

export function VoidClauses({ found }: { found: readonly FoundClause[] }) {
  const say = useWords();
  const words = useDecisionWords();
  if (found.length === 0) return null;
  return (
    <ol className="mg-plain-list" aria-label={say('decisions:terms.clauses')}>
      {found.map((clause, at) => (
        <li key={`${clause.id} ${clause.from}`} className="mg-clause">
          <div className="mg-row">
            <strong className="mg-number">{at + 1}</strong>
            <strong className="mg-clause-article">{clause.article}</strong>
            {clause.checkWithCounsel && <Mark tone="warn">{say('choices:verified.unverified')}</Mark>}
          </div>
          <blockquote lang={clause.language}>{clause.sentence}</blockquote>
          <p>{words.text(clause.why)}</p>
          <small className="mg-quiet">{say('decisions:terms.words', { words: clause.words })}</small>
        </li>
      ))}
    </ol>
  );
}
