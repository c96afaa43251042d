// The same decision table asked in our engine and, when it happens to be installed, in @gorules/zen-engine beside it.
import { askTable, compileTable, namedSheet, shippedPlaybooks } from '#decisions';

/** The part of zen-engine we use; it is no dependency, so its types are not here. */
type Zen = {
  createDecision(content: object): { evaluate(context: object, options: object): Promise<{ result: unknown }> };
};

const context = { problem: { cause: 'packing' } };

/** Prints evaluations a second for the liability table, with trace, and the ratio when the other engine is there. */
export async function measureTables(perSecond: (work: (n: number) => void) => number): Promise<void> {
  const table = shippedPlaybooks.marketplace.tables.find((one) => one.code === 'MALL-LIABILITY');
  if (!table) throw new Error('the marketplace has a liability table');
  const made = compileTable(table);
  if (!made.ok) throw new Error(JSON.stringify(made.problems));
  const sheet = namedSheet({ 'problem.cause': context.problem.cause });
  const ours = perSecond(() => void askTable(made.compiled, sheet, []));
  process.stdout.write(`liability table (${table.rows.length} rows) with trace: ${Math.round(ours)}/s\n`);
  const zen = await loadZen();
  if (!zen) {
    process.stdout.write(
      '  @gorules/zen-engine is not installed: skipped (npm install --no-save @gorules/zen-engine to see it)\n',
    );
    return;
  }
  const theirs = await measureZen(zen, table);
  process.stdout.write(
    `  the same table in @gorules/zen-engine with trace: ${Math.round(theirs)}/s; ratio ${(ours / theirs).toFixed(1)}\n`,
  );
}

async function loadZen(): Promise<Zen | null> {
  const name = '@gorules/zen-engine';
  try {
    const loaded = (await import(name)) as { ZenEngine: new () => Zen };
    return new loaded.ZenEngine();
  } catch {
    return null;
  }
}

type Rows = {
  rows: readonly { id: string; when: Readonly<Record<string, string>>; gives: Readonly<Record<string, string>> }[];
};

async function measureZen(zen: Zen, table: Rows): Promise<number> {
  const rules = table.rows.map((row) => ({
    _id: row.id,
    cause: (row.when.cause ?? '')
      .split(',')
      .map((code) => `"${code.trim()}"`)
      .join(', '),
    party: `"${row.gives.party}"`,
    share: `"${row.gives.share}"`,
  }));
  const content = {
    nodes: [
      { id: 'in', name: 'in', type: 'inputNode' },
      {
        id: 'table',
        name: 'table',
        type: 'decisionTableNode',
        content: {
          hitPolicy: 'collect',
          inputs: [{ id: 'cause', name: 'cause', field: 'problem.cause' }],
          outputs: [
            { id: 'party', name: 'party', field: 'party' },
            { id: 'share', name: 'share', field: 'share' },
          ],
          rules,
        },
      },
      { id: 'out', name: 'out', type: 'outputNode' },
    ],
    edges: [
      { id: 'a', sourceId: 'in', targetId: 'table', type: 'edge' },
      { id: 'b', sourceId: 'table', targetId: 'out', type: 'edge' },
    ],
  };
  const decision = zen.createDecision(content);
  for (let n = 0; n < 500; n += 1) await decision.evaluate(context, { trace: true });
  const start = process.cpuUsage();
  let done = 0;
  let seconds = 0;
  while (seconds < 2) {
    for (let n = 0; n < 200; n += 1) await decision.evaluate(context, { trace: true });
    done += 200;
    const used = process.cpuUsage(start);
    seconds = (used.user + used.system) / 1e6;
  }
  return done / seconds;
}
