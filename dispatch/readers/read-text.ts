// Any text the planner understands → problem: tells our JSON, Solomon's and Homberger's form and technician instances
// apart by what stands in them, never by the file's name.
import { checkProblem } from '../check-problem.ts';
import type { Problem } from '../problem.ts';
import { ProblemRefused } from '../refuse-problem.ts';
import { type ReadProblem, readProblem } from './read-problem.ts';
import { readSolomon, SOLOMON_SCALE } from './read-solomon.ts';
import { readTechnicianInstance, TECHNICIAN_SCALE } from './read-technician-instance.ts';
import type { Say, Trouble } from './shape.ts';

export type ProblemForm = 'json' | 'solomon' | 'technicians';

export type ReadText =
  | { readonly ok: true; readonly problem: Problem; readonly form: ProblemForm; readonly pointsPerUnit: number }
  | { readonly ok: false; readonly troubles: readonly Trouble[] };

/** `pointsPerUnit`: what costs are divided by to be read in the file's own units. */
export function readText(text: string): ReadText {
  if (/^\s*[{[]/.test(text)) return withForm(readJson(text), 'json', 1);
  if (/CREW COUNT/.test(text) && /SPARE PARTS/.test(text))
    return withForm(readBy(readTechnicianInstance, text), 'technicians', TECHNICIAN_SCALE);
  if (/^\s*VEHICLE/im.test(text) && /^\s*CUSTOMER/im.test(text))
    return withForm(readBy(readSolomon, text), 'solomon', SOLOMON_SCALE);
  return {
    ok: false,
    troubles: [{ path: 'file', reason: 'unknown_form', facts: {} }],
  };
}

function withForm(read: ReadProblem, form: ProblemForm, pointsPerUnit: number): ReadText {
  return read.ok ? { ...read, form, pointsPerUnit } : read;
}

function readJson(text: string): ReadProblem {
  try {
    return readProblem(JSON.parse(text));
  } catch (cause) {
    if (!(cause instanceof SyntaxError)) throw cause;
    return { ok: false, troubles: [{ path: 'file', reason: 'not_json', facts: { why: cause.message } }] };
  }
}

function readBy(reader: (text: string, say: Say) => Problem, text: string): ReadProblem {
  const troubles: Trouble[] = [];
  const problem = reader(text, (path, reason, facts = {}) => troubles.push({ path, reason, facts }));
  if (troubles.length > 0) return { ok: false, troubles: troubles.slice(0, 50) };
  try {
    checkProblem(problem);
    return { ok: true, problem };
  } catch (refused) {
    if (!(refused instanceof ProblemRefused)) throw refused;
    return {
      ok: false,
      troubles: [{ path: JSON.stringify(refused.facts), reason: refused.code, facts: refused.facts }],
    };
  }
}
