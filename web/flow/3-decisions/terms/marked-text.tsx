// The terms as they were given, with the void sentences marked and numbered as in the list.
import { useWords } from '../../../lib/use-language.ts';
import { piecesOf } from './pieces-of.ts';
import type { FoundClause } from './void-clauses.tsx';

export function MarkedText({ text, found }: { text: string; found: readonly FoundClause[] }) {
  const say = useWords();
  return (
    <section className="mg-panel" aria-label={say('decisions:terms.marked')}>
      <h2>{say('decisions:terms.marked')}</h2>
      <p className="mg-marked">
        {piecesOf(text, found).map((piece) =>
          piece.numbers.length === 0 ? (
            <span key={piece.from}>{piece.text}</span>
          ) : (
            <mark key={piece.from}>
              {piece.text}
              <sup className="mg-number">{piece.numbers.join(', ')}</sup>
            </mark>
          ),
        )}
      </p>
    </section>
  );
}
