// Looking around: makes the demo company, once, and signs in to it.
import type { AnswerOf, BodyOf } from '#api/contract';
import type { lookAround as contract } from '#api/setup';
import type { Language } from '#api/values';
import { accountWriter, newestAdministrator } from '#platform/auth/account-store';
import { refuseForeignOrigin } from '#platform/auth/same-origin';
import { tenantWriter } from '#platform/auth/tenant-store';
import { dayAt } from '#platform/calendar/zone-offsets';
import type { Tx } from '#platform/database/transact';
import { idOf, makeUuid, type Uuid } from '#platform/ids/make-id';
import { refuse } from '#platform/refusal';
import type { DemoCompany } from '../../../playbooks/demo/demo-company.ts';
import type { DemoPeople } from '../../../playbooks/demo/demo-watch.ts';
import { makeDemoCompany } from '../../../playbooks/demo/make-demo-company.ts';
import { type AtDoor, type Door, letIn } from './door/door.ts';
import { fillDemo } from './fill-demo.ts';
import { foundCompany, prepareAdministrator } from './found-company.ts';

const administrators: Record<Language, string> = {
  'zh-CN': '演示管理员',
  ru: 'Администратор демо',
  en: 'Demo administrator',
};
const zone = 'Asia/Shanghai';

/** COMP-4, COMP-7. Refuses `token.invalid`, and `company.exists` while another makes the demo at this same moment. */
export async function lookAround(
  door: Door,
  { token, language }: BodyOf<typeof contract>,
  at: AtDoor,
): Promise<AnswerOf<typeof contract>> {
  refuseForeignOrigin(at.request);
  return await door.entry.use(token, async () => {
    const owner = (await newestAdministrator(door.database, 'demo')) ?? (await makeDemo(door, language));
    await letIn(door, at, { ...owner, by: 'link' });
    return { companyId: idOf('ten', owner.tenantId), ready: true };
  });
}

/** The people of the demo beside its administrator, without passwords: they act in its past, and enter by a link of the administrator. */
async function addColleagues(tx: Tx, { colleagues }: DemoCompany, language: Language): Promise<DemoPeople> {
  const people: DemoPeople = new Map();
  for (const { name, email, role } of colleagues) {
    const accountId = makeUuid();
    await accountWriter(tx).add({
      accountId,
      name,
      email,
      language,
      roles: [role],
      passwordHash: null,
      accepted: true,
    });
    people.set(role, accountId);
  }
  return people;
}

/** Founded and filled in one transaction: cut off half way it is not there at all. Two at once wait; the second is refused. */
async function makeDemo(door: Door, language: Language): Promise<{ tenantId: Uuid; accountId: Uuid }> {
  const { database } = door;
  const today = dayAt(database.clock.now().getTime(), zone);
  const demoGiven = { seed: 'makegood', today, language };
  const demo = makeDemoCompany(demoGiven);
  const { name, country, currency, timeZone } = demo;
  const given = { name, country, currency, timeZone, language, playbooks: ['marketplace'] };
  const administrator = { name: administrators[language], email: 'demo@example.com', password: null };
  const prepared = await prepareAdministrator(administrator, language);
  const { tenantId, made } = await foundCompany(database, given, 'demo', async (tx) => {
    if (await tenantWriter(tx).isAnotherDemo()) throw refuse('company.exists', {});
    door.demos?.founding(tx.tenantId);
    const accountId = await prepared(tx);
    const people = (await addColleagues(tx, demo, language)).set('administrator', accountId);
    return { accountId, people, cast: await fillDemo(tx, database, demo) };
  });
  door.demos?.founded({ tenantId, demo, given: demoGiven, people: made.people, cast: made.cast });
  return { tenantId, accountId: made.accountId };
}
