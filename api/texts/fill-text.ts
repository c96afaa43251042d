// Puts values into a text and picks its plural form. Pure, and the same braces i18next reads, so one catalogue serves both.

/** A loose catalogue: key → text. */
export type Texts = Readonly<Record<string, string>>;

/** Replaces `{{name}}`; a name without a value stays empty rather than showing braces to a reader. */
export function fillText(text: string, values: Readonly<Record<string, unknown>>): string {
  return text.replace(/\{\{\s*(\w+)\s*\}\}/g, (_, name: string) => {
    const value = Object.hasOwn(values, name) ? values[name] : undefined;
    return value === undefined || value === null ? '' : String(value);
  });
}

/** The text under `key`, or under its plural form for `values.count`; undefined when the catalogue has none. */
export function pickText(
  texts: Texts,
  key: string,
  values: Readonly<Record<string, unknown>>,
  language: string,
): string | undefined {
  if (typeof values.count === 'number') {
    const category = new Intl.PluralRules(language).select(values.count);
    const counted = own(texts, `${key}_${category}`) ?? own(texts, `${key}_other`);
    if (counted !== undefined) return counted;
  }
  return own(texts, key);
}

/** Own keys only: a code such as `constructor` must find nothing. */
function own(texts: Texts, key: string): string | undefined {
  return Object.hasOwn(texts, key) ? texts[key] : undefined;
}
