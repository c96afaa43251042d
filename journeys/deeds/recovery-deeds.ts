// Deeds on what is recovered: deposits, held money, claims on whoever bears the cost, losses, the books.
import { type Deed, idFor, moneyOf, type Stage } from '../stage.ts';
import { StoryError } from '../story-format.ts';
import { inStoryWords } from '../story-words.ts';

type Given = Record<string, unknown>;
const coded = (words: unknown) => String(words).trim().toLowerCase().replaceAll(' ', '_');
const orNull = (stage: Stage, name: unknown) => (name === undefined ? null : idFor(stage, name));

/** The claim a step means: by its own name, or the first open one of a case or a merchant. */
async function claimOf(stage: Stage, given: Given): Promise<string> {
  if (given.claim !== undefined) return idFor(stage, given.claim);
  const [filter, name] = given.case === undefined ? ['firmId', given.merchant] : ['caseId', given.case];
  if (name === undefined) throw new StoryError(inStoryWords('nameClaim'));
  const { rows } = await stage.call('GET', `/claims?${filter}=${idFor(stage, name)}&limit=200`);
  const claim = rows.find((one: { openMinor: string }) => one.openMinor !== '0') ?? rows[0];
  if (!claim) throw new StoryError(inStoryWords('noClaim', { name: String(name) }));
  return claim.claimId;
}

/** Money that comes or goes on a merchant's account. */
const onAccount = (does: string, path: string): Deed => ({
  does,
  required: ['merchant', 'amount'],
  optional: ['on', 'reference'],
  async play(stage, given) {
    await stage.call('POST', `/merchants/${idFor(stage, given.merchant)}/${path}`, {
      amount: moneyOf(stage, given.amount),
      ...(given.on === undefined ? {} : { on: given.on }),
      reference: given.reference ?? null,
    });
    return undefined;
  },
});

const onClaim = (
  does: string,
  path: string,
  fields: { required?: string[]; optional?: string[] },
  body: (stage: Stage, given: Given) => unknown,
): Deed => ({
  does,
  required: fields.required ?? [],
  optional: ['claim', 'case', 'merchant', ...(fields.optional ?? [])],
  async play(stage, given) {
    const made = await stage.call('POST', `/claims/${await claimOf(stage, given)}/${path}`, body(stage, given));
    // A settlement that gives something up is named by the loss that waits for approval.
    const waits = path === 'settle' && made.losses.find((loss: { state: string }) => loss.state === 'asked');
    return made.lossId ?? (waits ? waits.lossId : made.claimId);
  },
});

const agreeDeposit: Deed = {
  does: 'agree deposit',
  required: ['merchant', 'minimum'],
  optional: ['top up days', 'hold back days'],
  async play(stage, given) {
    await stage.call('PUT', `/merchants/${idFor(stage, given.merchant)}/deposit`, {
      minimum: moneyOf(stage, given.minimum),
      topUpDays: Number(given['top up days'] ?? 15),
      holdBackDays: Number(given['hold back days'] ?? 180),
    });
    return undefined;
  },
};

const recoverFromMerchant: Deed = {
  does: 'recover from merchant',
  required: ['merchant'],
  optional: [],
  async play(stage, given) {
    await stage.call('POST', `/merchants/${idFor(stage, given.merchant)}/recover`, undefined);
    return undefined;
  },
};

const raiseClaim: Deed = {
  does: 'raise claim',
  required: ['on', 'amount', 'cause'],
  optional: ['who', 'case', 'note', 'day'],
  async play(stage, given) {
    const bearer = coded(given.on);
    const who = orNull(stage, given.who);
    const made = await stage.call('POST', '/claims', {
      bearer,
      firmId: bearer === 'staff' ? null : who,
      staffId: bearer === 'staff' ? (who ?? (await anyStaff(stage))) : null,
      caseId: orNull(stage, given.case),
      cause: coded(given.cause),
      amount: moneyOf(stage, given.amount),
      ...(given.day === undefined ? {} : { raisedOn: given.day }),
      note: given.note ?? String(given.cause),
    });
    return made.claimId;
  },
};

/** A member of staff a story did not name. */
async function anyStaff(stage: Stage): Promise<string> {
  return (await stage.call('POST', '/staff', { name: 'A loader' })).staffId;
}

