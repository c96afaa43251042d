// The door of the registry: people, merchants, contracts. Everything other areas may use is named here.

export { readCompany } from './company/read-company.ts';
export { comparableName } from './comparable-name.ts';
export { contractsSigned, type SignedContract } from './contracts/contracts-signed.ts';
export type { ContractOutcome, ImportedContract, RowRefusal } from './contracts/imported-contract.ts';
export { naturalKey } from './contracts/imported-contract.ts';
export { noteComplaintIn } from './contracts/note-complaint-in.ts';
export type { ContractTerms, ObligationTerms } from './contracts/read-contract-terms.ts';
export { readContractTerms } from './contracts/read-contract-terms.ts';
export { upsertContracts } from './contracts/upsert-contracts.ts';
export { feedsPart } from './feeds/feeds-part.ts';
export { type Found, findAnything } from './finding/find-anything.ts';
export { spellingsJob } from './finding/learn-spellings-job.ts';
export { namesOfActors } from './finding/names-of-actors.ts';
export { markOf, soundQuery } from './finding/search-entries.ts';
export { nearSpellings } from './finding/spellings.ts';
export type { FieldValues, ImportKind, RowOutcome } from './imports/import-kind.ts';
export { importedFiles } from './imports/import-store.ts';
export { importsPart } from './imports/imports-part.ts';
export { type NamedPlaces, refuseUnknownPlaces } from './merchants/refuse-unknown-places.ts';
export { type KeyShape, type Page, pageOfRows, readPageKey } from './page-key.ts';
export { learnEmail, peopleReachedBy, type ReachedBy, registerSender } from './people/people-reached-by.ts';
export { settleCustomer } from './people/settle-customer.ts';
export { registryPart } from './registry-part.ts';
export { webhooksPart } from './webhooks/webhooks-part.ts';
