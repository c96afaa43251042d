// Choosing roles, with what each may do beside it, so that nobody hands out more than is meant.
import { Checkbox } from 'antd';
import { permissionsOf, type Role, roles } from '#api/permissions';
import { useWords } from '../../../lib/use-language.ts';
import { Field } from '../../../ui/field.tsx';
import './roles-field.css';

export function RolesField() {
  const say = useWords();
  const options = roles.map((role) => ({ value: role, label: <RoleLabel role={role} /> }));
  return (
    <Field name="roles" label={say('setup:account.roles')}>
      <Checkbox.Group className="mg-roles" options={options} />
    </Field>
  );
}

function RoleLabel({ role }: { role: Role }) {
  const say = useWords();
  const may = [...permissionsOf([role])].filter((permission) => !permission.endsWith('.read'));
  return (
    <span>
      {say(`words:role.${role}`)}
      <small className="mg-quiet">
        {may.length > 0
          ? may.map((permission) => say(`words:permission.${permission}`)).join(', ')
          : say('setup:accounts.only_reads')}
      </small>
    </span>
  );
}
