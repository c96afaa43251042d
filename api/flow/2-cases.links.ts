// Stage 2, cases: files, links without an account, and how long each side has.
import { z } from 'zod';
import { route } from '../contract.ts';
import { id, instant } from '../values.ts';
import { evidenceKinds } from './1-promises.ts';
import { caseFile } from './2-cases.shown.ts';

const caseParams = z.object({ caseId: id('cas') });

// ── Files ───────────────────────────────────────────────────────────────────────────────────────────────────────────

/** Photos (JPEG, PNG, WebP, GIF, HEIC) and PDF, known by their content; up to 20 MB. Sent out as attachments, never run (T-X2). */
export const addFile = route({
  name: 'case.add_file',
  method: 'POST',
  path: '/cases/:caseId/files',
  summary: 'Add a photo or a document',
  policy: { permission: 'case.write' },
  params: caseParams,
  query: z.object({ proofKind: z.enum(evidenceKinds).optional(), visitId: id('vis').optional() }),
  takesFile: true,
  answer: caseFile,
  status: 201,
});
export const readCaseFile = route({
  name: 'case.read_file',
  method: 'GET',
  path: '/case-files/:fileId',
  summary: 'A file of a case',
  policy: { permission: 'case.read' },
  params: z.object({ fileId: id('fil') }),
  answer: z.any(),
  sends: 'application/octet-stream',
});

/** Drawn anew from the pixels, at most 400 × 400, to be shown on the page; a PDF, HEIC and what cannot be read have none. */
export const showThumbnail = route({
  name: 'case.thumbnail',
  method: 'GET',
  path: '/case-files/:fileId/thumbnail',
  summary: 'A photo of a case, small, without place and camera',
  policy: { permission: 'case.read' },
  params: z.object({ fileId: id('fil') }),
  answer: z.any(),
  sends: 'image/webp',
});

// ── Links and settings ──────────────────────────────────────────────────────────────────────────────────────────────

/** The link works for 180 days; a new one ends the one before. The token is shown once. */
export const makeLink = route({
  name: 'case.make_link',
  method: 'POST',
  path: '/cases/:caseId/customer-link',
  summary: "A link to the customer's own page",
  policy: { permission: 'case.write' },
  params: caseParams,
  body: z.object({}),
  answer: z.object({ token: z.string(), endsAt: instant }),
  status: 201,
});
export const revokeLink = route({
  name: 'case.revoke_link',
  method: 'DELETE',
  path: '/cases/:caseId/customer-link',
  summary: "The links to the customer's page stop working",
  policy: { permission: 'case.write' },
  params: caseParams,
  answer: z.object({ revoked: z.boolean() }),
});
export const caseSettings = z.object({
  /** A new case is looked at within so many hours. */
  triageHours: z.number().int().min(1).max(720),
  /** The merchant answers a demand by the end of the day so many days on. */
  merchantDays: z.number().int().min(1).max(90),
  /** The next step of a case is made within so many days. */
  stepDays: z.number().int().min(1).max(90),
  /** The mall has so many days on its own rung before the case climbs to compensation by itself. */
  mallDays: z.number().int().min(1).max(365),
});
export const showSettings = route({
  name: 'case_settings.show',
  method: 'GET',
  path: '/case-settings',
  summary: 'How long each side has, and whether the complaint form is open',
  policy: { permission: 'case.read' },
  answer: caseSettings.extend({ hasComplaintLink: z.boolean() }),
});
export const changeSettings = route({
  name: 'case_settings.change',
  method: 'PUT',
  path: '/case-settings',
  summary: 'Change how long each side has; running deadlines stay',
  policy: { permission: 'case.settings' },
  body: caseSettings,
  answer: caseSettings.extend({ hasComplaintLink: z.boolean() }),
});
/** The token of the company's complaint form; a new one ends the one before. Shown once. */
export const makeComplaintLink = route({
  name: 'complaint_link.make',
  method: 'POST',
  path: '/complaint-link',
  summary: 'Make or renew the link of the complaint form',
  policy: { permission: 'case.settings' },
  body: z.object({}),
  answer: z.object({ token: z.string() }),
  status: 201,
});
