// Which mark begins the decimals of a column. Asked only of amounts and numbers that come from a column.
import { useWords } from '../../lib/use-language.ts';
import type { FieldMapping, WantedField } from './mapping-parts.ts';

export interface DecimalChoiceProps {
  label: string;
  field: WantedField;
  given: FieldMapping | undefined;
  onChange: (next: FieldMapping) => void;
}

export function DecimalChoice({ label, field, given, onChange }: DecimalChoiceProps) {
  const say = useWords();
  const isNumber = field.type === 'money' || field.type === 'number';
  if (!isNumber || !given || given.columns.length === 0) return null;
  return (
    <select
      className="mg-control"
      aria-label={`${label}: ${say('imports:mapping.decimal')}`}
      value={given.decimal ?? ''}
      onChange={({ target }) => {
        const { decimal: _before, ...rest } = given;
        onChange(target.value === '.' || target.value === ',' ? { ...rest, decimal: target.value } : rest);
      }}
    >
      <option value="">{say('imports:decimal.unknown')}</option>
      <option value=".">{say('imports:decimal.point')}</option>
      <option value=",">{say('imports:decimal.comma')}</option>
    </select>
  );
}
