// Questions about what is recovered: a merchant's account, the claims of a case, ages, the books.
import { idFor, nameOf, type Question, type Stage } from '../stage.ts';
import { plainMoney } from './plain-money.ts';

type Fields = Record<string, unknown>;
interface ClaimRow {
  claimId: string;
  bearer: string;
  state: string;
  currency: string;
  [amount: `${string}Minor`]: string;
}

const plain = (stage: Stage, amountMinor: string | undefined, currency = stage.currency) =>
  plainMoney(stage, { amountMinor: amountMinor ?? '0', currency });
const words = (code: string) => code.replaceAll('_', ' ');

const merchantAccount: Question = {
  asks: 'merchant account',
  named: true,
  async answer(stage, subject) {
    const account = await stage.call('GET', `/merchants/${idFor(stage, subject)}/account`);
    const own = (rows: { currency: string }[]) =>
      rows.find(({ currency }) => currency === stage.currency) as Fields | undefined;
    const [deposit, owed] = [own(account.deposits) ?? {}, own(account.owed) ?? {}];
    const of = (part: Fields, name: string) => plain(stage, part[`${name}Minor`] as string | undefined);
    return {
      left: account.left,
      'left on': account.leftOn,
      'deposit returns from': account.depositReturnsFrom,
      deposit: of(deposit, 'balance'),
      frozen: of(deposit, 'frozen'),
      available: of(deposit, 'available'),
      minimum: of(deposit, 'minimum'),
      missing: of(deposit, 'missing'),
      'top up by': deposit.topUpDueOn ?? null,
      'top up late': deposit.topUpLate ?? false,
      held: of(owed, 'settlementHeld'),
      claimed: of(owed, 'claimed'),
      recovered: of(owed, 'recovered'),
      waived: of(owed, 'waived'),
      'written off': of(owed, 'writtenOff'),
      open: of(owed, 'open'),
      disputed: of(owed, 'disputed'),
      receivable: of(owed, 'receivable'),
      allowance: of(owed, 'allowance'),
      claims: owed.openClaims ?? 0,
      oldest: owed.oldestOn ?? null,
    };
  },
};

/** Sums over claims, and the parts that only one claim has. */
function claimFields(stage: Stage, rows: ClaimRow[]): Fields {
  const sum = (name: string) => rows.reduce((total, row) => total + plain(stage, row[`${name}Minor`], row.currency), 0);
  const [only] = rows.length === 1 ? (rows as (ClaimRow & Fields)[]) : [];
  return {
    count: rows.length,
    bearers: rows.map(({ bearer }) => bearer),
    states: rows.map(({ state }) => words(state)),
    claimed: sum('claimed'),
    open: sum('open'),
    recovered: sum('recovered'),
    waived: sum('waived'),
    'written off': sum('writtenOff'),
    'recovered late': sum('recoveredLate'),
    frozen: sum('frozen'),
    ...(only
      ? {
          state: words(only.state),
          raised: only.raisedOn,
          'file by': only.fileBy,
          age: only.ageDays,
          filed: only.filedOn,
        }
      : {}),
  };
}

const recoveryOf: Question = {
  asks: 'recovery of',
  named: true,
  async answer(stage, subject) {
    const id = idFor(stage, subject);
    const filter = { frm: 'firmId', inc: 'incidentId', cas: 'caseId' }[id.slice(0, 3)] ?? 'caseId';
    const { rows } = await stage.call('GET', `/claims?${filter}=${id}&limit=200`);
    return claimFields(stage, rows);
  },
};

const claim: Question = {
  asks: 'claim',
  named: true,
  answer: async (stage, subject) => claimFields(stage, [await stage.call('GET', `/claims/${idFor(stage, subject)}`)]),
};

const ageNames = ['to 30', 'to 60', 'to 90', 'to 180', 'to 365', 'older'] as const;
const ageing: Question = {
  asks: 'ageing',
  named: false,
  async answer(stage) {
    const answer = await stage.call('GET', '/ageing?limit=200');
    const ages = (amounts: string[]) => ageNames.map((name, at) => [name, plain(stage, amounts[at])] as const);
    return {
      total: plain(stage, answer.totalMinor),
      ...Object.fromEntries(ages(answer.totals)),
      merchants: answer.rows.flatMap((row: { firmId: string | null }) =>
        row.firmId ? [nameOf(stage, row.firmId)] : [],
      ),
      'oldest days': Math.max(0, ...answer.rows.map((row: { oldestDays: number }) => row.oldestDays)),
    };
  },
};

/** `books: { "1010": -200000, "2110": 0, true: yes }`. */
const books: Question = {
  asks: 'books',
  named: false,
  async answer(stage) {
    const { rows } = await stage.call('GET', '/books/balances');
    const { broken } = await stage.call('GET', `/books/months/${stage.at.toISOString().slice(0, 7)}`);
    const accounts = [
      '1010',
      '1210',
      '1220',
      '1230',
      '1290',
      '2110',
      '2120',
      '2125',
      '4900',
      '5100',
      '5200',
      '5300',
      '5400',
      '5500',
    ];
    const balances = accounts.map((code) => {
      const row = rows.find(
        (one: { code: string; currency: string }) => one.code === code && one.currency === stage.currency,
      );
      return [code, plain(stage, row?.balanceMinor)] as const;
    });
    return { ...Object.fromEntries(balances), hold: broken.length === 0 };
  },
};

const losses: Question = {
  asks: 'losses',
  named: false,
  async answer(stage) {
    const { rows } = await stage.call('GET', '/losses?limit=200');
    const sum = (state: string) =>
      rows
        .filter((row: { state: string }) => row.state === state)
        .reduce((total: number, row: { amountMinor: string; currency: string }) => total + plainMoney(stage, row), 0);
    return { count: rows.length, asked: sum('asked'), approved: sum('approved'), refused: sum('refused') };
  },
};

export const recoveryQuestions: readonly Question[] = [merchantAccount, recoveryOf, claim, ageing, books, losses];
