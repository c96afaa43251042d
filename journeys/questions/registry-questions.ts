// Questions about contracts, merchants, people, and what happened to them.
import { idFor, nameOf, type Question } from '../stage.ts';
import { plainMoney } from './plain-money.ts';

const contract: Question = {
  asks: 'contract',
  named: true,
  async answer(stage, subject) {
    const found = await stage.call('GET', `/contracts/${idFor(stage, subject)}`);
    return {
      state: found.state.replaceAll('_', ' '),
      due: found.nextDueOn,
      customer: found.personName,
      merchant: found.legalName,
      broken: found.brokenPromises,
      complained: found.firstComplainedOn !== null,
      'complained on': found.firstComplainedOn,
      amount: found.amount ? plainMoney(stage, found.amount) : null,
      vouchers: found.vouchers.length,
    };
  },
};

const exitCheck: Question = {
  asks: 'exit check of',
  named: true,
  async answer(stage, subject) {
    const merchant = await stage.call('GET', `/merchants/${idFor(stage, subject)}`);
    const checks = await Promise.all(
      merchant.tenancies.map((one: { tenancyId: string }) =>
        stage.call('GET', `/tenancies/${one.tenancyId}/exit-check`),
      ),
    );
    const undelivered = checks.flatMap((check) => check.undelivered);
    return {
      undelivered: undelivered.map((row) => nameOf(stage, row.contractId)),
      'days late': Object.fromEntries(undelivered.map((row) => [nameOf(stage, row.contractId), row.daysLate])),
      count: checks.reduce((sum, check) => sum + check.undeliveredCount, 0),
      'open promises': checks.reduce((sum, check) => sum + check.openPromises, 0),
      'broken promises': checks.reduce((sum, check) => sum + check.brokenPromises, 0),
    };
  },
};

const merchant: Question = {
  asks: 'merchant',
  named: true,
  async answer(stage, subject) {
    const found = await stage.call('GET', `/merchants/${idFor(stage, subject)}`);
    const ended = found.tenancies.filter((tenancy: { endedOn: string | null }) => tenancy.endedOn !== null);
    return {
      left: found.tenancies.length > 0 && ended.length === found.tenancies.length,
      'left on': ended.at(-1)?.endedOn ?? null,
      contracts: found.contractCount,
      open: found.openPromises,
      broken: found.brokenPromises,
    };
  },
};

const person: Question = {
  asks: 'person',
  named: true,
  async answer(stage, subject) {
    const found = await stage.call('GET', `/people/${idFor(stage, subject)}`);
    return {
      name: found.name,
      contracts: found.contractCount,
      phones: found.phones,
      open: found.openPromises,
      broken: found.brokenPromises,
    };
  },
};

const history: Question = {
  asks: 'history of',
  named: true,
  async answer(stage, subject) {
    const { rows } = await stage.call('GET', `/history/${idFor(stage, subject)}?limit=200`);
    const names = rows.map((entry: { name: string }) => entry.name).reverse();
    return { facts: names, includes: names, count: names.length };
  },
};

const lastImport: Question = {
  asks: 'import',
  named: false,
  async answer(stage) {
    const { rows } = await stage.call('GET', '/imports?limit=1');
    return { ...rows[0]?.progress, state: rows[0]?.state };
  },
};

export const registryQuestions: readonly Question[] = [contract, exitCheck, merchant, person, history, lastImport];
