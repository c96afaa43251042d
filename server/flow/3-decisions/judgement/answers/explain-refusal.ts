// The ground of a refusal: the rule that came nearest, who carries the burden of proof, and what would change the answer.
import type { Burden, Loser, RefusalGround } from '../judgement.ts';

/** A ground, or why nobody could put one to a customer. `facts` would settle whether a rule speaks at all. */
export type Refusable =
  | { ground: RefusalGround }
  | { ground: null; why: 'no_rule_speaks' | 'only_unverified_rules' | 'facts_missing'; facts: readonly string[] };

const noGround = (
  why: 'no_rule_speaks' | 'only_unverified_rules' | 'facts_missing',
  facts: readonly string[] = [],
): Refusable => ({
  ground: null,
  why,
  facts,
});

/**
 * Finds the ground among the losers: a verified rule that surely speaks, the one with the least in its way; of equals the
 * one that a proof would turn. A rule that is not for this place, this buyer or this time is no ground: it never spoke.
 */
export function findGround(losers: readonly Loser[], mayRest: (ruleId: string) => boolean): Refusable {
  const spoke = losers.filter(
    (loser) => loser.lostBy !== 'outdone' && loser.lostBy !== 'validity' && loser.lostBy !== 'place',
  );
  // That a voluntary promise does not reach so far is no ground where neither law nor contract has spoken.
  if (spoke.every((loser) => loser.basis === 'commitment')) return noGround('no_rule_speaks');
  const firm = spoke.filter((loser) => !loser.checkWithCounsel && mayRest(loser.ruleId));
  if (firm.every((loser) => loser.basis === 'commitment')) return noGround('only_unverified_rules');
  const sure = firm.filter((loser) => loser.certain);
  const [nearest] = sure.sort(compareGrounds);
  if (!nearest || sure.every((loser) => loser.basis === 'commitment')) {
    return noGround('facts_missing', [...new Set(firm.flatMap((loser) => loser.missing))].sort());
  }
  const { ruleId, ruleVersion, title, citation, reasons, wouldChange } = nearest;
  return {
    ground: { ruleId, ruleVersion, title, citation, reasons, burden: settledBurden(nearest.burden), wouldChange },
  };
}

/** Who asks for something shows that it is owed, unless a rule says otherwise. */
const claimantProves: Burden = { holder: 'customer', untilDay: null, proofs: [] };

/** A ground that does not turn on a disputed proof still says who would have to show more. */
function settledBurden(burden: Burden | null): Burden {
  return burden === null || burden.holder === 'unknown' ? { ...claimantProves, proofs: burden?.proofs ?? [] } : burden;
}

const nearness: Record<Loser['lostBy'], number> = {
  excluded: 0,
  proof: 1,
  exception: 2,
  window: 3,
  gate: 4,
  condition: 5,
  validity: 8,
  place: 8,
  outdone: 9,
};

function compareGrounds(a: Loser, b: Loser): number {
  return (
    a.reasons.length - b.reasons.length ||
    nearness[a.lostBy] - nearness[b.lostBy] ||
    b.wouldChange.length - a.wouldChange.length ||
    (a.id < b.id ? -1 : a.id > b.id ? 1 : 0)
  );
}
