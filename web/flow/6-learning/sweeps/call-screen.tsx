// The call list worked by keyboard: the next contract is taken for this caller, the script read out, each answer a digit,
// and Enter saves and brings the next.
import { useParams } from '@tanstack/react-router';
import { Button } from 'antd';
import { useCallback, useEffect, useState } from 'react';
import type { AnswerOf } from '#api/contract';
import { claimCall, showSweep } from '#api/flow/6-learning';
import type { Id } from '#api/values';
import { useAnswer } from '../../../lib/use-answer.ts';
import { useDeed } from '../../../lib/use-deed.ts';
import { useWords } from '../../../lib/use-language.ts';
import { useScreenKeys } from '../../../lib/use-screen-keys.ts';
import { useWriting } from '../../../lib/use-session.ts';
import { EmptyState } from '../../../ui/empty-state.tsx';
import { Fault } from '../../../ui/fault.tsx';
import { KeyHint } from '../../../ui/key-hint.tsx';
import { PageFrame } from '../../../ui/page-frame.tsx';
import { CallTask } from './call-task.tsx';
import './sweeps.css';

type Claim = AnswerOf<typeof claimCall>;

export function CallScreen() {
  const say = useWords();
  useScreenKeys();
  const { sweepId } = useParams({ strict: false }) as { sweepId: Id<'swp'> };
  const sweep = useAnswer(showSweep, { params: { sweepId } });
  const [claim, setClaim] = useState<Claim>();
  const deed = useDeed(claimCall, setClaim);
  const { mutate } = deed;
  const next = useCallback(() => {
    setClaim(undefined);
    mutate({ params: { sweepId } });
  }, [mutate, sweepId]);
  // Coming here is asking for work: the first contract is taken at once.
  useEffect(next, [next]);
  const title = sweep.data?.title ?? say('learning:sweep.one');
  return (
    <PageFrame
      title={say('learning:call.list')}
      lead={say('learning:call.lead')}
      back={{ to: `/sweeps/${sweepId}`, title }}
      mark={claim && <span className="mg-quiet">{say('learning:call.left', { count: claim.toCall })}</span>}
    >
      {deed.isError && <Fault error={deed.error} again={next} />}
      {claim?.task && (
        <CallTask
          key={`${claim.task.contractId} ${claim.task.attempts}`}
          task={claim.task}
          attemptsMax={sweep.data?.attemptsMax ?? claim.task.attempts + 1}
          onNext={next}
          onLeft={() => setClaim({ ...claim, task: null })}
        />
      )}
      {claim && !claim.task && <NobodyNow claim={claim} onNext={next} isAsking={deed.isPending} />}
    </PageFrame>
  );
}

function NobodyNow({ claim, onNext, isAsking }: { claim: Claim; onNext: () => void; isAsking: boolean }) {
  const say = useWords();
  const writing = useWriting();
  const isDone = claim.toCall === 0;
  const later = claim.nextAt ? say('learning:call.later_text', { at: writing.instant(claim.nextAt) }) : undefined;
  return (
    <EmptyState
      title={say(isDone ? 'learning:call.done' : 'learning:call.later')}
      text={isDone ? say('learning:call.done_text') : later}
      deeds={
        !isDone && (
          <Button type="primary" aria-keyshortcuts="1" loading={isAsking} onClick={onNext}>
            {say('learning:call.next')}
            <KeyHint shortcut="1" />
          </Button>
        )
      }
    />
  );
}
