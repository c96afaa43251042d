// Every fact a rule or a table may read, by its dotted name and kind. A name that is not here cannot be put into a rule.

/** What a fact is: a day, a code, yes or no, a whole number, or money in minor units of the sale's currency. */
export type FactKind = 'day' | 'code' | 'flag' | 'count' | 'money';

/** Facts as they are given; the dotted name is the path in `judgementFacts`. */
export const givenFacts = {
  decidedOn: 'day',
  buyer: 'code',
  'place.country': 'code',
  'place.locality': 'code',
  'sale.kind': 'code',
  'sale.category': 'code',
  'sale.channel': 'code',
  'sale.soldBy': 'code',
  'sale.currency': 'code',
  'sale.contractOn': 'day',
  'sale.paidOn': 'day',
  'sale.invoiceOn': 'day',
  'sale.agreedDeliveryOn': 'day',
  'sale.deliveredOn': 'day',
  'sale.installedOn': 'day',
  'sale.acceptedOn': 'day',
  'sale.handedOverOn': 'day',
  'sale.completedOn': 'day',
  'sale.returnedOn': 'day',
  'sale.workDueOn': 'day',
  'sale.workDoneOn': 'day',
  'sale.priceMinor': 'money',
  'sale.paidMinor': 'money',
  'sale.prepaidMinor': 'money',
  'sale.prepaidUnusedMinor': 'money',
  'sale.depositMinor': 'money',
  'sale.workPriceMinor': 'money',
  'sale.currentPriceMinor': 'money',
  'sale.comparableRentMinor': 'money',
  'sale.latePenaltyMinor': 'money',
  'sale.latePenaltyCapMinor': 'money',
  'sale.purchaseCostMinor': 'money',
  'sale.madeToOrder': 'flag',
  'sale.undelivered': 'flag',
  'sale.used': 'flag',
  'sale.installationRequired': 'flag',
  'sale.goodsIntact': 'flag',
  'sale.returnExceptionConfirmed': 'flag',
  'sale.withdrawalExplained': 'flag',
  'sale.sellerIdentified': 'flag',
  'sale.platformKnew': 'flag',
  'sale.deliveryEssential': 'flag',
  'sale.warrantyMonths': 'count',
  'sale.hasOwnTerm': 'flag',
  'sale.returnTermAgreed': 'flag',
  'sale.linkedCredit': 'flag',
  'sale.fullWarranty': 'flag',
  'sale.paidByCentralCashier': 'flag',
  'sale.furnitureSet': 'flag',
  'problem.kind': 'code',
  'problem.foundOn': 'day',
  'problem.reportedOn': 'day',
  'problem.knownOn': 'day',
  'problem.gravity': 'code',
  'problem.cause': 'code',
  'problem.component': 'code',
  'problem.itemInOrder': 'flag',
  'problem.itemInWorkOrder': 'flag',
  'problem.specificAdvert': 'flag',
  'problem.structural': 'flag',
  'problem.waterproofing': 'flag',
  'problem.lossMinor': 'money',
  'problem.reappeared': 'flag',
  'problem.newTermMissed': 'flag',
  'trader.leaseEndedOn': 'day',
  'trader.fairEndedOn': 'day',
  'trader.demandedOn': 'day',
  'trader.leftOn': 'day',
  'trader.failedToPerform': 'flag',
  'trader.refusedCure': 'flag',
  'trader.cureLate': 'flag',
  'trader.cureInconvenient': 'flag',
  'trader.cureImpossible': 'flag',
  'trader.supplierBreach': 'flag',
  'trader.mediated': 'flag',
  'trader.visitDone': 'flag',
  'trader.fundHeld': 'flag',
  'unit.kilometres': 'count',
  'unit.safetyFault': 'flag',
  'unit.sameModelAvailable': 'flag',
  'unit.otherModelRefused': 'flag',
  'unit.firstOwner': 'flag',
  'unit.partsMissingSince': 'day',
  'unit.partsPromisedOn': 'day',
  'award.refundMinor': 'money',
  'award.penaltyMinor': 'money',
  'award.moralMinor': 'money',
  'history.claims': 'count',
  'history.refusedClaims': 'count',
  'history.penaltyClaims': 'count',
  'history.goodwillGiven': 'count',
} as const satisfies Record<string, FactKind>;

/** Facts worked out from the given ones: `derive-facts.ts` says how. */
export const derivedFacts = {
  'sale.concludedOn': 'day',
  'sale.boughtOn': 'day',
  'sale.penaltyPriceMinor': 'money',
  'sale.penaltyWorkMinor': 'money',
  'warranty.lastOn': 'day',
  'warranty.lastPausedOn': 'day',
  'sale.receivedOn': 'day',
  'sale.readyOn': 'day',
  'problem.apparentOn': 'day',
  'event.on': 'day',
  'days.sinceReceipt': 'count',
  'days.late': 'count',
  'days.sinceLeaseEnd': 'count',
  'repairs.count': 'count',
  'repairs.failed': 'count',
  'repairs.days': 'count',
  'repairs.longestDays': 'count',
  'repairs.openDays': 'count',
  'unit.daysInUse': 'count',
  'unit.partsWaitDays': 'count',
  'demand.oldestDays': 'count',
  'demand.firstOn': 'day',
  'award.sumMinor': 'money',
} as const satisfies Record<string, FactKind>;

/** Facts the judgement itself comes to, for the tables asked after it: freight, handling, goodwill, liability. */
export const judgedFacts = {
  'judged.outcome': 'code',
  'judged.inWarranty': 'flag',
  'judged.excluded': 'flag',
  'judged.notOrdered': 'flag',
  'judged.basis': 'code',
} as const satisfies Record<string, FactKind>;

const allFacts: Record<string, FactKind> = { ...givenFacts, ...derivedFacts, ...judgedFacts };
export type FactName = keyof typeof givenFacts | keyof typeof derivedFacts | keyof typeof judgedFacts;

/** The slot of each fact in a fact sheet, so that compiled rules read an array and not a name. */
export const factSlots: ReadonlyMap<string, number> = new Map(Object.keys(allFacts).map((name, slot) => [name, slot]));

/** The kind of a fact by name, or null when nobody knows such a fact. `other.…` is the operator's own and is a code. */
export function factKind(name: string): FactKind | null {
  return allFacts[name] ?? null;
}

/** The slot of a fact that exists. */
export function slotOf(name: FactName): number {
  return factSlots.get(name) ?? -1;
}
