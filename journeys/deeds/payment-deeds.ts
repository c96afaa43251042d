// Deeds on money: an account is given, payments are approved and sent, money is declined, a receipt is signed.
import { type Deed, idFor, moneyOf, type Stage } from '../stage.ts';
import { StoryError } from '../story-format.ts';
import { inStoryWords } from '../story-words.ts';
import { bankDeeds, dayOf } from './bank-deeds.ts';
import { pageTokenOf } from './incident-deeds.ts';
import { allPayments, chosen, paymentsNamed } from './payments-named.ts';

type Given = Record<string, unknown>;

/** Valid accounts to stand for those a story does not write out. */
const standIns: Record<string, Record<string, unknown>> = {
  cn: { account: '6222020200112230004', bankName: 'ICBC', cnaps: '102100099996' },
  ru: { account: '40817810700000000001', bik: '044525225', bankName: 'Bank' },
  iban: { iban: 'DE89370400440532013000', bic: 'COBADEFFXXX' },
};

function accountOf(stage: Stage, given: Given): Record<string, unknown> {
  const holderName = given.holder ?? 'The customer';
  if (given.iban !== undefined) return { scheme: 'iban', holderName, iban: String(given.iban), bic: given.bic ?? null };
  if (given.bik !== undefined)
    return {
      scheme: 'ru',
      holderName,
      account: String(given.account),
      bik: String(given.bik),
      bankName: given.bank ?? null,
    };
  const scheme = stage.currency === 'CNY' ? 'cn' : stage.currency === 'RUB' ? 'ru' : 'iban';
  if (given.account === undefined) {
    const named = { ...(given.bank === undefined ? {} : { bankName: String(given.bank) }) };
    return { scheme, holderName, ...standIns[scheme], ...named };
  }
  return {
    scheme: 'cn',
    holderName,
    account: String(given.account),
    bankName: given.bank ?? 'Bank',
    cnaps: given.cnaps ?? null,
  };
}
const accountFields = ['holder', 'account', 'bank', 'cnaps', 'bik', 'iban', 'bic'];

const approve: Deed = {
  does: 'approve payments',
  required: [],
  optional: ['case', 'cases', 'incident'],
  async play(stage, given) {
    if (given.incident !== undefined && given.case === undefined && given.cases === undefined) {
      const told = await stage.call('POST', '/payment-approvals', { incidentId: idFor(stage, given.incident) });
      if (told.approved + told.waiting === 0)
        throw new StoryError(inStoryWords('nothingApproved', { left: JSON.stringify(told.left) }));
      return undefined;
    }
    // One by one, so that a refusal is the one of that payment.
    for (const { paymentId } of await paymentsNamed(stage, given, 'draft'))
      await stage.call('POST', `/payments/${paymentId}/approve`, {});
    return undefined;
  },
};

const send: Deed = {
  does: 'send payments',
  required: [],
  optional: ['case', 'cases', 'incident', 'on'],
  async play(stage, given) {
    const { rows } = await stage.call('GET', '/own-accounts');
    type Own = { ownAccountId: string; currency: string; closedAt: string | null };
    const own = rows.find((one: Own) => one.closedAt === null && one.currency === stage.currency);
    if (!own) throw new StoryError(inStoryWords('noOwnAccount', { currency: stage.currency }));
    const named = given.incident !== undefined || chosen(stage, given) !== undefined;
    const payments = named ? await paymentsNamed(stage, given, 'approved') : [];
    const file = await stage.call('POST', '/payment-files', {
      ownAccountId: own.ownAccountId,
      executeOn: given.on === undefined ? dayOf(stage) : String(given.on),
      ...(named ? { paymentIds: payments.map(({ paymentId }) => paymentId) } : {}),
    });
    return file.fileId;
  },
};

/** A short stroke, as a finger draws it. */
const strokes = 'M20 120 C60 20 120 180 180 90 L220 110';
const signature = (given: Given) => ({ name: given.name ?? 'The customer', strokes });
/** The first payment of the case that can still be signed for, or declined. */
async function firstOf(stage: Stage, given: Given): Promise<string> {
  const [first] = await allPayments(stage, { caseId: idFor(stage, given.case) });
  if (!first) throw new StoryError(inStoryWords('noPayment', { case: String(given.case) }));
  return first.paymentId;
}
const byCustomer = (
  does: string,
  optional: string[],
  call: (stage: Stage, given: Given, page: string) => Promise<unknown>,
): Deed => ({
  does,
  required: ['case'],
  optional,
  async play(stage, given) {
    await call(stage, given, `/customer/case/${await pageTokenOf(stage, given.case)}`);
    return undefined;
  },
});
const onPage = async (stage: Stage, page: string): Promise<string> => {
  const { rows } = await stage.call('GET', `${page}/payments`);
  if (!rows[0]) throw new StoryError(inStoryWords('pageWithoutPayment'));
  return rows[0].paymentId;
};

export const paymentDeeds: readonly Deed[] = [
  {
    does: 'add own account',
    required: [],
    optional: ['name', ...accountFields],
    async play(stage, given) {
      const account = accountOf(stage, { holder: 'The company', ...given });
      const body = { name: given.name ?? 'Operating account', currency: stage.currency, account };
      return (await stage.call('POST', '/own-accounts', body)).ownAccountId;
    },
  },
  {
    does: 'set payment limit',
    required: ['amount'],
    optional: [],
    async play(stage, given) {
      await stage.call('PUT', '/payment-limits', moneyOf(stage, given.amount));
      return undefined;
    },
  },
  {
    does: 'give account',
    required: ['case'],
    optional: accountFields,
    async play(stage, given) {
      return (await stage.call('POST', `/cases/${idFor(stage, given.case)}/payee`, accountOf(stage, given))).payeeId;
    },
  },
  byCustomer('customer gives account', accountFields, (stage, given, page) =>
    stage.call('POST', `${page}/payee`, accountOf(stage, given)),
  ),
  approve,
  send,
  ...bankDeeds,
  {
    does: 'decline money',
    required: ['case'],
    optional: ['reason'],
    async play(stage, given) {
      const reason = { reason: given.reason ?? 'the customer does not want it' };
      await stage.call('POST', `/payments/${await firstOf(stage, given)}/decline`, reason);
      return undefined;
    },
  },
  byCustomer('customer declines money', ['reason'], async (stage, given, page) =>
    stage.call('POST', `${page}/payments/${await onPage(stage, page)}/decline`, { reason: given.reason ?? '' }),
  ),
  {
    does: 'sign receipt',
    required: ['case'],
    optional: ['name'],
    async play(stage, given) {
      await stage.call('POST', `/payments/${await firstOf(stage, given)}/receipt/sign`, signature(given));
      return undefined;
    },
  },
  byCustomer('customer signs receipt', ['name'], async (stage, given, page) =>
    stage.call('POST', `${page}/payments/${await onPage(stage, page)}/receipt/sign`, signature(given)),
  ),
];
