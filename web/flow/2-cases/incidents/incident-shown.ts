// An incident as its page shows it.
import type { AnswerOf } from '#api/contract';
import type { showIncident } from '#api/flow/2-cases.incidents';

export type IncidentShown = AnswerOf<typeof showIncident>;
