// The letters of a case: those written, each as a PDF and as text, and writing another.
import { Button } from 'antd';
import { useState } from 'react';
import type { AnswerOf } from '#api/contract';
import { listCaseLetters, printEvidence, printLetter } from '#api/flow/3-decisions.letters';
import type { Id } from '#api/values';
import { addressOf } from '../../../lib/address-of.ts';
import { useAnswer } from '../../../lib/use-answer.ts';
import { useWords } from '../../../lib/use-language.ts';
import { useMay, useWriting } from '../../../lib/use-session.ts';
import { DeedDialog } from '../../../ui/deed-dialog.tsx';
import { Fault } from '../../../ui/fault.tsx';
import { Fold } from '../../../ui/fold.tsx';
import { Mark } from '../../../ui/mark.tsx';
import { WriteLetter } from './write-letter.tsx';
import './letters.css';

type Letter = AnswerOf<typeof listCaseLetters>['rows'][number];

export function CaseLetters({ caseId }: { caseId: Id<'cas'> }) {
  const say = useWords();
  const may = useMay();
  const { data, error, refetch } = useAnswer(listCaseLetters, { params: { caseId } });
  return (
    <section className="mg-panel" id="letters">
      <div className="mg-panel-head">
        <h2>{say('entitlements:letters.title')}</h2>
        <div className="mg-row">
          <a className="mg-link-button" href={addressOf(printEvidence, { params: { caseId } })}>
            {say('entitlements:panel.evidence')}
          </a>
          {data && may('letter.make') && (
            <DeedDialog deed={say('entitlements:letters.write')} kind="small" wide>
              {(close) => <WriteLetter caseId={caseId} possible={data} onDone={close} />}
            </DeedDialog>
          )}
        </div>
      </div>
      {error && !data && <Fault error={error} again={() => void refetch()} />}
      {data?.rows.length === 0 && <p className="mg-quiet">{say('entitlements:letters.none')}</p>}
      <ul className="mg-steps">
        {data?.rows.map((letter) => (
          <li key={letter.letterId}>
            <LetterLine letter={letter} />
          </li>
        ))}
      </ul>
    </section>
  );
}

function LetterLine({ letter }: { letter: Letter }) {
  const say = useWords();
  const writing = useWriting();
  const { kind, language, madeAt, madeBy, subject, body, told, letterId } = letter;
  const about = `${say(`entitlements:letter.kind.${kind}`)} · ${say(`words:language.${language}`)}`;
  return (
    <>
      <div className="mg-step-head">
        <strong>{about}</strong>
        {told && <Mark tone="accent">{say('entitlements:letters.told')}</Mark>}
        <small className="mg-quiet">
          {madeBy} · {writing.instant(madeAt)}
        </small>
        <a href={addressOf(printLetter, { params: { letterId } })}>{say('entitlements:letters.pdf')}</a>
      </div>
      <Fold title={subject}>
        <p className="mg-letter" lang={language}>
          {body}
        </p>
        <CopyText text={`${subject}\n\n${body}`} />
      </Fold>
    </>
  );
}

/** For an e-mail: the text as it was written. */
function CopyText({ text }: { text: string }) {
  const say = useWords();
  const [copied, setCopied] = useState(false);
  const copy = () => void navigator.clipboard.writeText(text).then(() => setCopied(true));
  return (
    <Button size="small" onClick={copy}>
      {say(copied ? 'entitlements:letters.copied' : 'entitlements:letters.copy')}
    </Button>
  );
}
