// Writing a letter on a case: which, in which language, seen as it would be sent before it is kept.
import { Checkbox } from 'antd';
import { useId, useState } from 'react';
import type { AnswerOf } from '#api/contract';
import { type LetterKind, type listCaseLetters, makeLetter, previewLetter } from '#api/flow/3-decisions.letters';
import { type Id, type Language, languages } from '#api/values';
import { useAnswer } from '../../../lib/use-answer.ts';
import { useWords } from '../../../lib/use-language.ts';
import { useReadAgain } from '../../../lib/use-read-again.ts';
import { DeedForm } from '../../../ui/deed-form.tsx';
import { Fault } from '../../../ui/fault.tsx';
import { SelectInput } from '../../../ui/select-input.tsx';
import { Waiting } from '../../../ui/waiting.tsx';

export interface WriteLetterProps {
  caseId: Id<'cas'>;
  possible: AnswerOf<typeof listCaseLetters>;
  onDone: () => void;
}

export function WriteLetter({ caseId, possible, onDone }: WriteLetterProps) {
  const say = useWords();
  const id = useId();
  const readAgain = useReadAgain();
  const first = possible.kinds.find(({ cannot }) => cannot === null)?.kind;
  const [kind, setKind] = useState<LetterKind | undefined>(first);
  const [language, setLanguage] = useState<Language>(possible.language);
  const [tell, setTell] = useState(false);
  const params = { caseId };
  if (!kind) return <p>{say('entitlements:letters.nothing_now')}</p>;
  const choices = possible.kinds.map((one) => ({
    value: one.kind,
    text: `${say(`entitlements:letter.kind.${one.kind}`)}${one.cannot ? ` — ${say(`entitlements:letter.cannot.${one.cannot}`)}` : ''}`,
  }));
  return (
    <DeedForm<typeof makeLetter, object>
      contract={makeLetter}
      initial={{}}
      toGiven={() => ({ params, body: { kind, language, tell } })}
      onDone={() => {
        readAgain('case', 'history');
        onDone();
      }}
      submit={say('entitlements:letters.make')}
      onCancel={onDone}
    >
      <div className="mg-row">
        <label htmlFor={`${id}kind`}>{say('entitlements:letters.kind')}</label>
        <SelectInput
          id={`${id}kind`}
          value={kind}
          choices={choices}
          onChange={(one) => setKind(possible.kinds.find((each) => each.kind === one)?.kind ?? kind)}
        />
        <label htmlFor={`${id}language`}>{say('entitlements:letters.language')}</label>
        <SelectInput
          id={`${id}language`}
          value={language}
          choices={languages.map((one) => ({ value: one, text: say(`words:language.${one}`) }))}
          onChange={(one) => setLanguage(languages.find((each) => each === one) ?? language)}
        />
      </div>
      <Preview caseId={caseId} kind={kind} language={language} />
      <Checkbox checked={tell} onChange={(event) => setTell(event.target.checked)}>
        {say('entitlements:letters.tell')}
      </Checkbox>
    </DeedForm>
  );
}

function Preview({ caseId, kind, language }: { caseId: Id<'cas'>; kind: LetterKind; language: Language }) {
  const say = useWords();
  const given = { params: { caseId }, body: { kind, language } };
  const { data, error } = useAnswer(previewLetter, given, { worded: true });
  if (error) return <Fault error={error} />;
  if (!data) return <Waiting label={say('waiting')} lines={6} />;
  return (
    <section className="mg-panel" aria-label={say('entitlements:letters.preview')} lang={data.language}>
      <h3>{data.subject}</h3>
      <p className="mg-letter">{data.body}</p>
    </section>
  );
}
