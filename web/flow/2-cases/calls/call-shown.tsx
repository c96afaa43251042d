// What the parts of calls share: a call as lists give it, the card of whoever calls, and the way to its case.
import { Link } from '@tanstack/react-router';
import type { AnswerOf } from '#api/contract';
import type { listCalls, showCall } from '#api/flow/2-cases.calls';
import type { Id } from '#api/values';

export type CallRow = AnswerOf<typeof listCalls>['rows'][number];
export type CallCard = AnswerOf<typeof showCall>;

export function CaseLink({ caseId, number }: { caseId: Id<'cas'>; number: string }) {
  return <Link to={`/cases/${caseId}`}>{number}</Link>;
}
