// Pays 10,000 cases in one batch: drafted from their decisions, approved at once, put into one file for the bank, and matched with one
// statement of 10,000 lines.
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { readOrders, writeStatement } from '../journeys/story-bank.ts';
import { takeBankMessage } from '../server/flow/4-remedies/bank-answers/take-bank-message.ts';
import { fileReader } from '../server/flow/4-remedies/bank-files/file-store.ts';
import { makePaymentFile } from '../server/flow/4-remedies/bank-files/make-payment-file.ts';
import { approveManyPayments } from '../server/flow/4-remedies/payments/approve-payments.ts';
import { listPaymentsOf } from '../server/flow/4-remedies/payments/payment-views.ts';
import { draftPayments } from '../server/flow/4-remedies/reactions/draft-payments.on.decision-approved.ts';
import { addOwnAccount } from '../server/flow/4-remedies/settings/own-accounts.ts';
import type { Fact } from '../server/platform/facts/record-fact.ts';
import { idOf, makeUuid, type Uuid, uuidOf } from '../server/platform/ids/make-id.ts';
import { type Ground, keepResult, layGround, quantiles, timed } from './promises-ground.ts';

const payments = Number(process.env.PAYMENTS ?? 10_000);
/** What the reactor hands over at a time. */
const batch = 500;

async function main(): Promise<void> {
  const ground = await layGround('2026-11-22T04:00:00Z');
  try {
    const incidentId = makeUuid();
    const facts = Array.from({ length: payments }, () => decided(incidentId));
    await giveAccounts(ground, facts);
    const drafts: number[] = [];
    for (let from = 0; from < payments; from += batch) {
      const some = facts.slice(from, from + batch);
      drafts.push((await timed(() => ground.acting.transact((tx) => draftPayments(tx, some)))).ms);
    }
    await ground.owner.query('vacuum analyze payments, payees');
    const approving = await timed(() => approveManyPayments(ground.acting, { incidentId: idOf('inc', incidentId) }));
    expectCount('approved', approving.result.approved);
    const { ownAccountId } = await addOwnAccount(ground.acting, {
      name: 'Operating',
      currency: 'CNY',
      account: { scheme: 'cn', holderName: 'Mall', account: '11001018700053012345', bankName: 'CCB', cnaps: null },
    });
    const own = { ownAccountId: ownAccountId as `own_${string}`, executeOn: '2026-11-22' };
    const heldByFile = watchThread();
    const making = await timed(() => makePaymentFile(ground.acting, own));
    const fileHeldMs = heldByFile();
    expectCount('sent', making.result.count);
    const fileId = uuidOf(making.result.fileId as `pfl_${string}`);
    const reading = await timed(() => ground.acting.look((snapshot) => fileReader(snapshot).content(fileId)));
    const { orders } = readOrders(reading.result.toString());
    const lines = orders.map((order) => ({ order, out: true, on: '2026-11-22' }));
    const bytes = Buffer.from(writeStatement('BENCH', '2026-11-22', 'x', lines));
    const heldByStatement = watchThread();
    const taking = await timed(() => takeBankMessage(ground.acting, { bytes, fileName: 'bench.xml' }));
    const statementHeldMs = heldByStatement();
    expectCount('matched', taking.result.matched);
    const again = await timed(() => takeBankMessage(ground.acting, { bytes, fileName: 'bench.xml' }));
    const pages: number[] = [];
    for (let i = 0; i < 30; i += 1)
      pages.push(
        (await timed(() => ground.acting.look((s) => listPaymentsOf(s, { limit: 50, state: 'confirmed' })))).ms,
      );
    keepResult('payments-batch', {
      payments,
      draftBatchOf500Ms: quantiles(drafts),
      approveAllMs: Math.round(approving.ms),
      makeFileMs: Math.round(making.ms),
      fileHeldMs,
      fileMegabytes: Math.round(reading.result.byteLength / 1e5) / 10,
      readFileMs: Math.round(reading.ms),
      statementMegabytes: Math.round(bytes.byteLength / 1e5) / 10,
      takeStatementMs: Math.round(taking.ms),
      statementHeldMs,
      sameStatementAgainMs: Math.round(again.ms),
      firstPageMs: quantiles(pages),
    });
  } finally {
    await ground.stop();
  }
}

/** How long nobody else was answered: the longest time and the one that a hundredth of the moments exceed, in ms. */
function watchThread(): () => { longest: number; p99: number } {
  const delay = monitorEventLoopDelay({ resolution: 1 });
  delay.enable();
  return () => {
    delay.disable();
    return { longest: Math.round(delay.max / 1e6), p99: Math.round(delay.percentile(99) / 1e6) };
  };
}

function expectCount(what: string, count: number): void {
  if (count !== payments) throw new Error(`${what} ${count}, expected ${payments}`);
}

function decided(incidentId: Uuid): Fact<'decision.approved'> {
  const caseId = makeUuid();
  return {
    factId: makeUuid(),
    name: 'decision.approved',
    subject: caseId,
    at: '2026-11-22T04:00:00Z',
    actor: 'bench',
    body: {
      decisionId: idOf('dec', makeUuid()),
      caseId: idOf('cas', caseId),
      contractId: idOf('ctr', makeUuid()),
      personId: idOf('per', makeUuid()),
      firmId: null,
      incidentId: idOf('inc', incidentId),
      lines: [{ head: 'refund', amountMinor: '250000', currency: 'CNY', ruleId: 'AC', ruleVersion: '1' }],
      totalMinor: '250000',
      currency: 'CNY',
      approvedOn: '2026-11-22',
    },
  };
}

/** As if every customer had given their account before. */
async function giveAccounts({ owner, tenantId }: Ground, facts: readonly Fact<'decision.approved'>[]): Promise<void> {
  await owner.query(
    `insert into payees (tenant_id, payee_id, case_id, holder_name, scheme, account, bank_name, shown, via, given_by, given_at)
     select $1, gen_random_uuid(), c, 'Customer', 'cn', '6222020200112230004', 'ICBC', '•• 0004', 'customer', 'customer', now()
     from unnest($2::uuid[]) c`,
    [tenantId, facts.map((fact) => fact.subject)],
  );
}

await main();
