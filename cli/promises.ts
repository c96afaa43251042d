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
  about: ['Promises past their date, by default those nobody complained about, latest first.'],
  wordsMin: 1,
  wordsMax: 1,
  options: {
    home: HOME_OPTION,
    on: { value: 'DATE', summary: 'as of the end of this day, like 2026-03-31 (today when left out)' },
    complained: { value: 'WHICH', summary: 'no (when left out), yes or any' },
    company: { value: 'NAME', summary: 'this company alone' },
    json: { summary: 'everything as JSON' },
  },
  async run(call) {
    if (call.words[0] !== 'overdue') throw new WrongUsage('promises: the only question is `promises overdue`');
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
  if (!parsed.success) throw new WrongUsage(`promises: --${parsed.error.issues[0]?.path.join('.')} is not understood`);
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
  call.out(`${company}, ${totals.on}: ${totals.total.contracts} contracts, ${totals.total.promises} promises overdue`);
  for (const row of rows) {
    call.out(
      `${row.dueOn}\t${row.daysLate}\t${row.contractNumber}\t${row.personName}\t${row.legalName ?? ''}\t${row.storeName ?? ''}`,
    );
  }
}
