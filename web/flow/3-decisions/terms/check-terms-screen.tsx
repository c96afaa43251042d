// Checking standard terms: paste them, and clauses the law makes void come back marked, with the article and the reason.
import { Input } from 'antd';
import { useRef, useState } from 'react';
import type { AnswerOf } from '#api/contract';
import { checkTerms } from '#api/flow/3-decisions.routes';
import { useLanguage, useWords } from '../../../lib/use-language.ts';
import { useSession } from '../../../lib/use-session.ts';
import { DeedForm } from '../../../ui/deed-form.tsx';
import { Field } from '../../../ui/field.tsx';
import { PageFrame } from '../../../ui/page-frame.tsx';
import { SelectInput } from '../../../ui/select-input.tsx';
import { countryName } from '../words/decision-words.ts';
import { MarkedText } from './marked-text.tsx';
import { VoidClauses } from './void-clauses.tsx';
import './check-terms.css';

interface Values {
  text: string;
  country: string;
}
/** A text belongs to the answer it was checked for, whatever is typed meanwhile. */
interface Checked {
  text: string;
  answer: AnswerOf<typeof checkTerms>;
}
const countries = ['CN', 'RU', 'DE', 'GB', 'US'];

export function CheckTermsScreen() {
  const say = useWords();
  const language = useLanguage();
  const { company } = useSession();
  const [checked, setChecked] = useState<Checked>();
  const sent = useRef('');
  const choices = [...new Set([company.country, ...countries])].map((code) => ({
    value: code,
    text: countryName(code, language),
  }));
  return (
    <PageFrame title={say('area.terms')} lead={say('decisions:terms.lead')}>
      <div className="mg-terms">
        <section className="mg-panel">
          <DeedForm<typeof checkTerms, Values>
            contract={checkTerms}
            initial={{ text: '', country: company.country }}
            toGiven={(values) => {
              sent.current = values.text;
              return { body: values };
            }}
            onDone={(answer) => setChecked({ text: sent.current, answer })}
            submit={say('decisions:terms.check')}
          >
            <Field name="text" label={say('decisions:terms.text')} hint={say('decisions:terms.hint')}>
              <Input.TextArea rows={12} maxLength={400_000} />
            </Field>
            <Field name="country" label={say('decisions:terms.country')}>
              <SelectInput choices={choices} />
            </Field>
          </DeedForm>
        </section>
        {checked && (
          <section className="mg-stack" aria-live="polite">
            <TermsResult checked={checked} />
          </section>
        )}
      </div>
    </PageFrame>
  );
}

function TermsResult({ checked: { text, answer } }: { checked: Checked }) {
  const say = useWords();
  const { found, sentences } = answer;
  const count = found.length;
  return (
    <>
      <h2>
        {count === 0
          ? say('decisions:terms.clean', { sentences })
          : say('decisions:terms.result', { count, sentences })}
      </h2>
      <p className="mg-quiet">{say('decisions:terms.clean_text')}</p>
      <VoidClauses found={found} />
      {count > 0 && <MarkedText text={text} found={found} />}
    </>
  );
}
