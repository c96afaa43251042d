// A new table of the company's own: its code and what it decides; the rest is written in the editor.
import { useNavigate } from '@tanstack/react-router';
import { Input } from 'antd';
import { type TablePurpose, tablePurposes } from '#api/flow/3-decisions.tables';
import { savePolicyTableDraft } from '#api/flow/3-decisions.versions';
import { useWords } from '../../../lib/use-language.ts';
import { DeedForm } from '../../../ui/deed-form.tsx';
import { Field } from '../../../ui/field.tsx';
import { SelectInput } from '../../../ui/select-input.tsx';
import type { TableDraft } from './grid-model.ts';

interface Values {
  code: string;
  title: string;
  purpose: TablePurpose;
}

export function NewTableForm({ close }: { close: () => void }) {
  const say = useWords();
  const go = useNavigate();
  return (
    <DeedForm<typeof savePolicyTableDraft, Values>
      contract={savePolicyTableDraft}
      initial={{ purpose: 'coverage' }}
      toGiven={({ code, title, purpose }) => ({
        params: { code: code.trim().toUpperCase() },
        body: { table: emptyTable(title, purpose), revision: null },
      })}
      onDone={({ table }) => void go({ to: `/policy-tables/${table.code}/edit` })}
      submit={say('decisions:edit.new')}
      onCancel={close}
    >
      <Field
        name="code"
        label={say('decisions:table.code')}
        hint={say('decisions:edit.code_hint', { example: 'SHOP-GIFTS' })}
      >
        <Input maxLength={40} />
      </Field>
      <Field name="title" label={say('decisions:edit.title')}>
        <Input maxLength={200} />
      </Field>
      <Field name="purpose" label={say('decisions:table.purpose')}>
        <SelectInput choices={tablePurposes.map((value) => ({ value, text: say(`choices:purpose.${value}`) }))} />
      </Field>
    </DeedForm>
  );
}

/** Purposes that grant collect, so that no row takes away what another gives (TABLE-4); the others answer one question. */
function emptyTable(title: string, purpose: TablePurpose): TableDraft {
  return {
    title: { 'zh-CN': title, ru: title, en: title },
    purpose,
    hit: purpose === 'freight' || purpose === 'handling' ? 'first' : 'collect',
    effective: { by: purpose === 'coverage' || purpose === 'advance_compensation' ? 'contract' : 'decision' },
    columns: [{ id: 'kind', kind: 'code', fact: 'problem.kind' }],
    rows: [{ id: 'row-1', when: {}, gives: {} }],
    tests: [],
  };
}
