// Import: a file goes up, its columns are guessed, a person maps them and looks at a preview, then it runs and may be stopped.
import { z } from 'zod';
import { pageOf, paging, route } from './contract.ts';
import { id, instant, line } from './values.ts';

/** The order of day, month and year; the longer ones are for columns a program has damaged (some cells swapped, others not). */
export const dateOrders = [
  'ymd',
  'dmy',
  'mdy',
  'mdy_else_dmy',
  'dmy_else_mdy',
  'mdy_through_ymd',
  'dmy_through_ymd',
] as const;
/** The encodings a person may choose when the one found is wrong. */
export const encodings = [
  'utf-8',
  'utf-16le',
  'utf-16be',
  'gb18030',
  'big5',
  'windows-1251',
  'koi8-r',
  'windows-1252',
] as const;
export const delimiters = [',', ';', '\t', '|'] as const;

/** How one wanted field is read from the file. A field not mapped stays empty. */
export const fieldMapping = z.object({
  field: z.string().max(60),
  /** Column titles as in the header row, joined with a space in this order when several. */
  columns: z.array(z.string().max(300)).max(5).default([]),
  /** Used when no column gives a value. */
  fixed: z.string().max(300).optional(),
  /** For days and instants: the order found or chosen. */
  dateOrder: z.enum(dateOrders).optional(),
  /** Bare numbers in the column are day numbers of a spreadsheet, counted from this year. */
  serial: z.enum(['1900', '1904']).optional(),
  decimal: z.enum(['.', ',']).optional(),
  /** Values of the file → values of the field, for enums and states. */
  values: z.record(z.string().max(200), z.string().max(200)).optional(),
});
export const mapping = z.object({
  kind: z.string().max(60),
  encoding: z.enum(encodings).optional(),
  delimiter: z.enum(delimiters).optional(),
  sheet: z.string().max(200).optional(),
  /** The line of the titles; 0 asks for the likeliest to be found. */
  headerRow: z.number().int().min(0).max(100).default(1),
  timeZone: z.string().max(64).optional(),
  currency: z.string().max(3).optional(),
  fields: z.array(fieldMapping).max(100),
});
export type Mapping = z.infer<typeof mapping>;

export const importStates = ['uploaded', 'ready', 'running', 'stopping', 'stopped', 'done', 'failed'] as const;
export const importRun = z.object({
  importId: id('imp'),
  kind: z.string(),
  fileName: z.string(),
  bytes: z.number().int(),
  state: z.enum(importStates),
  encoding: z.string().nullable(),
  delimiter: z.string().nullable(),
  sheets: z.array(z.string()),
  columns: z.array(z.string()),
  mapping: mapping.nullable(),
  progress: z.object({
    bytesRead: z.number().int(),
    rowsRead: z.number().int(),
    added: z.number().int(),
    changed: z.number().int(),
    unchanged: z.number().int(),
    bad: z.number().int(),
  }),
  startedAt: instant.nullable(),
  endedAt: instant.nullable(),
  by: z.string(),
  error: z.string().nullable(),
  uploadedAt: instant,
});
/** What an import kind wants, so that the mapping screen and the command line can be built from it. */
export const importKind = z.object({
  kind: z.string(),
  fields: z.array(
    z.object({
      field: z.string(),
      type: z.enum(['text', 'day', 'instant', 'money', 'number', 'phone', 'choice']),
      required: z.boolean(),
      choices: z.array(z.string()),
    }),
  ),
});
export const badRow = z.object({
  line: z.number().int(),
  column: z.string().nullable(),
  field: z.string().nullable(),
  value: z.string().nullable(),
  reason: z.string(),
  message: z.string(),
});

