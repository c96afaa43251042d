// Registers a sales contract in as few statements as it takes: two for a known customer, four for a new one.
import type { z } from 'zod';
import type { registerContract as route } from '#api/registry/contracts';
import { dayAt } from '#platform/calendar/zone-offsets';
import { type Acting, allow } from '#platform/database/acting';
import type { Tx } from '#platform/database/transact';
import { recordFact } from '#platform/facts/record-fact';
import { idOf, makeUuid, type Uuid, uuidOf } from '#platform/ids/make-id';
import { refuse } from '#platform/refusal';
import { merchantWriter } from '../merchants/merchant-store.ts';
import { moneyKept } from '../money-shown.ts';
import { type KnownPerson, newPerson, type PersonWritten, tidyPerson } from '../people/person.ts';
import { personReader, personWriter } from '../people/person-store.ts';
import { inUtc, newObligation, nextDueOn, stateOf, type WholeContract } from './contract.ts';
import { isSignedInFuture, strayCurrency, sumOfLines } from './contract-rules.ts';
import { contractWriter } from './contract-store.ts';
import { type ContractShown, contractShown } from './contract-views.ts';
import { lookUpSurroundings, type Surroundings } from './look-up-surroundings.ts';

export type ContractGiven = z.output<typeof route.body>;

/**
 * The customer is a known person, or given by name with phone or e-mail: found again, else registered (REG-3). The promises in
 * force on the day follow from `contract.registered`. Refuses `person.not_found`, `phone.unreadable`, `firm.not_found`,
 * `brand.not_found`, `store.not_found`, `product.not_found`, `contract.number_taken`, `contract.signed_in_future` and
 * `money.mixed_currencies`.
 */
export async function registerContract(acting: Acting, given: ContractGiven): Promise<ContractShown> {
  allow(acting, 'contract.write');
  return await acting.transact(async (tx) => {
    const customer = await readCustomer(tx, given.customer);
    const refs = {
      firmId: given.firmId && uuidOf(given.firmId),
      brandId: given.brandId && uuidOf(given.brandId),
      storeId: given.storeId && uuidOf(given.storeId),
    };
    const productIds = given.lines.flatMap(({ productId }) => (productId ? [uuidOf(productId)] : []));
    const around = await lookUpSurroundings(tx, { ...refs, number: given.number, productIds, customer });
    if (isSignedInFuture(given.signedOn, dayAt(tx.at.getTime(), around.timeZone)))
      throw refuse('contract.signed_in_future', { signedOn: given.signedOn });
    const person = await settlePerson(tx, customer, around.person);
    const contract = compose(given, refs, person.personId, around);
    const stray = strayCurrency([contract, ...contract.lines, ...contract.vouchers]);
    if (stray) throw refuse('money.mixed_currencies', { currency: stray });
    await add(tx, contract);
    if (refs.firmId && refs.brandId && !around.brandKnown)
      await merchantWriter(tx).linkBrands([{ firmId: refs.firmId, brandId: refs.brandId }]);
    recordFact(tx, 'contract.registered', contract.contractId, {
      contractId: idOf('ctr', contract.contractId),
      personId: idOf('per', person.personId),
      importId: null,
    });
    return shown(tx, contract, person, around);
  });
}

/** The id of a known person, or the tidy form of one given by name, with the phone locked until the end of the transaction. */
async function readCustomer(tx: Tx, given: ContractGiven['customer']): Promise<Uuid | PersonWritten> {
  if ('personId' in given) return uuidOf(given.personId);
  const [phone] = given.phones;
  return tidyPerson(given, phone === undefined ? '' : await personReader(tx).countryWithLock(phone));
}

/** The person as known; one found again by name gains what the contract tells of new phones, e-mails and addresses. */
async function settlePerson(
  tx: Tx,
  customer: Uuid | PersonWritten,
  known: KnownPerson | undefined,
): Promise<KnownPerson> {
  if (typeof customer === 'string') return known as KnownPerson;
  if (!known) {
    const person = newPerson(customer);
    await personWriter(tx).add([person]);
    recordFact(tx, 'person.registered', person.personId, { personId: idOf('per', person.personId) });
    return person;
  }
  const { person, fields } = joined(known, customer);
  if (fields.length > 0) {
    await personWriter(tx).gain([person]);
    recordFact(tx, 'person.changed', person.personId, { personId: idOf('per', person.personId), fields });
  }
  return person;
}

function joined(known: KnownPerson, told: PersonWritten): { person: KnownPerson; fields: string[] } {
  const fields = (['phones', 'emails', 'addresses'] as const).filter((field) =>
    told[field].some((text) => !known[field].includes(text)),
  );
  const person = { ...known };
  for (const field of fields) person[field] = [...new Set([...known[field], ...told[field]])];
  return { person, fields };
}

function compose(
  given: ContractGiven,
  refs: Pick<WholeContract, 'firmId' | 'brandId' | 'storeId'>,
  personId: Uuid,
  around: Surroundings,
): WholeContract {
  const lines = given.lines.map(({ amount, productId, ...line }) => ({
    ...line,
    ...moneyKept(amount),
    lineId: makeUuid(),
    productId: productId && uuidOf(productId),
  }));
  const families = lines.map(({ productId }) => (productId && around.products.get(productId)?.family) ?? null);
  return {
    ...refs,
    personId,
    contractId: makeUuid(),
    number: given.number,
    signedOn: given.signedOn,
    city: given.city ?? around.storeCity,
    family: families.find((family) => family !== null) ?? null,
    deliverTo: given.deliverTo,
    note: given.note,
    ...(given.amount ? moneyKept(given.amount) : sumOfLines(lines)),
    cancelledOn: null,
    cancelReason: null,
    firstComplainedOn: null,
    lines,
    obligations: given.obligations.map(({ kind, agreedOn = null, agreedAt = null }) =>
      newObligation({ kind, agreedOn, agreedAt }, around.timeZone),
    ),
    vouchers: given.vouchers.map(({ amount, ...voucher }) => ({
      ...voucher,
      ...moneyKept(amount),
      voucherId: makeUuid(),
    })),
  };
}

/** A twin that was a moment faster is met by the table itself. */
async function add(tx: Tx, contract: WholeContract): Promise<void> {
  try {
    await contractWriter(tx).add([contract]);
  } catch (error) {
    if ((error as { constraint?: string }).constraint !== 'contracts_number') throw error;
    throw refuse('contract.number_taken', { number: contract.number });
  }
}

/** Put together from what was written: reading it back would cost another statement. A test compares it with what is read. */
function shown(tx: Tx, contract: WholeContract, person: KnownPerson, around: Surroundings): ContractShown {
  return contractShown({
    ...contract,
    ...around,
    state: stateOf(contract.obligations, null),
    nextDueOn: nextDueOn(contract.obligations, null),
    personName: person.name,
    phones: [...person.phones],
    brokenPromises: 0,
    registeredAt: inUtc(tx.at.toISOString()),
    complaints: [],
    lines: contract.lines.map((line) => ({
      ...line,
      productName: (line.productId && around.products.get(line.productId)?.name) ?? null,
    })),
  });
}
