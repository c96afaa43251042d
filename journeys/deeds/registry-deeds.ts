// Deeds about stores, merchants, people and contracts.
import { type Deed, idFor, moneyOf, type Stage } from '../stage.ts';
import { momentOf } from '../story-format.ts';

type Given = Record<string, unknown>;

const openStore: Deed = {
  does: 'open store',
  required: ['name', 'city'],
  optional: ['address', 'time zone'],
  async play(stage, given) {
    const body = {
      name: given.name,
      city: given.city,
      address: given.address ?? null,
      timeZone: given['time zone'] ?? stage.timeZone,
    };
    return (await stage.call('POST', '/stores', body)).storeId;
  },
};

const registerMerchant: Deed = {
  does: 'register merchant',
  required: ['name'],
  optional: ['brand', 'store', 'since', 'lease until', 'phone'],
  async play(stage, given) {
    const firm = await stage.call('POST', '/firms', { legalName: given.name, phone: given.phone ?? null });
    if (given.brand && given.store) {
      const brandId = await brandOf(stage, String(given.brand));
      await stage.call('POST', '/tenancies', {
        firmId: firm.firmId,
        brandId,
        storeId: idFor(stage, given.store),
        startedOn: given.since ?? '2000-01-01',
        leaseEndsOn: given['lease until'] ?? null,
      });
    }
    return firm.firmId;
  },
};

async function brandOf(stage: Stage, name: string): Promise<string> {
  const known = await stage.call('GET', `/brands?find=${encodeURIComponent(name)}`);
  const match = known.rows.find((brand: { name: string }) => brand.name === name);
  return match?.brandId ?? (await stage.call('POST', '/brands', { name })).brandId;
}

const endTenancy: Deed = {
  does: 'end tenancy',
  required: ['merchant', 'on', 'reason'],
  optional: [],
  async play(stage, given) {
    const merchant = await stage.call('GET', `/merchants/${idFor(stage, given.merchant)}`);
    for (const tenancy of merchant.tenancies) {
      if (tenancy.endedOn === null)
        await stage.call('POST', `/tenancies/${tenancy.tenancyId}/end`, { endedOn: given.on, reason: given.reason });
    }
    return undefined;
  },
};

const personOf = (given: Given) => ({
  name: given.customer ?? given.name,
  phones: given.phone === undefined ? [] : [String(given.phone)],
  emails: given['e-mail'] === undefined ? [] : [given['e-mail']],
  addresses: given.address === undefined ? [] : [given.address],
  language: given.language ?? null,
});

const registerPerson: Deed = {
  does: 'register person',
  required: ['name'],
  optional: ['phone', 'e-mail', 'address', 'language'],
  play: async (stage, given) => (await stage.call('POST', '/people', personOf(given))).personId,
};

const mergePeople: Deed = {
  does: 'merge people',
  required: ['keep', 'join'],
  optional: [],
  async play(stage, given) {
    await stage.call('POST', `/people/${idFor(stage, given.keep)}/merge`, { duplicateId: idFor(stage, given.join) });
    return undefined;
  },
};

const obligationFields = { 'deliver by': 'deliver', 'install by': 'install', 'perform by': 'perform' } as const;
let numbered = 0;

const registerContract: Deed = {
  does: 'register contract',
  required: ['customer', 'signed'],
  optional: [
    'number',
    'phone',
    'e-mail',
    'address',
    'language',
    'merchant',
    'store',
    'deliver by',
    'install by',
    'perform by',
    'perform at',
    'amount',
    'goods',
    'voucher',
    'city',
    'note',
  ],
  async play(stage, given) {
    const known = stage.cast.get(String(given.customer));
    const merchant =
      given.merchant === undefined ? undefined : await stage.call('GET', `/merchants/${idFor(stage, given.merchant)}`);
    const tenancy = merchant?.tenancies[0];
    const amount = given.amount === undefined ? null : moneyOf(stage, given.amount);
    const obligations: unknown[] = Object.entries(obligationFields)
      .filter(([field]) => given[field] !== undefined)
      .map(([field, kind]) => ({ kind, agreedOn: given[field] }));
    if (given['perform at'] !== undefined)
      obligations.push({
        kind: 'perform',
        agreedAt: momentOf(String(given['perform at']), stage.timeZone).toISOString(),
      });
    numbered += 1;
    const contract = await stage.call('POST', '/contracts', {
      number: String(given.number ?? `S-${numbered}`),
      signedOn: given.signed,
      customer: known ? { personId: known } : personOf(given),
      firmId: merchant?.firmId ?? null,
      brandId: tenancy?.brandId ?? null,
      storeId: given.store === undefined ? (tenancy?.storeId ?? null) : idFor(stage, given.store),
      city: given.city ?? null,
      note: given.note ?? null,
      amount,
      obligations,
      lines: given.goods === undefined ? [] : [{ description: given.goods, amount }],
      vouchers:
        given.voucher === undefined
          ? []
          : [{ kind: 'receipt', number: String(given.voucher), paidOn: given.signed, amount }],
    });
    return contract.contractId;
  },
};

export const registryDeeds: readonly Deed[] = [
  openStore,
  registerMerchant,
  endTenancy,
  registerPerson,
  mergePeople,
  registerContract,
];
