// Setting up one's own company from the console's link, and signing in as its first administrator.
import type { BodyOf } from '#api/contract';
import type { foundCompany as contract } from '#api/setup';
import { easyToGuess } from '#platform/auth/passwords/easy-password';
import { refuseForeignOrigin } from '#platform/auth/same-origin';
import { isOwnTenantNamed, tenantReader } from '#platform/auth/tenant-store';
import { type Acting, allow } from '#platform/database/acting';
import { idOf } from '#platform/ids/make-id';
import { refuse } from '#platform/refusal';
import { checkCompany } from './company.ts';
import { type AtDoor, type Door, letIn } from './door/door.ts';
import { foundCompany, prepareAdministrator } from './found-company.ts';

/** COMP-4. Refuses `token.invalid`, `company.exists` for a name that is taken, `password.too_easy`, and a zone, currency or country that does not exist; a refusal does not spend the link. */
export async function setUpCompany(
  door: Door,
  { token, administrator, ...given }: BodyOf<typeof contract>,
  at: AtDoor,
): Promise<{ companyId: `ten_${string}` }> {
  refuseForeignOrigin(at.request);
  return await door.entry.use(token, async () => {
    checkCompany(given);
    if (await isOwnTenantNamed(door.database, given.name)) throw refuse('company.exists', {});
    if (easyToGuess(administrator.password, [administrator.name, administrator.email, given.name]))
      throw refuse('password.too_easy', {});
    const prepared = await prepareAdministrator(administrator, given.language);
    const { tenantId, made } = await foundCompany(door.database, given, 'own', prepared);
    await letIn(door, at, { tenantId, accountId: made, by: 'link' });
    return { companyId: idOf('ten', tenantId) };
  });
}

/** COMP-5: the demo leads on to one's own company without going back to the console. Refuses `permission.missing` elsewhere. */
export async function askToFound(door: Door, acting: Acting): Promise<{ token: string }> {
  allow(acting, 'company.write');
  const { kind } = await acting.look((snapshot) => tenantReader(snapshot).read());
  if (kind !== 'demo' || acting.actor.kind !== 'account')
    throw refuse('permission.missing', { permission: 'company.found' });
  return { token: door.entry.make() };
}
