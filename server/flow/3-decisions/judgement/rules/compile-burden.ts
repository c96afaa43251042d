// Who must prove it, by the time since delivery, and whether that has been proved.
import type { BurdenLaw } from '../../law-packs/law-pack.ts';
import { addLength, type CalendarDay } from '../facts/calendar-day.ts';
import { factSlots, slotOf } from '../facts/fact-names.ts';
import type { FactSheet } from '../facts/fact-sheet.ts';
import type { Burden } from '../judgement.ts';
import { compileCondition } from './compile-condition.ts';
import { missingIn, type RuleContext, type Step, type Test } from './rule-step.ts';

/** `met`: nothing more to prove. `open`: the customer still has to. `disproved`: the trader has proved the contrary. */
export type BurdenAnswer = { burden: Burden; answer: 'met' | 'open' | 'disproved'; missing: readonly string[] };
export type BurdenTest = (sheet: FactSheet) => BurdenAnswer;

type CompiledBurden = { law: BurdenLaw; from: number; when: Test | null };
type Held = { holder: Burden['holder']; untilDay: CalendarDay | null; missing: readonly string[] };

const apparentSlot = slotOf('problem.apparentOn');
const none: readonly string[] = [];

/**
 * Compiles the burdens of a rule: the first whose condition holds. Where it is not known which one holds, and they differ,
 * the holder is unknown. Two proofs that contradict each other also leave it unknown: a person weighs them.
 */
export function compileBurden(laws: readonly BurdenLaw[], context: RuleContext): BurdenTest {
  const compiled: CompiledBurden[] = laws.map((law) => ({
    law,
    from: factSlots.get(law.from) ?? -1,
    when: law.when ? compileCondition(law.when, context) : null,
  }));
  const [only] = compiled;
  if (only && only.when === null) return (sheet) => weigh(only.law, holderAt(only, sheet), sheet);
  return (sheet) => {
    let first: CompiledBurden | null = null;
    let held: Held = { holder: 'unknown', untilDay: null, missing: none };
    const missing: string[] = [];
    for (const one of compiled) {
      const steps: Step[] = [];
      const holds = one.when ? one.when(sheet, steps) : 'yes';
      if (holds === 'no') continue;
      const now = holderAt(one, sheet);
      if (first === null) {
        first = one;
        held = now;
      } else if (now.holder !== held.holder) held = { holder: 'unknown', untilDay: null, missing };
      if (holds === 'yes') break;
      missing.push(...missingIn(steps));
    }
    return first
      ? weigh(first.law, held, sheet)
      : { burden: { holder: 'unknown', untilDay: null, proofs: none }, answer: 'open', missing };
  };
}

function weigh(law: BurdenLaw, { holder, untilDay, missing }: Held, sheet: FactSheet): BurdenAnswer {
  const proved = law.customerProves.some((proof) => sheet.proofs[proof] === true);
  const disproved = law.traderProves.some((proof) => sheet.proofs[proof] === true);
  const proofs = holder === 'customer' ? law.customerProves : law.traderProves;
  if (proved && disproved) {
    const opposed = [...law.customerProves, ...law.traderProves].filter((proof) => sheet.proofs[proof] === true);
    return {
      burden: { holder: 'unknown', untilDay, proofs },
      answer: 'met',
      missing: opposed.map((proof) => `proofs.${proof}`),
    };
  }
  // Proof that has been given settles the matter whoever had to give it.
  const known = holder !== 'unknown' ? holder : proved ? 'customer' : disproved ? 'trader' : 'unknown';
  const burden: Burden = { holder: known, untilDay, proofs };
  if (disproved) return { burden, answer: 'disproved', missing: none };
  return {
    burden,
    answer: proved || holder === 'trader' ? 'met' : 'open',
    missing: known === 'unknown' ? missing : none,
  };
}

function holderAt({ law, from }: CompiledBurden, sheet: FactSheet): Held {
  const start = sheet.values[from];
  const apparent = sheet.values[apparentSlot];
  for (const line of law.lines) {
    if (line.untilLength === undefined) return { holder: line.holder, untilDay: null, missing: none };
    if (typeof start !== 'number') return { holder: 'unknown', untilDay: null, missing: [law.from] };
    if (typeof apparent !== 'number') return { holder: 'unknown', untilDay: null, missing: ['problem.foundOn'] };
    const untilDay = addLength(start, line.untilLength, line.unit ?? 'month');
    if (apparent <= untilDay) return { holder: line.holder, untilDay, missing: none };
  }
  return { holder: 'customer', untilDay: null, missing: none };
}
