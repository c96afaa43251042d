// One call: what to say and ask, whom, and what was found; saved by Enter, which brings the next.
import { Button } from 'antd';
import { useEffect, useRef, useState } from 'react';
import { recordCall, releaseCall } from '#api/flow/6-learning';
import { useDeed } from '../../../lib/use-deed.ts';
import { useWords } from '../../../lib/use-language.ts';
import { useReadAgain } from '../../../lib/use-read-again.ts';
import { Fault } from '../../../ui/fault.tsx';
import { KeyHint } from '../../../ui/key-hint.tsx';
import { useNotice } from '../../../ui/notice-board.tsx';
import { CallAbout } from './call-about.tsx';
import { actionOf, type CallDraft, type CallTaskShown, callBody, takeBack } from './call-draft.ts';
import { CallFollowUp } from './call-follow-up.tsx';
import { CallQuestions } from './call-questions.tsx';

export interface CallTaskProps {
  task: CallTaskShown;
  attemptsMax: number;
  onNext: () => void;
  /** Given back to the list: nothing is held any more. */
  onLeft: () => void;
}

export function CallTask({ task, attemptsMax, onNext, onLeft }: CallTaskProps) {
  const say = useWords();
  const tell = useNotice();
  const readAgain = useReadAgain();
  const [draft, setDraft] = useState<CallDraft>({ note: '' });
  const isLastAttempt = task.attempts + 1 >= attemptsMax;
  const params = { sweepId: task.sweepId, contractId: task.contractId };
  const record = useDeed(recordCall, (member) => {
    const opened = member.caseId !== null && member.state === 'affected';
    tell(say(opened ? 'learning:call.saved_case' : 'learning:call.saved', { name: task.personName }));
    readAgain('case', 'incident', 'contract');
    onNext();
  });
  const release = useDeed(releaseCall, onLeft);
  const body = callBody(draft, isLastAttempt);
  const save = () => body && record.mutate({ params, body });
  useSaveKey(save);
  return (
    <div className="mg-case">
      <section className="mg-panel mg-case-main" aria-label={say('learning:call.list')}>
        <CallQuestions task={task} draft={draft} onChange={setDraft} />
        {body && (
          <CallFollowUp
            draft={draft}
            action={actionOf(draft, isLastAttempt)}
            isLastAttempt={isLastAttempt}
            onChange={setDraft}
          />
        )}
        {record.isError && <Fault error={record.error} />}
        {release.isError && <Fault error={release.error} />}
        <div className="mg-row">
          <Button type="primary" disabled={!body} loading={record.isPending} onClick={save}>
            {say('learning:call.save')}
            <KeyHint shortcut="Enter" />
          </Button>
          <Button
            aria-keyshortcuts="Backspace"
            disabled={draft.outcome === undefined}
            onClick={() => setDraft(takeBack(draft))}
          >
            {say('learning:call.take_back')}
            <KeyHint shortcut="Backspace" />
          </Button>
          <Button onClick={() => release.mutate({ params })}>{say('learning:call.release')}</Button>
        </div>
      </section>
      <CallAbout task={task} attemptsMax={attemptsMax} />
    </div>
  );
}

/** Where Enter has its own meaning: a text of several lines, a list, a link, a button that is no answer to a question. */
function hasItsOwnEnter(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement && target.closest('textarea, select, a, summary, button:not(.mg-answer)') !== null
  );
}

/** Enter saves from anywhere else; Ctrl Enter everywhere. */
function useSaveKey(save: () => unknown): void {
  const latest = useRef(save);
  latest.current = save;
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.key !== 'Enter' || event.isComposing || document.querySelector('dialog[open]')) return;
      if (!event.ctrlKey && !event.metaKey && hasItsOwnEnter(event.target)) return;
      event.preventDefault();
      latest.current();
    };
    document.addEventListener('keydown', onKey);
    return () => document.removeEventListener('keydown', onKey);
  }, []);
}
