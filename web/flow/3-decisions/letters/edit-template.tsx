// Changing one template: subject and text in each language, the fields it may name, and an example of what it comes to.
import { Form, Input } from 'antd';
import { useState } from 'react';
import type { AnswerOf } from '#api/contract';
import {
  changeLetterTemplate,
  type LetterTexts,
  letterFieldNames,
  letterFieldsWanted,
  type listLetterTemplates,
  previewLetterTemplate,
} from '#api/flow/3-decisions.letters';
import { type Language, languages } from '#api/values';
import { useAnswer } from '../../../lib/use-answer.ts';
import { useWords } from '../../../lib/use-language.ts';
import { useLater } from '../../../lib/use-later.ts';
import { useReadAgain } from '../../../lib/use-read-again.ts';
import { DeedForm } from '../../../ui/deed-form.tsx';
import { Fault } from '../../../ui/fault.tsx';
import { Field } from '../../../ui/field.tsx';
import { Fold } from '../../../ui/fold.tsx';
import { Waiting } from '../../../ui/waiting.tsx';

type Template = AnswerOf<typeof listLetterTemplates>['rows'][number];
interface Values {
  texts: LetterTexts;
  reason: string;
}
/** Typing stops for this long before the example is filled anew. */
const restMs = 400;

export interface EditTemplateProps {
  template: Template;
  /** Whose text stands open. */
  language: Language;
  onDone: () => void;
}

export function EditTemplate({ template, language, onDone }: EditTemplateProps) {
  const say = useWords();
  const readAgain = useReadAgain();
  const { kind, texts, version } = template;
  return (
    <DeedForm<typeof changeLetterTemplate, Values>
      contract={changeLetterTemplate}
      initial={{ texts }}
      toGiven={(values) => ({ params: { kind }, body: { ...values, basedOn: version } })}
      onDone={() => {
        readAgain('letter_template');
        onDone();
      }}
      submit={say('entitlements:templates.save')}
      onCancel={onDone}
    >
      <p className="mg-quiet">
        {say('entitlements:templates.wanted', { fields: letterFieldsWanted[kind].map(braced).join(' ') })}
      </p>
      <Fold title={say('entitlements:templates.fields')}>
        <FieldList />
      </Fold>
      {languages.map((one) => (
        <Fold key={one} title={say(`words:language.${one}`)} open={one === language}>
          <OneLanguage template={template} language={one} />
        </Fold>
      ))}
      <Field name="reason" label={say('entitlements:templates.reason')}>
        <Input maxLength={500} />
      </Field>
    </DeedForm>
  );
}

const braced = (field: string) => `{{${field}}}`;

function FieldList() {
  const say = useWords();
  return (
    <ul className="mg-plain-list">
      {letterFieldNames.map((field) => (
        <li key={field} className="mg-row">
          <code>{braced(field)}</code>
          <span className="mg-quiet">{say(`entitlements:field.${field}`)}</span>
        </li>
      ))}
    </ul>
  );
}

function OneLanguage({ template, language }: { template: Template; language: Language }) {
  const say = useWords();
  return (
    <div className="mg-letter-sides">
      <div>
        <Field name={['texts', language, 'subject']} label={say('entitlements:templates.subject')}>
          <Input maxLength={200} lang={language} />
        </Field>
        <Field name={['texts', language, 'body']} label={say('entitlements:templates.body')}>
          <Input.TextArea autoSize={{ minRows: 8, maxRows: 24 }} maxLength={6000} lang={language} />
        </Field>
      </div>
      <Example template={template} language={language} />
    </div>
  );
}

/** What the server would refuse is told here while it is typed. */
function Example({ template, language }: { template: Template; language: Language }) {
  const say = useWords();
  const form = Form.useFormInstance<Values>();
  const typed = Form.useWatch((values: Values) => values.texts, form);
  const [shipped] = useState(template.texts);
  // Languages that are folded away have no fields yet: their text is as it was.
  const texts = { ...shipped, ...typed };
  const later = useLater(JSON.stringify(texts), restMs);
  const given = { params: { kind: template.kind }, body: { texts: JSON.parse(later) as LetterTexts, language } };
  const { data, error } = useAnswer(previewLetterTemplate, given, { keepLast: true, worded: true });
  return (
    <section className="mg-panel" aria-label={say('entitlements:templates.preview')}>
      <small className="mg-quiet">{say('entitlements:templates.example')}</small>
      {error && <Fault error={error} />}
      {!data && !error && <Waiting label={say('waiting')} />}
      {data && !error && (
        <div lang={language}>
          <h3>{data.subject}</h3>
          <p className="mg-letter">{data.body}</p>
        </div>
      )}
    </section>
  );
}
