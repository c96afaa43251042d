// What a template must and may name, so that no letter says less than the customer may expect, and none shows braces. Pure.
import { type LetterKind, type LetterTexts, letterFieldNames, letterFieldsWanted } from '#api/flow/3-decisions.letters';
import { languages } from '#api/values';
import { refuse } from '#platform/refusal';

const known: ReadonlySet<string> = new Set(letterFieldNames);

/** Refuses `letter_template.unknown_field` and `letter_template.field_missing`, each with the field (TMPL-2). */
export function checkTemplate(kind: LetterKind, texts: LetterTexts): void {
  for (const language of languages) {
    const { subject, body } = texts[language];
    const unknown = [...fieldsIn(subject), ...fieldsIn(body)].find((field) => !known.has(field));
    if (unknown !== undefined) throw refuse('letter_template.unknown_field', { field: unknown });
    const named = new Set(fieldsIn(body));
    const missing = letterFieldsWanted[kind].find((field) => !named.has(field));
    if (missing !== undefined) throw refuse('letter_template.field_missing', { field: missing, language });
  }
}

/** Whatever stands between two braces; a pair that is not closed is a field nobody knows. */
function fieldsIn(text: string): string[] {
  return [...text.matchAll(/\{\{([^{}]*)(\}\})?/g)].map(([whole, name = '', closed]) => (closed ? name : whole));
}
