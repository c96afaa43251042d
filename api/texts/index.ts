// The door of the texts: words for refusals, facts, states and screens in three languages. Used by server, web, mail and PDF.
export type { PluralCategory, TranslationOf } from './catalogue-shape.ts';
export { fillText, pickText } from './fill-text.ts';
export { textOf } from './text-of.ts';