/** `shares: [{ bearer: merchant, who: Xinhengyi, percent: 60 }, { bearer: own, percent: 40, basis: goodwill }]`. */
const shareLiability: Deed = {
  does: 'share liability',
  required: ['case', 'shares'],
  optional: ['reason'],
  async play(stage, given) {
    const { rows } = await stage.call('GET', `/claims?caseId=${idFor(stage, given.case)}&limit=200`);
    const decisionId = rows.find((one: { decisionId: string | null }) => one.decisionId)?.decisionId;
    if (!decisionId) throw new StoryError(inStoryWords('nobodyBears', { case: String(given.case) }));
    const shares = (given.shares as Given[]).map((share) => {
      const bearer = coded(share.bearer);
      const who = orNull(stage, share.who);
      return {
        bearer,
        firmId: bearer === 'staff' || bearer === 'own' ? null : who,
        staffId: bearer === 'staff' ? who : null,
        basis: coded(share.basis ?? 'fault'),
        shareBps: Math.round(Number(share.percent) * 100),
      };
    });
    await stage.call('PUT', `/decisions/${decisionId}/liability`, { shares, reason: given.reason ?? 'told' });
    return undefined;
  },
};

const onLoss = (does: string, path: string, body: (given: Given) => unknown): Deed => ({
  does,
  required: ['loss'],
  optional: ['reason'],
  async play(stage, given) {
    await stage.call('POST', `/losses/${idFor(stage, given.loss)}/${path}`, body(given));
    return undefined;
  },
});

const provideLosses: Deed = {
  does: 'provide for losses',
  required: [],
  optional: ['on'],
  async play(stage, given) {
    await stage.call('POST', '/losses/provide', given.on === undefined ? {} : { on: given.on });
    return undefined;
  },
};

const closeMonth: Deed = {
  does: 'close month',
  required: ['month'],
  optional: [],
  async play(stage, given) {
    await stage.call('POST', `/books/months/${given.month}/close`, undefined);
    return undefined;
  },
};

const changePolicy: Deed = {
  does: 'change recovery policy',
  required: [],
  optional: ['recourse', 'penalties', 'drawing', 'approve alone'],
  async play(stage, given) {
    const { version: _, ...policy } = await stage.call('GET', '/recovery-policy');
    const alone = given['approve alone'];
    await stage.call('PUT', '/recovery-policy', {
      ...policy,
      recourse: given.recourse === undefined ? policy.recourse : coded(given.recourse),
      penalties: given.penalties === undefined ? policy.penalties : coded(given.penalties),
      drawing: given.drawing === undefined ? policy.drawing : coded(given.drawing),
      approveAloneMinor: alone === undefined ? policy.approveAloneMinor : moneyOf(stage, alone).amountMinor,
    });
    return undefined;
  },
};

const offered = (stage: Stage, given: Given) => (given.offers === undefined ? null : moneyOf(stage, given.offers));

export const recoveryDeeds: readonly Deed[] = [
  agreeDeposit,
  onAccount('receive deposit', 'deposit/receipts'),
  onAccount('return deposit', 'deposit/returns'),
  onAccount('hold settlement', 'settlement/held'),
  onAccount('pass on settlement', 'settlement/passed-on'),
  onAccount('receive from merchant', 'receipts'),
  recoverFromMerchant,
  raiseClaim,
  onClaim('file claim', 'file', { optional: ['by', 'on', 'pay by', 'reference'] }, (_, given) => ({
    rung: coded(given.by ?? 'invoice'),
    ...(given.on === undefined ? {} : { filedOn: given.on }),
    payBy: given['pay by'] ?? null,
    reference: given.reference ?? null,
  })),
  onClaim('dispute claim', 'dispute', { required: ['objection'], optional: ['offers'] }, (stage, given) => ({
    objection: given.objection,
    offered: offered(stage, given),
  })),
  onClaim('answer dispute', 'answer', { required: ['note'], optional: ['from', 'offers'] }, (stage, given) => ({
    kind: given.offers === undefined ? 'evidence' : 'offer',
    from: given.from ?? 'us',
    offered: offered(stage, given),
    note: given.note,
  })),
  onClaim('settle claim', 'settle', { required: ['agreed'], optional: ['note'] }, (stage, given) => ({
    agreed: moneyOf(stage, given.agreed),
    note: given.note ?? 'agreed',
  })),
  onClaim('receive recovery', 'receipts', { required: ['amount'], optional: ['on', 'reference'] }, (stage, given) => ({
    amount: moneyOf(stage, given.amount),
    ...(given.on === undefined ? {} : { on: given.on }),
    reference: given.reference ?? null,
  })),
  onClaim('ask write-off', 'write-off', { required: ['reason'], optional: ['amount'] }, (stage, given) => ({
    amount: given.amount === undefined ? null : moneyOf(stage, given.amount),
    reason: given.reason,
  })),
  onLoss('approve loss', 'approve', (given) => ({ note: given.reason ?? null })),
  onLoss('refuse loss', 'refuse', (given) => ({ reason: given.reason ?? 'told' })),
  shareLiability,
  provideLosses,
  closeMonth,
  changePolicy,
];
