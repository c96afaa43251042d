// One answer: its text in the reader's language, where it has served, its versions, and what may be done with it.

import { useParams } from '@tanstack/react-router';
import { Input } from 'antd';
import type { AnswerOf } from '#api/contract';
import { retireAnswer, reviewAnswer, reviseAnswer, showAnswer } from '#api/flow/2-cases.knowledge';
import { type Id, languages } from '#api/values';
import { useAnswer } from '../../../lib/use-answer.ts';
import { pickLanguageOf, useLanguage, useWords } from '../../../lib/use-language.ts';
import { useMay, useWriting } from '../../../lib/use-session.ts';
import { useToday } from '../../../lib/use-today.ts';
import { DayInput } from '../../../ui/day-input.tsx';
import { DeedDialog } from '../../../ui/deed-dialog.tsx';
import { DeedForm } from '../../../ui/deed-form.tsx';
import { Fault } from '../../../ui/fault.tsx';
import { Field } from '../../../ui/field.tsx';
import { Mark } from '../../../ui/mark.tsx';
import { PageFrame } from '../../../ui/page-frame.tsx';
import { Waiting } from '../../../ui/waiting.tsx';
import { AnswerForm } from './answer-form.tsx';
import { AnswerText } from './answer-text.tsx';

type Shown = AnswerOf<typeof showAnswer>;

export function AnswerScreen() {
  const say = useWords();
  const may = useMay();
  const language = useLanguage();
  const { answerId } = useParams({ strict: false }) as { answerId: Id<'ans'> };
  const { data: shown, error, refetch } = useAnswer(showAnswer, { params: { answerId } });
  const back = { to: '/knowledge', title: say('area.knowledge') };
  if (!shown) {
    return (
      <PageFrame title={say('knowledge:answer.one')} back={back}>
        {error ? <Fault error={error} again={() => void refetch()} /> : <Waiting label={say('waiting')} lines={6} />}
      </PageFrame>
    );
  }
  const missing = languages.filter((one) => !shown.text[one]?.trim() || !shown.title[one]?.trim());
  return (
    <PageFrame
      title={pickLanguageOf(shown.title, language)}
      back={back}
      lead={say('knowledge:answer.served', { used: shown.usedInCases, solved: shown.solvedCases })}
      mark={
        <>
          <Mark>{say(`words:answer_audience.${shown.audience}`)}</Mark>
          {shown.isStale && <Mark tone="warn">{say('knowledge:answers.stale')}</Mark>}
          {shown.retiredAt && <Mark>{say('knowledge:answers.retired')}</Mark>}
        </>
      }
      deeds={may('knowledge.write') && shown.retiredAt === null && <AnswerDeeds shown={shown} />}
    >
      {missing.length > 0 && (
        <p className="mg-note">
          {say('knowledge:answer.missing', {
            languages: missing.map((one) => say(`words:language.${one}`)).join(', '),
          })}
        </p>
      )}
      <section className="mg-panel">
        <AnswerText text={pickLanguageOf(shown.text, language)} />
        <p className="mg-quiet">{[...shown.families, ...shown.tags].join(' · ')}</p>
      </section>
      <AnswerVersions shown={shown} />
    </PageFrame>
  );
}

function AnswerVersions({ shown }: { shown: Shown }) {
  const say = useWords();
  const writing = useWriting();
  return (
    <section className="mg-panel">
      <h2>{say('knowledge:answer.versions')}</h2>
      <ul className="mg-plain-list">
        {shown.versions.map(({ version, inForceFrom, publishedBy, why }) => (
          <li key={version}>
            {say('knowledge:answer.version', { version, at: writing.instant(inForceFrom), name: publishedBy, why })}
          </li>
        ))}
      </ul>
    </section>
  );
}

function AnswerDeeds({ shown }: { shown: Shown }) {
  const say = useWords();
  const today = useToday();
  const params = { answerId: shown.answerId };
  const newest = shown.versions[0]?.version ?? shown.version;
  return (
    <>
      <DeedDialog deed={say('knowledge:answer.change')} kind="primary" wide>
        {(close) => (
          <AnswerForm
            contract={reviseAnswer}
            before={shown}
            toGiven={(body) => ({ params, body: { ...body, follows: newest } })}
            submit={say('knowledge:answer.revise')}
            onDone={close}
          />
        )}
      </DeedDialog>
      <DeedDialog deed={say('knowledge:answer.review')}>
        {(close) => (
          <DeedForm<typeof reviewAnswer, { reviewOn?: string }>
            contract={reviewAnswer}
            initial={{}}
            toGiven={({ reviewOn }) => ({ params, body: { reviewOn: reviewOn || null } })}
            onDone={close}
            submit={say('knowledge:answer.review')}
            onCancel={close}
          >
            <p>{say('knowledge:answer.review_text')}</p>
            <Field name="reviewOn" label={say('knowledge:answer.review_on')} optional>
              <DayInput today={today} />
            </Field>
          </DeedForm>
        )}
      </DeedDialog>
      <DeedDialog deed={say('knowledge:answer.retire')} kind="danger">
        {(close) => (
          <DeedForm<typeof retireAnswer, { why: string }>
            contract={retireAnswer}
            initial={{}}
            toGiven={(body) => ({ params, body })}
            onDone={close}
            submit={say('knowledge:answer.retire')}
            onCancel={close}
          >
            <p>{say('knowledge:answer.retire_text')}</p>
            <Field name="why" label={say('knowledge:answer.why')}>
              <Input maxLength={500} />
            </Field>
          </DeedForm>
        )}
      </DeedDialog>
    </>
  );
}