export const listImportKinds = route({
  name: 'import.kinds',
  method: 'GET',
  path: '/import-kinds',
  summary: 'What can be imported',
  policy: { permission: 'import.read' },
  answer: z.object({ rows: z.array(importKind) }),
});
export const uploadImport = route({
  name: 'import.upload',
  method: 'POST',
  path: '/imports',
  summary: 'Upload a CSV, TSV or XLSX file (200 MB); its columns are guessed',
  policy: { permission: 'import.run' },
  query: z.object({ kind: z.string().max(60).default('contracts') }),
  takesFile: true,
  answer: importRun,
  status: 201,
});
export const listImports = route({
  name: 'import.list',
  method: 'GET',
  path: '/imports',
  summary: 'Imports, newest first',
  policy: { permission: 'import.read' },
  query: paging,
  answer: pageOf(importRun),
});
export const showImport = route({
  name: 'import.show',
  method: 'GET',
  path: '/imports/:importId',
  summary: 'An import with its progress',
  policy: { permission: 'import.read' },
  params: z.object({ importId: id('imp') }),
  answer: importRun,
});
/** The first rows as they would be loaded, and what is wrong or ambiguous with the mapping so far. */
export const previewImport = route({
  name: 'import.preview',
  method: 'POST',
  path: '/imports/:importId/preview',
  summary: 'Try a mapping on the first rows',
  policy: { permission: 'import.run' },
  params: z.object({ importId: id('imp') }),
  /** `guess`: of the mapping only how the file is cut is kept (encoding, delimiter, sheet, titles); its columns are guessed anew. */
  body: z.object({ mapping: mapping.nullable().default(null), guess: z.boolean().default(false) }),
  answer: z.object({
    mapping,
    /** How the file was cut for this answer; encoding and delimiter are null for a spreadsheet, which alone has sheets. */
    form: z.object({ encoding: z.string().nullable(), delimiter: z.string().nullable(), sheets: z.array(z.string()) }),
    columns: z.array(z.string()),
    /** The first lines as they were cut, above the titles too, so that a person can point at the titles. */
    opening: z.array(z.object({ line: z.number().int(), cells: z.array(z.string()) })),
    rows: z.array(
      z.object({
        line: z.number().int(),
        cells: z.array(z.string()),
        values: z.record(z.string(), z.string().nullable()),
        bad: z.array(badRow),
      }),
    ),
    problems: z.array(
      z.object({
        field: z.string(),
        reason: z.enum(['required', 'ambiguous_dates', 'ambiguous_numbers', 'ambiguous_column', 'no_such_column']),
        message: z.string(),
      }),
    ),
    samples: z.record(z.string(), z.array(z.string())),
    /** Words of the file that a field of fixed values does not know: what each means goes into the field's `values`. */
    unknown: z.array(z.object({ field: z.string(), words: z.array(z.string()) })),
  }),
});
export const runImport = route({
  name: 'import.run',
  method: 'POST',
  path: '/imports/:importId/run',
  summary: 'Load the file; good rows go in, bad ones are listed',
  policy: { permission: 'import.run' },
  params: z.object({ importId: id('imp') }),
  body: z.object({ mapping }),
  answer: importRun,
  status: 202,
});
export const stopImport = route({
  name: 'import.stop',
  method: 'POST',
  path: '/imports/:importId/stop',
  summary: 'Stop a running import; what is in stays in',
  policy: { permission: 'import.run' },
  params: z.object({ importId: id('imp') }),
  answer: importRun,
});
export const listBadRows = route({
  name: 'import.bad_rows',
  method: 'GET',
  path: '/imports/:importId/bad-rows',
  summary: 'The rows that did not go in',
  policy: { permission: 'import.read' },
  params: z.object({ importId: id('imp') }),
  query: paging,
  answer: pageOf(badRow),
});
export const downloadBadRows = route({
  name: 'import.bad_rows_file',
  method: 'GET',
  path: '/imports/:importId/bad-rows.csv',
  summary: 'The bad rows as CSV, with reason, to correct and send again',
  policy: { permission: 'import.read' },
  params: z.object({ importId: id('imp') }),
  answer: z.unknown(),
  sends: 'text/csv',
});
export const savedMapping = z.object({ mappingId: id('map'), name: z.string(), mapping, savedAt: instant });
export const saveMapping = route({
  name: 'mapping.save',
  method: 'POST',
  path: '/mappings',
  summary: 'Keep a mapping by name',
  policy: { permission: 'import.run' },
  body: z.object({ name: line(100), mapping }),
  answer: savedMapping,
  status: 201,
});
export const listMappings = route({
  name: 'mapping.list',
  method: 'GET',
  path: '/mappings',
  summary: 'Saved mappings',
  policy: { permission: 'import.read' },
  query: paging,
  answer: pageOf(savedMapping),
});
