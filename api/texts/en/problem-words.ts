// What is wrong with a law pack somebody wrote, and what of a table stays the same through its versions.

const english = {
  'pack_problem.too_deep': 'too deeply nested',
  'pack_problem.version_used_already': 'the version is used already',
  'pack_problem.names_what_is_not_there': 'it names something that is not there',
  'pack_problem.nothing_to_borrow': 'the pack has nothing of this name to borrow',
  'pack_problem.id_twice': 'two rules have this id',
  'pack_problem.remedy_twice': 'a remedy is named twice',
  'pack_problem.no_remedy': 'a rule of remedies names none',
  'pack_problem.no_meter': 'a rule of meters has none',
  'pack_problem.burden_that_cannot_be_met': 'the customer is to prove and nothing is said what',
  'pack_problem.proof_that_cannot_be_answered': 'the trader proves first and the customer has nothing to answer with',
  'pack_problem.not_a_day': 'this is not a day',
  'pack_problem.of_another_form': 'what is written does not fit here',
  'table_frame.purpose': 'what it decides',
  'table_frame.effective.by': 'by which day it counts',
} as const;

export type ProblemWordKey = keyof typeof english;
export const problemWords: Record<ProblemWordKey, string> = english;
