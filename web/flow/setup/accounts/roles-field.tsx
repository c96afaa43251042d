// Choosing roles, with what each may do beside it, so that nobody hands out more than is meant.
import { permissionsOf, type Role, roles } from '#api/permissions';
import { useWords } from '../../../lib/use-language.ts';
import { CheckList } from '../../../ui/check-list.tsx';
import { Field } from '../../../ui/field.tsx';

export function RolesField() {
  const say = useWords();
  return (
    <Field name="roles" label={say('setup:account.roles')}>
      <CheckList
        label={say('setup:account.roles')}
        choices={roles.map((role) => ({ value: role, text: <RoleText role={role} /> }))}
      />
    </Field>
  );
}

/** Every role sees; what it may change is what tells roles apart. */
function RoleText({ role }: { role: Role }) {
  const say = useWords();
  const may = [...permissionsOf([role])].filter((permission) => !permission.endsWith('.read'));
  const words = may.map((permission) => say(`words:permission.${permission}`));
  return (
    <span>
      {say(`words:role.${role}`)}
      <small className="mg-quiet">{words.join(', ') || say('setup:accounts.only_reads')}</small>
    </span>
  );
}
