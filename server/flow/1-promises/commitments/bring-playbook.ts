// Brings the commitments of a playbook to a company, each as version 1. One whose code is there already is left as it is.
import type { IsoDay } from '#platform/calendar/calendar-types';
import type { Tx } from '#platform/database/transact';
import { playbookNamed } from '../../../../playbooks/index.ts';
import { addCommitment } from './make-commitment.ts';

/** `from` is the first day in force of those commitments whose source gives none. Answers how many came; an unknown name brings none. */
export async function bringPlaybook(tx: Tx, name: string, from: IsoDay): Promise<number> {
  let brought = 0;
  for (const { code, inForceFrom, ...text } of playbookNamed(name)?.commitments ?? []) {
    const scope = { storeIds: [], brandIds: [], firmIds: [], families: [...(text.families ?? [])] };
    const { name: title, wording, clock, evidence } = text;
    const made = await addCommitment(tx, code, name, {
      name: title,
      wording,
      clock,
      scope,
      evidence: [...evidence],
      inForceFrom: inForceFrom ?? from,
      inForceUntil: null,
    });
    if (made) brought += 1;
  }
  return brought;
}
