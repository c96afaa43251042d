// Facts in runs of one name, so that a batch of hundreds is answered in few statements and the order between names is kept: a payment
// follows its decision.

/** Neighbours of one name together, in the order they came. */
export function runsOf<One extends { name: string }>(facts: readonly One[]): One[][] {
  const runs: One[][] = [];
  for (const fact of facts) {
    const last = runs.at(-1);
    if (last?.[0]?.name === fact.name) last.push(fact);
    else runs.push([fact]);
  }
  return runs;
}
