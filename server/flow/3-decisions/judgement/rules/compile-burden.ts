// Who must prove it, by the time since delivery, and whether that has been proved.
import type { BurdenLaw } from '../../law-packs/law-pack.ts';
import { addLength, type CalendarDay } from '../facts/calendar-day.ts';
import { factSlots, slotOf } from '../facts/fact-names.ts';
import type { FactSheet } from '../facts/fact-sheet.ts';
import type { Burden } from '../judgement.ts';
import { compileCondition } from './compile-condition.ts';
import type { RuleContext, Step, Truth } from './rule-step.ts';

/** `met`: nothing more to prove. `open`: the customer still has to. `disproved`: the trader has proved the contrary. */
export type BurdenAnswer = { burden: Burden; answer: 'met' | 'open' | 'disproved' };
export type BurdenTest = (sheet: FactSheet) => BurdenAnswer;

const apparentSlot = slotOf('problem.apparentOn');
const settledSteps: Step[] = [];

/**
 * Compiles the burdens of a rule: the first whose condition holds. Where it is not known which one holds, and they differ,
 * the holder is unknown. Two proofs that contradict each other also leave it unknown: a person weighs them.
 */
export function compileBurden(laws: readonly BurdenLaw[], context: RuleContext): BurdenTest {
  const compiled = laws.map((law) => ({
    law,
    from: factSlots.get(law.from) ?? -1,
    when: law.when ? compileCondition(law.when, context) : null,
  }));
  return (sheet) => {
    const [only] = compiled;
    if (only && only.when === null)
      return weigh(only.law, holderAt(only.law, sheet.values[only.from], sheet.values[apparentSlot]), sheet);
    const possible: (Held & { law: BurdenLaw })[] = [];
    for (const { law, from, when } of compiled) {
      const holds: Truth = when ? when(sheet, settledSteps) : 'yes';
      settledSteps.length = 0;
      if (holds === 'no') continue;
      possible.push({ law, ...holderAt(law, sheet.values[from], sheet.values[apparentSlot]) });
      if (holds === 'yes') break;
    }
    const [first] = possible;
    if (!first) return { burden: { holder: 'unknown', untilDay: null, proofs: [] }, answer: 'open' };
    const agreed = possible.every((one) => one.holder === first.holder);
    return weigh(first.law, agreed ? first : { holder: 'unknown', untilDay: null }, sheet);
  };
}

function weigh(law: BurdenLaw, { holder, untilDay }: Held, sheet: FactSheet): BurdenAnswer {
  const proved = law.customerProves.some((proof) => sheet.proofs[proof] === true);
  const disproved = law.traderProves.some((proof) => sheet.proofs[proof] === true);
  const proofs = holder === 'customer' ? law.customerProves : law.traderProves;
  if (proved && disproved) return { burden: { holder: 'unknown', untilDay, proofs }, answer: 'met' };
  // Proof that has been given settles the matter whoever had to give it.
  const known = holder !== 'unknown' ? holder : proved ? 'customer' : disproved ? 'trader' : 'unknown';
  const burden: Burden = { holder: known, untilDay, proofs };
  if (disproved) return { burden, answer: 'disproved' };
  return { burden, answer: proved || holder === 'trader' ? 'met' : 'open' };
}

type Held = { holder: Burden['holder']; untilDay: CalendarDay | null };

function holderAt(law: BurdenLaw, from: unknown, apparent: unknown): Held {
  for (const line of law.lines) {
    if (line.untilLength === undefined) return { holder: line.holder, untilDay: null };
    if (typeof from !== 'number' || typeof apparent !== 'number') return { holder: 'unknown', untilDay: null };
    const untilDay = addLength(from, line.untilLength, line.unit ?? 'month');
    if (apparent <= untilDay) return { holder: line.holder, untilDay };
  }
  return { holder: 'customer', untilDay: null };
}
