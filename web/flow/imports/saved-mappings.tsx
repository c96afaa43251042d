// Mappings kept by name: one that fits the file can be taken, and this one kept for the next file of the same shape.
import { Input } from 'antd';
import { listMappings, type Mapping, saveMapping } from '#api/imports';
import { useAnswer } from '../../lib/use-answer.ts';
import { useWords } from '../../lib/use-language.ts';
import { DeedDialog } from '../../ui/deed-dialog.tsx';
import { DeedForm } from '../../ui/deed-form.tsx';
import { Field } from '../../ui/field.tsx';
import { ChoiceFilter } from '../../ui/filter-bar.tsx';
import { useNotice } from '../../ui/notice-board.tsx';

export interface SavedMappingsProps {
  mapping: Mapping;
  columns: readonly string[];
  onChoose: (mapping: Mapping) => void;
}

export function SavedMappings({ mapping, columns, onChoose }: SavedMappingsProps) {
  const say = useWords();
  const tell = useNotice();
  const saved = useAnswer(listMappings, { query: { limit: 100 } });
  const titles = new Set(columns.map((title) => title.trim()));
  const fits = (one: Mapping) =>
    one.kind === mapping.kind &&
    one.fields.flatMap((field) => field.columns).every((title) => titles.has(title.trim()));
  const fitting = (saved.data?.rows ?? []).filter((row) => fits(row.mapping));
  return (
    <div className="mg-row">
      {fitting.length > 0 && (
        <ChoiceFilter
          label={say('imports:saved.take')}
          value={undefined}
          choices={fitting.map((row) => ({ value: row.mappingId, text: row.name }))}
          onChoose={(mappingId) => {
            const taken = fitting.find((row) => row.mappingId === mappingId);
            // The header of this file may stand in another row than that of the file it was saved for.
            if (taken) onChoose({ ...taken.mapping, headerRow: mapping.headerRow });
          }}
        />
      )}
      <DeedDialog deed={say('imports:saved.keep')} kind="small">
        {(close) => (
          <DeedForm<typeof saveMapping, { name: string }>
            contract={saveMapping}
            initial={{}}
            toGiven={({ name }) => ({ body: { name, mapping } })}
            onDone={() => {
              tell(say('saved'));
              close();
            }}
            submit={say('imports:saved.keep')}
            onCancel={close}
          >
            <Field name="name" label={say('imports:saved.name')} hint={say('imports:saved.name_hint')}>
              <Input maxLength={100} />
            </Field>
          </DeedForm>
        )}
      </DeedDialog>
    </div>
  );
}
