// What fits a case: the answers and trees that hold its words, put in order, each with why (KNOW-5, KNOW-6).
import { sql } from 'kysely';
import type { z } from 'zod';
import type { suggestAnswers } from '#api/flow/2-cases.knowledge';
import type { AnswerUse } from '#api/flow/2-cases.knowledge.words';
import type { Actor } from '#platform/auth/actor';
import type { Snapshot } from '#platform/database/transact';
import { idOf, type Uuid } from '#platform/ids/make-id';
import { findCase } from '../../case-store.ts';
import { refuseWhoItIsAbout } from '../../change-case.ts';
import { shownToReader } from '../../hidden-cases.ts';
import type { AnswerGiven } from '../answers/answer-store.ts';
import { type PublishedTree, readPublishedTrees } from '../diagnosis/tree-store.ts';
import { type FoundByTerms, findByTerms } from './knowledge-terms.ts';
import { type AboutCase, type Ranked, rankSuggestions } from './rank-suggestions.ts';

type Shown = z.input<typeof suggestAnswers.answer>;
type CaseWords = AboutCase & { caseId: Uuid; description: string };

const answersTold = 5;
const candidatesMax = 40;
const treesMax = 30;

/** Refuses `case.not_found`. */
export async function suggestFor(snapshot: Snapshot, caseId: Uuid, actor: Actor): Promise<Shown> {
  refuseWhoItIsAbout(await findCase(snapshot, caseId), actor);
  const about = await readAbout(snapshot, caseId);
  const trees = await rankedTrees(snapshot, about);
  return {
    answers: await suggestedAnswers(snapshot, about),
    trees: trees.map(({ treeId, version, tree, why }) => ({
      ...{ version, title: tree.title, symptom: tree.symptom },
      treeId: idOf('tre', treeId),
      why: why ?? { words: [], family: null, problem: false, similarCases: 0 },
    })),
  };
}

/** Those that fit first, with why; then the others by their code. For a customer's case as well. */
export async function rankedTrees(
  snapshot: Snapshot,
  about: CaseWords,
): Promise<(PublishedTree & { why: Ranked['why'] | null })[]> {
  const trees = await readPublishedTrees(snapshot, treesMax);
  const found = await findByTerms(snapshot, 'tree', about.description, candidatesMax);
  const candidates = found.flatMap((one) => {
    const tree = trees.find(({ treeId }) => treeId === one.subjectId)?.tree;
    return tree ? [{ found: one, families: tree.families, problems: [], similarCases: 0 }] : [];
  });
  const ranked = rankSuggestions(candidates, about);
  const place = (treeId: Uuid) => {
    const at = ranked.findIndex(({ subjectId }) => subjectId === treeId);
    return at === -1 ? trees.length : at;
  };
  return trees
    .map((tree) => ({ ...tree, why: ranked.find(({ subjectId }) => subjectId === tree.treeId)?.why ?? null }))
    .toSorted((a, b) => place(a.treeId) - place(b.treeId));
}

export async function readAbout({ tenantId, sql: db }: Snapshot, caseId: Uuid): Promise<CaseWords> {
  const { rows } = await sql<CaseWords>`select c.case_id as "caseId", c.problem, c.description,
      array(select distinct p.family from contract_lines l
        join products p on p.tenant_id = l.tenant_id and p.product_id = l.product_id
        where l.tenant_id = c.tenant_id and l.contract_id = c.contract_id and p.family is not null
        order by p.family limit 20) as families
    from cases c where c.tenant_id = ${tenantId} and c.case_id = ${caseId}`.execute(db);
  return rows[0] ?? { caseId, problem: 'other', description: '', families: [] };
}

async function suggestedAnswers(snapshot: Snapshot, about: CaseWords): Promise<Shown['answers']> {
  const found = await findByTerms(snapshot, 'answer', about.description, candidatesMax);
  const rows = await readCandidates(snapshot, about, found);
  const candidates = rows.flatMap(({ answerId, answer, similarCases }) => {
    const one = found.find(({ subjectId }) => subjectId === answerId);
    return one ? [{ found: one, families: answer.families, problems: answer.problems, similarCases }] : [];
  });
  return rankSuggestions(candidates, about)
    .slice(0, answersTold)
    .flatMap(({ subjectId, why }) => {
      const row = rows.find(({ answerId }) => answerId === subjectId);
      if (!row) return [];
      const { title, text, audience } = row.answer;
      const { version, usedHere } = row;
      return [{ ...{ title, text, audience, why, version, usedHere }, answerId: idOf('ans', subjectId) }];
    });
}

interface CandidateRow {
  answerId: Uuid;
  version: number;
  answer: AnswerGiven;
  similarCases: number;
  usedHere: AnswerUse[];
}

/** Only what is in force; a first version that begins later is not suggested yet. */
async function readCandidates(
  snapshot: Snapshot,
  { caseId, problem, families }: CaseWords,
  found: readonly FoundByTerms[],
): Promise<CandidateRow[]> {
  const ids = found.map(({ subjectId }) => subjectId);
  const { tenantId, sql: db, at } = snapshot;
  const { rows } = await sql<CandidateRow>`select v.answer_id as "answerId", v.version, v.answer,
      array(select u.how from answer_uses u where u.tenant_id = ${tenantId} and u.case_id = ${caseId}
        and u.answer_id = v.answer_id order by u.how) as "usedHere",
      (select count(distinct u.case_id)::int from answer_uses u
        join cases c on c.tenant_id = u.tenant_id and c.case_id = u.case_id
        where u.tenant_id = ${tenantId} and u.answer_id = v.answer_id and u.case_id <> ${caseId}
          and c.state in ('resolved', 'closed') and ${shownToReader(snapshot, 'u.case_id')}
          and (c.problem = ${problem} or exists (select from contract_lines l
            join products p on p.tenant_id = l.tenant_id and p.product_id = l.product_id
            where l.tenant_id = c.tenant_id and l.contract_id = c.contract_id
              and p.family = any(${[...families]}::text[])))) as "similarCases"
    from unnest(${ids}::uuid[]) as f (answer_id) cross join lateral (
      select * from answer_versions v where v.tenant_id = ${tenantId} and v.answer_id = f.answer_id and v.in_force_from <= ${at}
      order by v.version desc limit 1
    ) v`.execute(db);
  return rows;
}
