// A question a rule, a warranty or a cell asks of one fact, worded once and shared by every judgement.

/** A question, made once when a rule is compiled and shared by every judgement. */
export type Leaf = {
  /** `problem.reportedOn within 7 day of sale.receivedOn`: the same for every judgement. */
  readonly test: string;
  /** The fact to ask for when the answer is unknown, and to change when it is no. */
  readonly fact: string;
  readonly code:
    | 'is'
    | 'in'
    | 'at_least'
    | 'at_most'
    | 'between_days'
    | 'known'
    | 'proof'
    | 'finding'
    | 'within'
    | 'after'
    | 'validity'
    | 'place';
  readonly wants: string;
  /** Whether a paper, a repair or a demand could still change this answer. */
  readonly changeable: boolean;
};

/** Facts of the sale and the place do not change by bringing a paper; proofs, findings, demands and repairs do. */
const changeable =
  /^(proofs|findings|trader|repairs|demand|problem\.(item|gravity|reappeared|newTerm|specific)|unit\.(same|other|safety))/;

/** Makes a question. Its `test` says the same in every judgement. */
export function makeLeaf(code: Leaf['code'], fact: string, wants: string, test: string): Leaf {
  return { code, fact, wants, test, changeable: changeable.test(fact) };
}
