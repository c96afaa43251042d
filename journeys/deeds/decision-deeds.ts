// Deeds on advance compensation: proposed, signed, refused, withdrawn; alone or for all cases of an incident; goodwill; limits.
import { type Deed, idFor, moneyOf, type Stage } from '../stage.ts';
import { StoryError } from '../story-format.ts';
import { inStoryWords } from '../story-words.ts';

type Given = Record<string, unknown>;
const path = '/decisions/compensation';
const heads = ['refund', 'penalty', 'consequential'] as const;

/** The amounts a step names by head; undefined when it names none, so that those of the rules are taken. */
function linesOf(stage: Stage, given: Given) {
  const lines = heads.flatMap((head) =>
    given[head] === undefined ? [] : [{ head, amountMinor: moneyOf(stage, given[head]).amountMinor }],
  );
  return lines.length > 0 ? lines : undefined;
}

/** What a step means: the decision or batch it names, else the last proposed one of its case or incident. */
async function meant(stage: Stage, given: Given): Promise<string> {
  if (given.decision !== undefined) return `${path}/${idFor(stage, given.decision)}`;
  if (given.batch !== undefined) return `${path}/batches/${idFor(stage, given.batch)}`;
  if (given.case !== undefined) {
    const { rows } = await stage.call('GET', `${path}?caseId=${idFor(stage, given.case)}`);
    const open = rows.find((one: { state: string }) => one.state === 'proposed') ?? rows[0];
    if (!open) throw new StoryError(inStoryWords('undecided', { name: String(given.case) }));
    return `${path}/${open.decisionId}`;
  }
  if (given.incident === undefined) throw new StoryError(inStoryWords('sayWhich'));
  const { rows } = await stage.call('GET', `${path}/batches?incidentId=${idFor(stage, given.incident)}`);
  const open = rows.find((one: { state: string }) => one.state === 'proposed') ?? rows[0];
  if (!open) throw new StoryError(inStoryWords('undecided', { name: String(given.incident) }));
  return `${path}/batches/${open.batchId}`;
}

const propose: Deed = {
  does: 'propose compensation',
  required: [],
  optional: ['case', 'incident', 'cases', ...heads, 'overruling', 'replacing', 'note'],
  async play(stage, given) {
    if (given.case === undefined) {
      const cases = Array.isArray(given.cases) ? given.cases.map((name) => idFor(stage, name)) : undefined;
      const incidentId = idFor(stage, given.incident);
      const batch = await stage.call('POST', `${path}/batches`, { incidentId, ...(cases ? { caseIds: cases } : {}) });
      return batch.batchId;
    }
    const made = await stage.call('POST', path, {
      caseId: idFor(stage, given.case),
      lines: linesOf(stage, given),
      ...(given.overruling === undefined ? {} : { overrule: { reason: String(given.overruling) } }),
      ...(given.replacing === undefined ? {} : { replacesId: idFor(stage, given.replacing) }),
      ...(given.note === undefined ? {} : { note: String(given.note) }),
    });
    return made.decisionId;
  },
};

const which = ['case', 'decision', 'incident', 'batch'];
const approve: Deed = {
  does: 'approve compensation',
  required: [],
  optional: which,
  async play(stage, given) {
    await stage.call('POST', `${await meant(stage, given)}/approve`);
    return undefined;
  },
};
const withdraw: Deed = {
  does: 'withdraw compensation',
  required: ['reason'],
  optional: which,
  async play(stage, given) {
    await stage.call('POST', `${await meant(stage, given)}/withdraw`, { reason: String(given.reason) });
    return undefined;
  },
};

const refuse: Deed = {
  does: 'refuse compensation',
  required: ['case'],
  optional: ['overruling'],
  async play(stage, given) {
    const made = await stage.call('POST', `${path}/refusals`, {
      caseId: idFor(stage, given.case),
      ...(given.overruling === undefined ? {} : { overrule: { reason: String(given.overruling) } }),
    });
    return made.decisionId;
  },
};

const goodwill: Deed = {
  does: 'offer goodwill',
  required: ['case', 'amount'],
  optional: ['reason'],
  async play(stage, given) {
    const made = await stage.call('POST', `${path}/goodwill`, {
      caseId: idFor(stage, given.case),
      ...moneyOf(stage, given.amount),
      reason: String(given.reason ?? 'a gesture'),
    });
    return made.decisionId;
  },
};

const roles = ['manager', 'finance', 'administrator'] as const;
/** What a step leaves out stays as it was; `none` takes a cap away. */
const limits: Deed = {
  does: 'set approval limits',
  required: [],
  optional: [...roles, 'contract cap', 'goodwill cap', 'months'],
  async play(stage, given) {
    const { version: _, changed: __, ...now } = await stage.call('GET', '/decisions/approval-limits');
    const cap = (field: string, was: string | null) => {
      if (given[field] === undefined) return was;
      return given[field] === 'none' ? null : moneyOf(stage, given[field]).amountMinor;
    };
    await stage.call('POST', '/decisions/approval-limits', {
      ...now,
      roles: now.roles.map((one: { role: string; aloneMinor: string }) => ({
        ...one,
        aloneMinor: cap(one.role, one.aloneMinor) ?? one.aloneMinor,
      })),
      perContractMinor: cap('contract cap', now.perContractMinor),
      goodwillMinor: cap('goodwill cap', now.goodwillMinor),
      claimMonths: given.months === undefined ? now.claimMonths : given.months === 'none' ? null : given.months,
    });
    return undefined;
  },
};

export const decisionDeeds: readonly Deed[] = [propose, approve, withdraw, refuse, goodwill, limits];
