// The doorstep: the tenant of zeros, under which stands what happens before a company is known. No company can have its id,
// because companies get ids of version 7.
import type { Uuid } from '../ids/make-id.ts';

export const doorstep = '00000000-0000-0000-0000-000000000000' as Uuid;
