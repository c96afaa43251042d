// The clocks of a company on screen: of each the version in force, and those still to come.
import type { z } from 'zod';
import type { listClockPolicies } from '#api/flow/2-cases.clocks';
import type { Snapshot } from '#platform/database/transact';
import { namesOfActors } from '#registry';
import { type KeptVersion, readVersions } from './clock-book.ts';

export type PolicyShown = z.input<typeof listClockPolicies.answer>['rows'][number];

export async function listPoliciesOf(snapshot: Snapshot): Promise<PolicyShown[]> {
  const kept = await readVersions(snapshot);
  const inForce = new Map(kept.filter((one) => begun(one, snapshot)).map((one) => [one.code, one.version]));
  return await showPolicies(
    snapshot,
    kept.filter((one) => one.version >= (inForce.get(one.code) ?? 0)),
  );
}

/** `kept` are of each clock the last in force and those after it. */
export async function showPolicies(snapshot: Snapshot, kept: readonly KeptVersion[]): Promise<PolicyShown[]> {
  const names = await namesOfActors(
    snapshot,
    kept.map(({ writtenBy }) => writtenBy),
  );
  return kept.map(({ policy, code, version, isOn, takesRunning, inForceFrom, writtenBy }) => ({
    ...policy,
    code,
    version,
    isOn,
    takesRunning,
    inForceFrom,
    isInForce: isOn && begun({ inForceFrom }, snapshot),
    writtenBy: names.get(writtenBy) ?? '',
  }));
}

function begun({ inForceFrom }: Pick<KeptVersion, 'inForceFrom'>, { at }: Snapshot): boolean {
  return Date.parse(inForceFrom) <= at.getTime();
}
