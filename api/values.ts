// The small values every contract is made of: ids, days, instants, money, languages.
import { z } from 'zod';

/** Prefixes of public ids; the rest is a UUIDv7 in Crockford's base 32, so ids sort by time of making. */
export type Prefix =
  | 'ten'
  | 'acc'
  | 'key'
  | 'ses'
  | 'per'
  | 'frm'
  | 'brd'
  | 'sto'
  | 'stf'
  | 'prd'
  | 'unt'
  | 'ctr'
  | 'lin'
  | 'obl'
  | 'vou'
  | 'tcy'
  | 'com'
  | 'prm'
  | 'imp'
  | 'map'
  | 'fil'
  | 'fct'
  | 'cal'
  | 'evt'
  | 'dec'
  | 'ltr'
  | 'clm'
  | 'los'
  | 'bat'
  | 'cas'
  | 'inc'
  | 'vis'
  | 'dem'
  | 'msg'
  | 'swp'
  | 'wrn'
  | 'fin'
  | 'pay'
  | 'pye'
  | 'own'
  | 'pfl'
  | 'bkm'
  | 'bkl'
  | 'rcp'
  | 'viw'
  | 'blk'
  | 'ans'
  | 'tre'
  | 'dia'
  | 'mbx'
  | 'gwy'
  | 'whk'
  | 'whd'
  | 'fed'
  | 'fev'
  | 'arr'
  | 'swb'
  | 'cll'
  | 'cbk';
export type Id<P extends Prefix> = `${P}_${string}`;

/** A public id with its prefix, such as `ctr_01k9…`. */
export function id<P extends Prefix>(prefix: P): z.ZodType<Id<P>, Id<P>> {
  return z
    .string()
    .regex(new RegExp(`^${prefix}_[0-7][0-9a-hjkmnp-tv-z]{25}$`), { error: 'not_an_id' }) as unknown as z.ZodType<
    Id<P>,
    Id<P>
  >;
}

export const languages = ['zh-CN', 'ru', 'en'] as const;
export const language = z.enum(languages);
export type Language = z.infer<typeof language>;

/** A text in the three languages; at least one is given, readers fall back in the order of `languages`. */
export const inThreeLanguages = z
  .object({
    'zh-CN': z.string().max(4000).optional(),
    ru: z.string().max(4000).optional(),
    en: z.string().max(4000).optional(),
  })
  .refine((texts) => Object.values(texts).some((text) => text?.trim()), { error: 'text_missing' });
export type InThreeLanguages = z.infer<typeof inThreeLanguages>;

/** A calendar day, `2014-01-30`; years 1900 to 2200. */
export const day = z.iso
  .date()
  .refine((given) => given >= '1900-01-01' && given <= '2200-12-31', { error: 'day_out_of_range' });
/** An instant with its offset, answered in UTC. */
export const instant = z.iso.datetime({ offset: true });

/** ISO 4217 code. */
export const currency = z.string().regex(/^[A-Z]{3}$/);
/** Whole minor units as a decimal string, because JSON numbers lose cents past 2^53. */
export const amountMinor = z.string().regex(/^-?\d{1,18}$/);
export const money = z.object({ amountMinor, currency });
export type Money = z.infer<typeof money>;

/** A person's own line of text: trimmed, one to `max` characters. */
export function line(max = 200) {
  return z.string().trim().min(1).max(max);
}
