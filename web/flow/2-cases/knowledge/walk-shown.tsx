// A walk that came to its end, or that the customer left: the cause, what to do, the way there, and what the repair found.
import { Input } from 'antd';
import { judgeDiagnosis } from '#api/flow/2-cases.diagnosis';
import { diagnosisVerdicts } from '#api/flow/2-cases.knowledge.words';
import type { Id } from '#api/values';
import { pickLanguageOf, useLanguage, useWords } from '../../../lib/use-language.ts';
import { useReadAgain } from '../../../lib/use-read-again.ts';
import { useMay, useWriting } from '../../../lib/use-session.ts';
import { DeedDialog } from '../../../ui/deed-dialog.tsx';
import { DeedForm } from '../../../ui/deed-form.tsx';
import { Field } from '../../../ui/field.tsx';
import { Fold } from '../../../ui/fold.tsx';
import { Mark } from '../../../ui/mark.tsx';
import { SelectInput } from '../../../ui/select-input.tsx';
import { WalkWay } from './walk-step.tsx';
import type { Walk } from './walked-tree.ts';

export function WalkShown({ caseId, walk }: { caseId: Id<'cas'>; walk: Walk }) {
  const say = useWords();
  const may = useMay();
  const language = useLanguage();
  const writing = useWriting();
  const { at, verdict } = walk;
  return (
    <article className="mg-walk" aria-label={pickLanguageOf(walk.title, language)}>
      <div className="mg-step-head">
        <strong>{at.kind === 'end' ? pickLanguageOf(at.cause, language) : pickLanguageOf(walk.title, language)}</strong>
        {at.kind !== 'end' && <Mark>{say('knowledge:diagnosis.walking')}</Mark>}
        {verdict && (
          <Mark tone={verdict === 'right' ? 'good' : 'warn'}>{say(`words:diagnosis_verdict.${verdict}`)}</Mark>
        )}
      </div>
      {at.kind === 'end' && <EndShown end={at} />}
      {walk.verdictNote && <p>{walk.verdictNote}</p>}
      <Fold title={pickLanguageOf(walk.title, language)} mark={<Mark>{walk.steps.length}</Mark>}>
        <WalkWay walk={walk} />
      </Fold>
      <small className="mg-quiet">
        {walk.byCustomer ? say('knowledge:diagnosis.by_customer') : walk.who} ·{' '}
        {writing.instant(walk.endedAt ?? walk.startedAt)}
      </small>
      {at.kind === 'end' && may('case.write') && <JudgeDeed caseId={caseId} walk={walk} />}
    </article>
  );
}

function EndShown({ end }: { end: Extract<Walk['at'], { kind: 'end' }> }) {
  const say = useWords();
  const language = useLanguage();
  const facts = [
    say(`words:end_remedy.${end.remedy}`),
    end.part && `${say('knowledge:diagnosis.part')}: ${end.part}`,
    end.difficulty && `${say('knowledge:diagnosis.difficulty')}: ${say(`words:difficulty.${end.difficulty}`)}`,
  ].filter(Boolean);
  return (
    <>
      {end.warning && <p className="mg-note">{pickLanguageOf(end.warning, language)}</p>}
      <p>{pickLanguageOf(end.advice, language)}</p>
      <p className="mg-quiet">{facts.join(' · ')}</p>
    </>
  );
}

function JudgeDeed({ caseId, walk }: { caseId: Id<'cas'>; walk: Walk }) {
  const say = useWords();
  const readAgain = useReadAgain();
  return (
    <DeedDialog deed={say('knowledge:diagnosis.judge')} kind="small">
      {(close) => (
        <DeedForm<typeof judgeDiagnosis, { verdict: (typeof diagnosisVerdicts)[number]; note?: string }>
          contract={judgeDiagnosis}
          initial={{ verdict: walk.verdict ?? 'right', note: walk.verdictNote ?? '' }}
          toGiven={({ verdict, note }) => ({
            params: { caseId, walkId: walk.walkId },
            body: { verdict, note: note ?? '' },
          })}
          onDone={() => {
            readAgain('history', 'knowledge');
            close();
          }}
          submit={say('knowledge:diagnosis.judge')}
          onCancel={close}
        >
          <Field name="verdict" label={say('knowledge:diagnosis.verdict')}>
            <SelectInput
              choices={diagnosisVerdicts.map((one) => ({ value: one, text: say(`words:diagnosis_verdict.${one}`) }))}
            />
          </Field>
          <Field name="note" label={say('knowledge:diagnosis.verdict_note')} optional>
            <Input.TextArea rows={2} maxLength={1000} />
          </Field>
        </DeedForm>
      )}
    </DeedDialog>
  );
}
