// Starting a sweep from a confirmed case: the window and conditions, and beside them whom that would call, judged anew as they change.
import { useNavigate } from '@tanstack/react-router';
import { Button } from 'antd';
import { useState } from 'react';
import { showCase } from '#api/flow/2-cases';
import { previewSweep, startSweep } from '#api/flow/6-learning';
import type { Id } from '#api/values';
import { RefusedError } from '../../../lib/refused-error.ts';
import { useAnswer } from '../../../lib/use-answer.ts';
import { useDeed } from '../../../lib/use-deed.ts';
import { useFilters } from '../../../lib/use-filters.ts';
import { useWords } from '../../../lib/use-language.ts';
import { useLater } from '../../../lib/use-later.ts';
import { useReadAgain } from '../../../lib/use-read-again.ts';
import { useWriting } from '../../../lib/use-session.ts';
import { useToday } from '../../../lib/use-today.ts';
import { EmptyState } from '../../../ui/empty-state.tsx';
import { Fault } from '../../../ui/fault.tsx';
import { LinkButton } from '../../../ui/link-button.tsx';
import { PageFrame } from '../../../ui/page-frame.tsx';
import { Waiting } from '../../../ui/waiting.tsx';
import type { CaseShown } from '../../2-cases/case/use-case-after.ts';
import { beginSweep, type SweepDraft, sweepFilterOf } from './sweep-draft.ts';
import { SweepFields } from './sweep-fields.tsx';
import { SweepPreview } from './sweep-preview.tsx';
import './sweeps.css';

const typingRestMs = 300;

export function StartSweepScreen() {
  const say = useWords();
  const [{ caseId }] = useFilters(['caseId'] as const);
  const params = { caseId: caseId as Id<'cas'> };
  const shown = useAnswer(showCase, { params }, { when: caseId !== undefined });
  const back = shown.data
    ? { to: `/cases/${shown.data.caseId}`, title: say('cases:case.title', { number: shown.data.number }) }
    : { to: '/sweeps', title: say('area.sweeps') };
  return (
    <PageFrame title={say('learning:sweep.start')} lead={say('learning:sweep.start_lead')} back={back}>
      {caseId === undefined && (
        <EmptyState
          title={say('learning:sweep.no_case')}
          text={say('learning:sweep.no_case_text')}
          deeds={<LinkButton to="/cases">{say('area.cases')}</LinkButton>}
        />
      )}
      {shown.isError && <Fault error={shown.error} again={() => void shown.refetch()} />}
      {shown.data && <SweepForm key={shown.data.caseId} shown={shown.data} />}
    </PageFrame>
  );
}

function SweepForm({ shown }: { shown: CaseShown }) {
  const say = useWords();
  const writing = useWriting();
  const navigate = useNavigate();
  const readAgain = useReadAgain();
  const today = useToday();
  const [draft, setDraft] = useState<SweepDraft>(() => beginSweep(shown, today));
  const later = useLater(draft, typingRestMs);
  const { caseId } = shown;
  const preview = useAnswer(
    previewSweep,
    { body: { caseId, filter: sweepFilterOf(later, shown) } },
    { keepLast: true },
  );
  const start = useDeed(startSweep, ({ sweepId }) => {
    readAgain('case', 'incident', 'history');
    void navigate({ to: `/sweeps/${sweepId}` });
  });
  const merchant = shown.brandName ?? shown.legalName ?? '';
  const title =
    draft.title ??
    say('learning:sweep.title_of', {
      merchant,
      from: writing.day(draft.signedFrom),
      until: writing.day(draft.signedUntil),
    });
  const send = () =>
    start.mutate({
      body: { caseId, title, filter: sweepFilterOf(draft, shown), attemptsMax: Number(draft.attemptsMax) },
    });
  const from = say('learning:sweep.from_case', {
    number: shown.number,
    name: shown.personName,
    problem: say(`words:case_problem.${shown.problem}`),
  });
  return (
    <div className="mg-case">
      <section className="mg-panel mg-case-main" aria-label={say('learning:sweep.by')}>
        <p className="mg-quiet">{from}</p>
        <SweepFields shown={shown} draft={draft} title={title} onChange={setDraft} />
        {start.isError && <Fault error={start.error} />}
        {start.error instanceof RefusedError &&
          start.error.fields.map((field) => (
            <p key={field.path} className="mg-loose-fault">
              {field.reason}
            </p>
          ))}
        <div className="mg-row">
          <Button type="primary" loading={start.isPending} disabled={!preview.data?.members} onClick={send}>
            {say('learning:sweep.start')}
          </Button>
        </div>
      </section>
      <section className="mg-panel mg-case-side" aria-busy={preview.isFetching}>
        <h2>{say('learning:sweep.preview')}</h2>
        {preview.isError && <Fault error={preview.error} again={() => void preview.refetch()} />}
        {preview.isPending && <Waiting label={say('waiting')} />}
        {preview.data && !preview.isError && <SweepPreview preview={preview.data} />}
      </section>
    </div>
  );
}
