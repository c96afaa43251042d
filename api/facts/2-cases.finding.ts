// Facts of finding in stage 2: tags, views, deeds on many and what takes them back. Subject the case, the view or the deed on many.
import { z } from 'zod';
import { bulkDeeds } from '../flow/2-cases.finding.ts';
import { id } from '../values.ts';

const about = { caseId: id('cas') };
const view = z.object({ viewId: id('viw'), name: z.string(), shared: z.boolean() });
const bulk = { bulkId: id('blk'), deed: z.enum(bulkDeeds) };

export const findingFacts = {
  'case.tagged': z.object({ ...about, added: z.array(z.string()), removed: z.array(z.string()) }),
  /** Taken back within a minute: the case is again nobody's. */
  'case.released': z.object({ ...about, ownerId: z.string().nullable() }),
  'case.offer_withdrawn': z.object({ ...about, toId: z.string().nullable() }),
  /** The note stays where it was kept and is shown no more. */
  'case.note_withdrawn': z.object({ ...about, noteId: id('msg') }),
  'view.saved': view,
  'view.changed': view,
  'view.removed': view,
  'bulk.started': z.object({ ...bulk, cases: z.number().int() }),
  'bulk.ended': z.object({ ...bulk, done: z.number().int(), refused: z.number().int() }),
  'bulk.undone': z.object({ ...bulk, undone: z.number().int(), notUndone: z.number().int() }),
};
