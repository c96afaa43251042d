// Losers of one rule that lost for the same reasons, told once with all their remedies. Pure.
import type { Loser } from './owed-judgement.ts';

/** In the order of the judgement; each group has the remedies of all its losers. */
export function groupLosers(losers: readonly Loser[]): { loser: Loser; remedies: string[] }[] {
  const groups = new Map<string, { loser: Loser; remedies: string[] }>();
  for (const loser of losers) {
    const { ruleId, lostBy, reasons, outdoneBy, wouldChange } = loser;
    const key = JSON.stringify([ruleId, lostBy, reasons, outdoneBy, wouldChange]);
    const group = groups.get(key);
    if (group) group.remedies.push(loser.remedy);
    else groups.set(key, { loser, remedies: [loser.remedy] });
  }
  return [...groups.values()];
}
