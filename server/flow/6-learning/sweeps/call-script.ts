// What the caller reads out, in the customer's language: who calls and why, the three questions of E10, and what comes of it.
import { scriptText } from '#api/texts/index';
import type { Language } from '#api/values';

export interface ScriptFacts {
  language: Language;
  company: string;
  personName: string;
  contractNumber: string;
  signedOn: string;
  seller: string | null;
  goods: string | null;
  problem: string;
}
export interface ScriptLine {
  say: string;
  /** The answer this line asks for, as the form names it. */
  ask: 'delivered' | 'installed' | 'sameProblem' | null;
}

/** Names of other customers are never said: they complained to us, not to each other. */
export function scriptFor(told: ScriptFacts): ScriptLine[] {
  const facts = {
    person: told.personName,
    company: told.company,
    number: told.contractNumber,
    seller: told.seller ?? told.company,
    signedOn: told.signedOn,
    goods: told.goods,
  };
  const line = (key: string, ask: ScriptLine['ask'] = null): ScriptLine => ({
    say: scriptText(key, facts, told.language),
    ask,
  });
  return [
    line('call.greeting'),
    line('call.reason'),
    ...(told.goods === null ? [] : [line('call.goods')]),
    line('call.ask_delivered', 'delivered'),
    line('call.ask_installed', 'installed'),
    line(`call.ask.${told.problem}`, 'sameProblem'),
    line('call.closing_affected'),
    line('call.closing_well'),
  ];
}
