// Puts what the words have found in order: the same family, the same problem and past service lift it; says why (KNOW-5). Pure.
import type { CaseProblem } from '#api/flow/2-cases.words';
import type { Uuid } from '#platform/ids/make-id';
import type { FoundByTerms } from './knowledge-terms.ts';

export interface AboutCase {
  problem: CaseProblem;
  /** Product families of what was bought. */
  families: readonly string[];
}
export interface Candidate {
  found: FoundByTerms;
  families: readonly string[];
  problems: readonly CaseProblem[];
  /** Ended cases with the same problem or family in which it served. */
  similarCases: number;
}
export interface Ranked {
  subjectId: Uuid;
  score: number;
  why: { words: string[]; family: string | null; problem: boolean; similarCases: number };
}

const familyLift = 0.5;
/** It is for something else than what was bought: seldom right, never impossible, since catalogues are written by people. */
const otherFamily = 0.5;
const problemLift = 0.2;
const serviceLift = 0.15;
/** Below this share of the best one it is noise. */
const shareMin = 0.35;
const wordsToldMax = 5;

export function rankSuggestions(candidates: readonly Candidate[], about: AboutCase): Ranked[] {
  const ranked = candidates
    .map((candidate) => rank(candidate, about))
    .toSorted((a, b) => b.score - a.score || (a.subjectId < b.subjectId ? 1 : -1));
  const best = ranked[0]?.score ?? 0;
  return ranked.filter(({ score }) => score >= best * shareMin);
}

function rank({ found, families, problems, similarCases }: Candidate, about: AboutCase): Ranked {
  const family = families.find((one) => about.families.some((bought) => sameFamily(one, bought))) ?? null;
  const isOther = family === null && families.length > 0 && about.families.length > 0;
  const problem = problems.includes(about.problem);
  const lift =
    1 +
    (family === null ? 0 : familyLift) +
    (problem ? problemLift : 0) +
    serviceLift * Math.log2(1 + Math.max(similarCases, 0));
  return {
    subjectId: found.subjectId,
    score: found.score * lift * (isOther ? otherFamily : 1),
    why: { words: readableWords(found.words).slice(0, wordsToldMax), family, problem, similarCases },
  };
}

/** As people write them: case and forms of letters aside. */
export function sameFamily(one: string, other: string): boolean {
  return comparable(one) === comparable(other);
}

function comparable(family: string): string {
  return family.normalize('NFKC').trim().toLowerCase();
}

/** Pairs of Han that overlap where they stood in the text are told as the run they came from: 关不 + 不上 is 关不上. */
export function readableWords(words: readonly { word: string; place: number }[]): string[] {
  const told: { word: string; lastPlace: number; order: number }[] = [];
  const order = new Map(words.map(({ place }, at) => [place, at]));
  for (const { word, place } of words.toSorted((a, b) => a.place - b.place)) {
    const before = told.at(-1);
    const at = order.get(place) ?? 0;
    if (before && before.lastPlace === place - 1 && isPairOfHan(word) && before.word.endsWith(word.slice(0, 1))) {
      before.word += word.slice(1);
      before.lastPlace = place;
      before.order = Math.min(before.order, at);
    } else told.push({ word, lastPlace: place, order: at });
  }
  return told.toSorted((a, b) => a.order - b.order).map(({ word }) => word);
}

function isPairOfHan(word: string): boolean {
  return /^\p{Script=Han}{2}$/u.test(word);
}
