// How the file is cut into lines and cells: its encoding, its delimiter and which line holds the titles. Found by the server; a
// person who sees that it is wrong says what is right, and the columns are guessed anew.
import type { z } from 'zod';
import { delimiters, encodings, type Mapping, type previewImport } from '#api/imports';
import { useWords } from '../../lib/use-language.ts';
import { SelectInput } from '../../ui/select-input.tsx';

type Preview = z.infer<typeof previewImport.answer>;

export interface CutChoiceProps {
  mapping: Mapping;
  form: Preview['form'];
  opening: Preview['opening'];
  onCut: (mapping: Mapping) => void;
}

/** Names the standards give; they read the same in every language. */
const encodingNames: Record<(typeof encodings)[number], string> = {
  'utf-8': 'UTF-8',
  'utf-16le': 'UTF-16 LE',
  'utf-16be': 'UTF-16 BE',
  gb18030: 'GB18030 (GBK)',
  big5: 'Big5',
  'windows-1251': 'Windows-1251',
  'koi8-r': 'KOI8-R',
  'windows-1252': 'Windows-1252',
};
const delimiterKeys = { ',': 'comma', ';': 'semicolon', '\t': 'tab', '|': 'bar' } as const;

export function CutChoice({ mapping, form, opening, onCut }: CutChoiceProps) {
  const say = useWords();
  // Another encoding or delimiter moves the titles too: they are looked for again.
  const again = { ...mapping, headerRow: 0 };
  return (
    <div className="mg-cut">
      {form.encoding !== null && (
        <Labelled label={say('imports:cut.encoding')}>
          <SelectInput
            label={say('imports:cut.encoding')}
            value={mapping.encoding ?? form.encoding}
            choices={encodings.map((value) => ({ value, text: encodingNames[value] }))}
            onChange={(chosen) => {
              const encoding = encodings.find((one) => one === chosen);
              if (encoding) onCut({ ...again, encoding });
            }}
          />
        </Labelled>
      )}
      {form.delimiter !== null && (
        <Labelled label={say('imports:cut.delimiter')}>
          <SelectInput
            label={say('imports:cut.delimiter')}
            value={mapping.delimiter ?? form.delimiter}
            choices={delimiters.map((value) => ({ value, text: say(`imports:cut.${delimiterKeys[value]}`) }))}
            onChange={(chosen) => {
              const delimiter = delimiters.find((one) => one === chosen);
              if (delimiter) onCut({ ...again, delimiter });
            }}
          />
        </Labelled>
      )}
      {form.sheets.length > 1 && (
        <Labelled label={say('imports:cut.sheet')}>
          <SelectInput
            label={say('imports:cut.sheet')}
            value={mapping.sheet ?? form.sheets[0]}
            choices={form.sheets.map((value) => ({ value, text: value }))}
            onChange={(sheet) => onCut({ ...again, sheet })}
          />
        </Labelled>
      )}
      {opening.length > 0 && (
        <Labelled label={say('imports:cut.titles')}>
          <SelectInput
            label={say('imports:cut.titles')}
            value={String(mapping.headerRow)}
            choices={opening.map(({ line, cells }) => ({
              value: String(line),
              text: say('imports:cut.line', { line, cells: beginningOf(cells) }),
            }))}
            onChange={(chosen) => onCut({ ...mapping, headerRow: Number(chosen) })}
          />
        </Labelled>
      )}
    </div>
  );
}

const shownMax = 70;
function beginningOf(cells: readonly string[]): string {
  const text = cells.filter((cell) => cell.trim() !== '').join(' · ');
  return text.length > shownMax ? `${text.slice(0, shownMax)}…` : text;
}

function Labelled({ label, children }: { label: string; children: React.ReactNode }) {
  return (
    <div className="mg-cut-part">
      <small className="mg-quiet">{label}</small>
      {children}
    </div>
  );
}
