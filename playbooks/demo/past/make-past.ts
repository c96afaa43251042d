// The whole past of the demo as one list of steps, oldest first: pure, the same every time (COMP-8).
import type { DemoCompany, DemoGiven } from '../demo-company.ts';
import { makeTeller, type PastStep } from './past-step.ts';
import { tellCompensation } from './tell-compensation.ts';
import { tellDesk } from './tell-desk.ts';
import { tellLeaver } from './tell-leaver.ts';
import { tellBeginnings, tellClaims } from './tell-money.ts';
import { tellRadiators } from './tell-radiators.ts';
import { tellSecondSweep } from './tell-second-sweep.ts';

export function makePast(demo: DemoCompany, { today, language }: DemoGiven): PastStep[] {
  const teller = makeTeller(demo, today, language);
  const tellers = [tellBeginnings, tellRadiators, tellLeaver, tellCompensation, tellDesk, tellSecondSweep, tellClaims];
  // The sort is stable: within one hour each story keeps its own order.
  return tellers.flatMap((tell) => tell(teller)).sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0));
}
