// The parts of a mapping as the screens name them: a field that is wanted, and where it comes from.
import type { z } from 'zod';
import type { importKind, Mapping } from '#api/imports';

export type WantedField = z.infer<typeof importKind>['fields'][number];
export type FieldMapping = Mapping['fields'][number];
