// The templates of letters: how each reads in each language, and changing one beside what it comes to.

import { useState } from 'react';
import type { AnswerOf } from '#api/contract';
import { listLetterTemplates } from '#api/flow/3-decisions.letters';
import { type Language, languages } from '#api/values';
import { useAnswer } from '../../../lib/use-answer.ts';
import { useLanguage, useWords } from '../../../lib/use-language.ts';
import { useMay, useWriting } from '../../../lib/use-session.ts';
import { DeedDialog } from '../../../ui/deed-dialog.tsx';
import { Fault } from '../../../ui/fault.tsx';
import { Mark } from '../../../ui/mark.tsx';
import { PageFrame } from '../../../ui/page-frame.tsx';
import { SelectInput } from '../../../ui/select-input.tsx';
import { Waiting } from '../../../ui/waiting.tsx';
import { EditTemplate } from './edit-template.tsx';
import './letters.css';

type Template = AnswerOf<typeof listLetterTemplates>['rows'][number];

export function LetterTemplatesScreen() {
  const say = useWords();
  const own = useLanguage();
  const [language, setLanguage] = useState<Language>(own);
  const { data, error, refetch } = useAnswer(listLetterTemplates, {});
  return (
    <PageFrame title={say('area.letters')} lead={say('entitlements:templates.lead')}>
      <div className="mg-row">
        <label htmlFor="template-language">{say('entitlements:letters.language')}</label>
        <SelectInput
          id="template-language"
          value={language}
          choices={languages.map((one) => ({ value: one, text: say(`words:language.${one}`) }))}
          onChange={(one) => setLanguage(languages.find((each) => each === one) ?? language)}
        />
      </div>
      {error && !data && <Fault error={error} again={() => void refetch()} />}
      {!data && !error && <Waiting label={say('waiting')} lines={8} />}
      {data?.rows.map((template) => (
        <OneTemplate key={template.kind} template={template} language={language} />
      ))}
    </PageFrame>
  );
}

function OneTemplate({ template, language }: { template: Template; language: Language }) {
  const say = useWords();
  const may = useMay();
  const writing = useWriting();
  const { kind, version, texts, writtenBy, writtenAt, reason } = template;
  const { subject, body } = texts[language];
  return (
    <section className="mg-panel" aria-label={say(`entitlements:letter.kind.${kind}`)}>
      <div className="mg-panel-head">
        <h2>{say(`entitlements:letter.kind.${kind}`)}</h2>
        <div className="mg-row">
          <Mark>
            {version === 0 ? say('entitlements:templates.shipped') : say('entitlements:templates.version', { version })}
          </Mark>
          {may('letter.template') && (
            <DeedDialog
              deed={say('entitlements:templates.edit')}
              title={say(`entitlements:letter.kind.${kind}`)}
              kind="small"
              wide
            >
              {(close) => <EditTemplate template={template} language={language} onDone={close} />}
            </DeedDialog>
          )}
        </div>
      </div>
      {writtenBy && writtenAt && (
        <small className="mg-quiet">
          {say('entitlements:templates.written', {
            who: writtenBy,
            at: writing.instant(writtenAt),
            reason: reason ?? '',
          })}
        </small>
      )}
      <h3 lang={language}>{subject}</h3>
      <p className="mg-letter" lang={language}>
        {body}
      </p>
    </section>
  );
}
