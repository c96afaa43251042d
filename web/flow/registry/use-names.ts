// The names behind the ids of a filter, so that an address with ids reads as words.
import { showCommitment } from '#api/flow/1-promises';
import { showContract } from '#api/registry/contracts';
import { listBrands, listStores, showMerchant } from '#api/registry/merchants';
import { showPerson } from '#api/registry/people';
import type { Id } from '#api/values';
import { useAnswer } from '../../lib/use-answer.ts';
import { pickLanguageOf, useLanguage } from '../../lib/use-language.ts';

type Named = 'firmId' | 'storeId' | 'brandId' | 'commitmentId' | 'contractId' | 'personId';
export type Names = Readonly<Record<Named, string | undefined>>;

/** Undefined until known, and for ids that are not there; each is asked only when it is given. */
export function useNames(ids: Partial<Record<Named, string>>): Names {
  const language = useLanguage();
  const asked = { when: true } as const;
  const never = { when: false } as const;
  const whether = (id: string | undefined) => (id === undefined ? never : asked);
  const firm = useAnswer(showMerchant, { params: { firmId: ids.firmId as Id<'frm'> } }, whether(ids.firmId));
  const stores = useAnswer(listStores, { query: { limit: 200 } }, whether(ids.storeId));
  const brands = useAnswer(listBrands, { query: { limit: 200 } }, whether(ids.brandId));
  const person = useAnswer(showPerson, { params: { personId: ids.personId as Id<'per'> } }, whether(ids.personId));
  const contractId = ids.contractId as Id<'ctr'>;
  const contract = useAnswer(showContract, { params: { contractId } }, whether(ids.contractId));
  const commitmentId = ids.commitmentId as Id<'com'>;
  const commitment = useAnswer(showCommitment, { params: { commitmentId } }, whether(ids.commitmentId));
  return {
    firmId: firm.data?.legalName,
    storeId: stores.data?.rows.find((row) => row.storeId === ids.storeId)?.name,
    brandId: brands.data?.rows.find((row) => row.brandId === ids.brandId)?.name,
    personId: person.data?.name,
    contractId: contract.data?.number,
    commitmentId: commitment.data?.current
      ? pickLanguageOf(commitment.data.current.name, language)
      : commitment.data?.code,
  };
}
