// The first rows as they would go in; a cell that cannot is marked where it stands, with the reason in words.
import type { z } from 'zod';
import type { Mapping, previewImport } from '#api/imports';
import { useWords } from '../../lib/use-language.ts';
import { useWriting } from '../../lib/use-session.ts';
import { Icon } from '../../ui/icon.tsx';
import { useFieldWords, useReasonWords } from './use-field-words.ts';

type Row = z.infer<typeof previewImport.answer>['rows'][number];

export function PreviewTable({ mapping, rows }: { mapping: Mapping; rows: readonly Row[] }) {
  const say = useWords();
  const writing = useWriting();
  const fieldWords = useFieldWords();
  const fields = mapping.fields.map((one) => one.field);
  if (rows.length === 0) return <p className="mg-quiet">{say('imports:preview.none')}</p>;
  const badRows = rows.filter((row) => row.bad.length > 0).length;
  return (
    <section className="mg-stack">
      <h2>{say('imports:preview.title')}</h2>
      <p role="status">
        {badRows === 0
          ? say('imports:preview.all_good', { number: writing.number(rows.length) })
          : say('imports:preview.some_bad', { number: writing.number(rows.length), bad: writing.number(badRows) })}
      </p>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a box that scrolls must be reached by the keyboard */}
      <section className="mg-preview" aria-label={say('imports:preview.title')} tabIndex={0}>
        <table>
          <thead>
            <tr>
              <th scope="col">{say('imports:bad.line')}</th>
              {fields.map((field) => (
                <th key={field} scope="col">
                  {fieldWords(field)}
                </th>
              ))}
              <th scope="col">{say('imports:bad.message')}</th>
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <PreviewRow key={row.line} row={row} fields={fields} />
            ))}
          </tbody>
        </table>
      </section>
    </section>
  );
}

function PreviewRow({ row, fields }: { row: Row; fields: readonly string[] }) {
  const reasonWords = useReasonWords();
  const loose = row.bad.filter((bad) => bad.field === null || !fields.includes(bad.field));
  return (
    <tr>
      <th scope="row">{row.line}</th>
      {fields.map((field) => {
        const bad = row.bad.find((one) => one.field === field);
        return (
          <td key={field} className={bad ? 'mg-cell-bad' : undefined}>
            {bad && <Icon name="alert" size={13} />} {row.values[field] ?? ''}
            {bad && <small>{reasonWords(bad)}</small>}
          </td>
        );
      })}
      <td className={loose.length > 0 ? 'mg-cell-bad' : undefined}>{loose.map(reasonWords).join(' ')}</td>
    </tr>
  );
}
