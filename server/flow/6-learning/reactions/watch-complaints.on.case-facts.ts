// Counts complaints as cases are opened, and raises a warning where they cluster or where a visit found a home flooded (WARN-1).
import { dayAt } from '#platform/calendar/zone-offsets';
import type { Tx } from '#platform/database/transact';
import type { Fact } from '#platform/facts/record-fact';
import { type Uuid, uuidOf } from '#platform/ids/make-id';
import { reaction } from '#platform/part';
import { readCompany } from '#registry';
import { complaintWriter } from '../warnings/complaint-store.ts';
import { raiseForSafety } from '../warnings/raise-warning.ts';
import { watchDay } from '../warnings/watch-complaints.ts';

const followed = ['case.opened', 'case.joined', 'case.cancelled', 'visit.done'] as const;
type Followed = Fact<(typeof followed)[number]>;
const bodyOf = <Name extends (typeof followed)[number]>(facts: readonly Followed[], name: Name) =>
  facts.filter((fact) => fact.name === name).map((fact) => fact.body as Fact<Name>['body']);

export const watchComplaints = reaction<(typeof followed)[number]>({
  name: 'watch-complaints.on.case-facts',
  on: followed,
  react: watchIn,
});

/** Cases we opened ourselves follow from a search, not from a customer who speaks up: they are not counted. */
async function watchIn(tx: Tx, facts: Followed[]): Promise<void> {
  const { timeZone } = await readCompany(tx);
  const today = dayAt(tx.at.getTime(), timeZone);
  const noMore = new Set(
    [...bodyOf(facts, 'case.joined'), ...bodyOf(facts, 'case.cancelled')].map(({ caseId }) => uuidOf(caseId)),
  );
  await complaintWriter(tx).remove([...noMore]);
  const opened = bodyOf(facts, 'case.opened').flatMap((body) =>
    body.openedBy === 'mall' || noMore.has(uuidOf(body.caseId)) ? [] : [complaintOf(body)],
  );
  const added = await complaintWriter(tx).add(opened);
  const byDay = [...Map.groupBy(added, ({ openedOn }) => openedOn)].toSorted(([a], [b]) => (a < b ? -1 : 1));
  for (const [day, complaints] of byDay) await watchDay(tx, complaints, day, today);
  const found = bodyOf(facts, 'visit.done').filter(({ problemFound }) => problemFound);
  if (found.length > 0)
    await raiseForSafety(
      tx,
      found.map(({ caseId }) => uuidOf(caseId)),
      today,
    );
}

function complaintOf(body: Fact<'case.opened'>['body']) {
  const uuid = (id: `${string}_${string}` | null): Uuid | null => (id === null ? null : uuidOf(id));
  return {
    caseId: uuidOf(body.caseId),
    openedOn: body.openedOn,
    problem: body.problem,
    personId: uuidOf(body.personId),
    contractId: uuid(body.contractId),
    firmId: uuid(body.firmId),
    brandId: uuid(body.brandId),
    storeId: uuid(body.storeId),
  };
}
