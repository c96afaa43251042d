// Walking a diagnosis tree on a case while the customer is on the telephone: digits answer, Backspace steps back, leaving loses nothing.
import { Button } from 'antd';
import { useState } from 'react';
import type { AnswerOf } from '#api/contract';
import { listDiagnoses, startDiagnosis } from '#api/flow/2-cases.diagnosis';
import { suggestAnswers } from '#api/flow/2-cases.knowledge';
import type { Id } from '#api/values';
import { useAnswer } from '../../../lib/use-answer.ts';
import { useDeed } from '../../../lib/use-deed.ts';
import { pickLanguageOf, useLanguage, useWords } from '../../../lib/use-language.ts';
import { useMay } from '../../../lib/use-session.ts';
import { Fault } from '../../../ui/fault.tsx';
import { Mark } from '../../../ui/mark.tsx';
import { SelectInput } from '../../../ui/select-input.tsx';
import { useWhy } from './case-answers.tsx';
import { WalkShown } from './walk-shown.tsx';
import { WalkStep } from './walk-step.tsx';
import './knowledge.css';

export function CaseDiagnosis({ caseId }: { caseId: Id<'cas'> }) {
  const say = useWords();
  const may = useMay();
  const { data, error, refetch } = useAnswer(listDiagnoses, { params: { caseId } });
  const walks = data?.rows ?? [];
  const open = walks.find(({ state, byCustomer }) => state === 'walking' && !byCustomer);
  return (
    <section className="mg-panel" aria-label={say('knowledge:diagnosis.title')}>
      <h2>{say('knowledge:diagnosis.title')}</h2>
      {error && <Fault error={error} again={() => void refetch()} />}
      {may('case.write') && (open ? <WalkStep caseId={caseId} walk={open} /> : <StartWalk caseId={caseId} />)}
      {data && walks.length === 0 && <p className="mg-quiet">{say('knowledge:diagnosis.none')}</p>}
      {walks
        .filter((walk) => walk !== open)
        .map((walk) => (
          <WalkShown key={walk.walkId} caseId={caseId} walk={walk} />
        ))}
    </section>
  );
}

function StartWalk({ caseId }: { caseId: Id<'cas'> }) {
  const say = useWords();
  const language = useLanguage();
  const { data } = useAnswer(suggestAnswers, { params: { caseId } });
  const [chosen, setChosen] = useState<string>();
  const start = useDeed(startDiagnosis);
  const trees = data?.trees ?? [];
  const tree = trees.find(({ treeId }) => treeId === chosen) ?? trees[0];
  if (!tree) return null;
  return (
    <>
      {start.isError && <Fault error={start.error} />}
      <div className="mg-row">
        <SelectInput
          label={say('knowledge:diagnosis.which')}
          value={tree.treeId}
          choices={trees.map(({ treeId, title }) => ({ value: treeId, text: pickLanguageOf(title, language) }))}
          onChange={setChosen}
        />
        <Button
          type="primary"
          loading={start.isPending}
          onClick={() => start.mutate({ params: { caseId }, body: { treeId: tree.treeId } })}
        >
          {say('knowledge:diagnosis.start')}
        </Button>
      </div>
      <TreeFits why={tree.why} />
    </>
  );
}

function TreeFits({ why }: { why: AnswerOf<typeof suggestAnswers>['trees'][number]['why'] }) {
  const say = useWords();
  const told = useWhy(why);
  if (told === '') return null;
  return (
    <p>
      <Mark tone="good">{say('knowledge:diagnosis.fits')}</Mark> <small className="mg-quiet">{told}</small>
    </p>
  );
}
