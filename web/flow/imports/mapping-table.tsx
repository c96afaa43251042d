// The mapping as a table: a field, where it comes from, examples out of the file, and how its days are written.
import { Button } from 'antd';
import { useState } from 'react';
import type { z } from 'zod';
import type { importKind, Mapping, previewImport } from '#api/imports';
import { useWords } from '../../lib/use-language.ts';
import { type Column, ListTable } from '../../ui/list-table.tsx';
import { Mark } from '../../ui/mark.tsx';
import { DateOrderChoice } from './date-order-choice.tsx';
import { DecimalChoice } from './decimal-choice.tsx';
import type { FieldMapping, WantedField } from './mapping-parts.ts';
import { SourceChoice } from './source-choice.tsx';
import { useFieldWords } from './use-field-words.ts';

type Kind = z.infer<typeof importKind>;
type Preview = z.infer<typeof previewImport.answer>;

export interface MappingTableProps {
  kind: Kind;
  columns: readonly string[];
  samples: Preview['samples'];
  problems: Preview['problems'];
  mapping: Mapping;
  onChange: (mapping: Mapping) => void;
}

export function MappingTable(props: MappingTableProps) {
  const say = useWords();
  const { kind } = props;
  const [isWhole, setWhole] = useState(false);
  const columns = useMappingColumns(props);
  // What is needed, and what the file was found to have, stands first; the rest is for who looks for it.
  const mapped = new Set(props.mapping.fields.map((one) => one.field));
  const rank = (field: WantedField) => (field.required ? 0 : mapped.has(field.field) ? 1 : 2);
  const ranked = kind.fields.toSorted((a, b) => rank(a) - rank(b));
  const rows = isWhole ? ranked : ranked.filter((field) => rank(field) < 2);
  return (
    <>
      <ListTable
        label={say('imports:mapping.title')}
        columns={columns}
        rows={rows}
        rowKey={(row) => row.field}
        empty={null}
      />
      {rows.length < ranked.length && (
        <div>
          <Button size="small" onClick={() => setWhole(true)}>
            {say('imports:mapping.whole')}
          </Button>
        </div>
      )}
    </>
  );
}

function useMappingColumns({
  columns,
  samples,
  problems,
  mapping,
  onChange,
}: MappingTableProps): Column<WantedField>[] {
  const say = useWords();
  const fieldWords = useFieldWords();
  const given = (field: string) => mapping.fields.find((one) => one.field === field);
  const change = (field: string, next: FieldMapping | undefined) =>
    onChange({
      ...mapping,
      fields: [...mapping.fields.filter((one) => one.field !== field), ...(next === undefined ? [] : [next])],
    });
  const examplesOf = (field: string) => (given(field)?.columns ?? []).flatMap((column) => samples[column] ?? []);
  return [
    {
      id: 'field',
      title: say('imports:field'),
      cell: (row) => (
        <span className="mg-row">
          {fieldWords(row.field)}
          {row.required && <Mark tone="accent">{say('imports:mapping.needed')}</Mark>}
          {problems.some((problem) => problem.field === row.field) && (
            <Mark tone="bad">{say('imports:mapping.decide')}</Mark>
          )}
        </span>
      ),
    },
    {
      id: 'column',
      title: say('imports:column'),
      cell: (row) => (
        <SourceChoice
          label={fieldWords(row.field)}
          field={row.field}
          given={given(row.field)}
          columns={columns}
          onChange={(next) => change(row.field, next)}
        />
      ),
    },
    {
      id: 'samples',
      title: say('imports:mapping.samples'),
      cell: (row) => <span className="mg-quiet">{examplesOf(row.field).join(' · ') || '—'}</span>,
    },
    {
      id: 'order',
      title: say('imports:mapping.how'),
      cell: (row) => {
        const choice = {
          label: fieldWords(row.field),
          field: row,
          given: given(row.field),
          onChange: (next: FieldMapping) => change(row.field, next),
        };
        return (
          <>
            <DateOrderChoice {...choice} />
            <DecimalChoice {...choice} />
          </>
        );
      },
    },
  ];
}
