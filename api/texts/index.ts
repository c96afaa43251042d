// The door of the texts: words for refusals, facts, states and screens in three languages. Used by server, web, mail and PDF.
export { factText, measureText, moneyText, scriptText, textOf, wordOf } from './text-of.ts';
