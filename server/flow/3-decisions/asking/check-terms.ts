// Checks standard terms for void clauses under the law of a country: the one asked for, else the company's own (ASK-5).
import type { z } from 'zod';
import type { checkTerms as contract } from '#api/flow/3-decisions.routes';
import { assert } from '#platform/assert';
import type { Snapshot } from '#platform/database/transact';
import { readCompany } from '#registry';
import { lintTerms } from '../terms-linter/lint-terms.ts';

/** The text has passed its contract: neither empty nor too long. */
export async function checkTerms(
  snapshot: Snapshot,
  given: z.output<typeof contract.body>,
): Promise<z.input<typeof contract.answer>> {
  const country = given.country ?? (await readCompany(snapshot)).country;
  const lint = lintTerms(given.text, country);
  assert(lint.ok, 'LINT-3 the contract lets no text pass that the linter cannot take');
  return { country, sentences: lint.sentences, found: lint.found };
}
