// In which order day, month and year stand in a column. Asked only of days; what is certain is shown, what is not must be chosen.
import { dateOrders } from '#api/imports';
import { useWords } from '../../lib/use-language.ts';
import type { FieldMapping, WantedField } from './mapping-parts.ts';

export interface DateOrderChoiceProps {
  label: string;
  field: WantedField;
  given: FieldMapping | undefined;
  onChange: (next: FieldMapping) => void;
}

export function DateOrderChoice({ label, field, given, onChange }: DateOrderChoiceProps) {
  const say = useWords();
  const isDay = field.type === 'day' || field.type === 'instant';
  if (!isDay || !given || given.columns.length === 0) return null;
  return (
    <select
      className="mg-control"
      aria-label={`${label}: ${say('imports:mapping.order')}`}
      value={given.dateOrder ?? ''}
      onChange={(event) => {
        const dateOrder = dateOrders.find((order) => order === event.target.value);
        const { dateOrder: _before, ...rest } = given;
        onChange(dateOrder === undefined ? rest : { ...rest, dateOrder });
      }}
    >
      <option value="">{say('imports:order.unknown')}</option>
      {dateOrders.map((order) => (
        <option key={order} value={order}>
          {say(`imports:order.${order}`)}
        </option>
      ))}
    </select>
  );
}
