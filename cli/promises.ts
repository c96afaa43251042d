// Says which promises are overdue: the same answer as the Overdue screen, read from this installation's own database.
import type { z } from 'zod';
import { listOverdue, showOverdue } from '../api/flow/1-promises.ts';
import { listOverdueOf, showOverdueOf } from '../server/flow/1-promises/index.ts';
import { machineClock } from '../server/platform/clock/clock.ts';
import { connect } from '../server/platform/database/connect.ts';
import { tenantIds } from '../server/platform/database/tenant-ids.ts';
import { type Database, look } from '../server/platform/database/transact.ts';
import type { Uuid } from '../server/platform/ids/make-id.ts';
import { readCompany } from '../server/registry/index.ts';
import { type Command, type CommandCall, WrongUsage } from './command.ts';
import { inWords } from './in-words.ts';
import { withInstallation } from './open-installation.ts';
import { HOME_OPTION, readSettings } from './read-settings.ts';

type Totals = Awaited<ReturnType<typeof showOverdueOf>>;
type Row = Awaited<ReturnType<typeof listOverdueOf>>['rows'][number];
interface Overdue {
  company: string;
  totals: Totals;
  rows: Row[];
}

export const promises: Command = {
  usage: 'overdue',
  about: 'promises.about',
  wordsMin: 1,
  wordsMax: 1,
  options: {
    home: HOME_OPTION,
    on: { summary: 'promises.on', value: 'DATE' },
    complained: { summary: 'promises.complained', value: 'WHICH' },
    company: { summary: 'promises.company', value: 'NAME' },
    json: { summary: 'promises.json' },
  },
  async run(call) {
    if (call.words[0] !== 'overdue') throw new WrongUsage(inWords('promises.question'));
    const query = readQuery(call);
    const found = await withInstallation(readSettings(call), call.note, async ({ owner }) => {
      const pool = connect(owner, 2, 'makegood_app');
      const database: Database = { pool, clock: machineClock, committed: () => undefined };
      try {
        return await askEveryCompany(database, query, call.text('company'));
      } finally {
        await pool.end();
      }
    });
    if (call.flag('json')) call.out(JSON.stringify(found.length === 1 ? found[0] : found, null, 2));
    else for (const one of found) tell(one, call);
    return 0;
  },
};

type Query = z.output<typeof showOverdue.query>;

function readQuery(call: CommandCall): Query {
  const given = { on: call.text('on'), complained: call.text('complained') };
  const parsed = showOverdue.query.safeParse(given);
  if (!parsed.success) {
    throw new WrongUsage(inWords('promises.misread', { option: parsed.error.issues[0]?.path.join('.') ?? '' }));
  }
  return parsed.data;
}

async function askEveryCompany(database: Database, query: Query, company: string | undefined): Promise<Overdue[]> {
  const found: Overdue[] = [];
  for (const tenantId of await tenantIds(database.pool)) {
    const { name } = await look(database, tenantId, readCompany);
    if (company !== undefined && company !== name) continue;
    const totals = await look(database, tenantId, (snapshot) => showOverdueOf(snapshot, query));
    found.push({ company: name, totals, rows: await everyRow(database, tenantId, query) });
  }
  return found;
}

async function everyRow(database: Database, tenantId: Uuid, { on, complained }: Query): Promise<Row[]> {
  const rows: Row[] = [];
  let after: string | undefined;
  do {
    const page = listOverdue.query.parse({ on, complained, limit: 200, ...(after ? { after } : {}) });
    const answer = await look(database, tenantId, (snapshot) => listOverdueOf(snapshot, page));
    rows.push(...answer.rows);
    after = answer.next;
  } while (after);
  return rows;
}

function tell({ company, totals, rows }: Overdue, call: CommandCall): void {
  const { contracts, promises: overdue } = totals.total;
  call.out(inWords('promises.total', { company, on: totals.on, contracts, promises: overdue }));
  if (rows.length > 0) call.out(inWords('promises.headings'));
  for (const row of rows) {
    call.out(
      `${row.dueOn}\t${row.daysLate}\t${row.contractNumber}\t${row.personName}\t${row.legalName ?? ''}\t${row.storeName ?? ''}`,
    );
  }
}
