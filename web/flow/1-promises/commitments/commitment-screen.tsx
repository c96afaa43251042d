// One public commitment: its wording in each language, every version with its days, what was given, kept and broken.
import { useParams } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { endCommitment, showCommitment } from '#api/flow/1-promises';
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
import { PageFrame } from '../../../ui/page-frame.tsx';
import { Pairs } from '../../../ui/pairs.tsx';
import { StatRow, StatTile } from '../../../ui/stat-tile.tsx';
import { HistoryTimeline } from '../../../ui/subject/history-timeline.tsx';
import { Waiting } from '../../../ui/waiting.tsx';
import { CommitmentForm } from './commitment-form.tsx';
import { type CommitmentShown, type VersionShown, versionOf } from './commitment-shown.ts';
import { CommitmentState } from './commitment-state.tsx';
import { useClockWords } from './use-clock-words.ts';
import { useScopeWords } from './use-scope-words.ts';

export function CommitmentScreen() {
  const say = useWords();
  const may = useMay();
  const language = useLanguage();
  const { commitmentId } = useParams({ strict: false }) as { commitmentId: Id<'com'> };
  const { data, error, refetch } = useAnswer(showCommitment, { params: { commitmentId } });
  const back = { to: '/commitments', title: say('area.commitments') };
  const version = data && versionOf(data);
  if (!data || !version) {
    return (
      <PageFrame title={say('area.commitments')} back={back}>
        {error ? <Fault error={error} again={() => void refetch()} /> : <Waiting label={say('waiting')} lines={8} />}
      </PageFrame>
    );
  }
  const versions = data.versions.toSorted((a, b) => b.version - a.version);
  return (
    <PageFrame
      title={pickLanguageOf(version.name, language)}
      mark={<CommitmentState commitment={data} />}
      back={back}
      deeds={may('commitment.write') && <CommitmentDeeds commitment={data} />}
    >
      <CommitmentNumbers commitment={data} />
      {versions.map((one) => (
        <VersionPanel
          key={one.version}
          version={one}
          later={data.givenLater.find(({ version: given }) => given === one.version)}
        />
      ))}
      {may('history.read') && (
        <section className="mg-panel">
          <h2>{say('history.title')}</h2>
          <HistoryTimeline subjectId={commitmentId} />
        </section>
      )}
    </PageFrame>
  );
}

function CommitmentNumbers({
  commitment: { commitmentId, promiseCount, brokenCount },
}: {
  commitment: CommitmentShown;
}) {
  const say = useWords();
  const writing = useWriting();
  return (
    <StatRow>
      <StatTile
        label={say('promises:commitment.given')}
        value={writing.number(promiseCount)}
        to="/promises"
        search={{ commitmentId }}
      />
      <StatTile
        label={say('promises:commitment.broken')}
        value={writing.number(brokenCount)}
        to="/promises"
        search={{ commitmentId, state: 'broken' }}
        tone={brokenCount > 0 ? 'bad' : undefined}
      />
    </StatRow>
  );
}

function VersionPanel({ version, later }: { version: VersionShown; later: LaterShown | undefined }) {
  const say = useWords();
  const writing = useWriting();
  const clockWords = useClockWords();
  const scopeWords = useScopeWords(version.scope);
  const from = writing.day(version.inForceFrom);
  const pairs: [string, ReactNode][] = [
    ...languages.map((one): [string, ReactNode] => [
      say(`words:language.${one}`),
      version.wording[one] && <span lang={one}>{version.wording[one]}</span>,
    ]),
    [say('promises:commitment.clock'), clockWords(version.clock)],
    [say('promises:commitment.scope'), scopeWords],
    [say('promises:commitment.evidence'), version.evidence.map((kind) => say(`words:evidence.${kind}`)).join(', ')],
  ];
  const days =
    version.inForceUntil === null
      ? say('promises:commitment.since', { from })
      : say('promises:commitment.between', { from, until: writing.day(version.inForceUntil) });
  return (
    <section className="mg-panel">
      <h2>{say('promises:commitment.version', { number: version.version })}</h2>
      <p className="mg-quiet">{days}</p>
      {later && <GivenLater later={later} />}
      <Pairs pairs={pairs} />
    </section>
  );
}

type LaterShown = CommitmentShown['givenLater'][number];

/** To how many contracts that were there before it this version was given, or how far that has come. */
function GivenLater({ later }: { later: LaterShown }) {
  const say = useWords();
  const writing = useWriting();
  const { contracts, promises, endedAt } = later;
  const told = { count: contracts, contracts: writing.number(contracts), promises: writing.number(promises) };
  if (endedAt !== null && contracts === 0) return null;
  return (
    <p role="status">
      {say(endedAt === null ? 'promises:commitment.giving' : 'promises:commitment.given_later', told)}
    </p>
  );
}

/** An ended commitment gets no version and is not ended again (PROM-17). */
function CommitmentDeeds({ commitment }: { commitment: CommitmentShown }) {
  const say = useWords();
  const today = useToday();
  const { commitmentId } = commitment;
  if (versionOf(commitment)?.inForceUntil) return null;
  return (
    <>
      <DeedDialog deed={say('promises:commitment.revise')} wide>
        {(close) => <CommitmentForm commitment={commitment} onDone={close} />}
      </DeedDialog>
      <DeedDialog deed={say('promises:commitment.end')} kind="danger">
        {(close) => (
          <DeedForm<typeof endCommitment, { lastOn: string }>
            contract={endCommitment}
            initial={{ lastOn: today }}
            toGiven={(body) => ({ params: { commitmentId }, body })}
            onDone={close}
            submit={say('promises:commitment.end')}
            onCancel={close}
          >
            <p>{say('promises:commitment.end_text')}</p>
            <Field name="lastOn" label={say('promises:commitment.last_on')}>
              <DayInput today={today} />
            </Field>
          </DeedForm>
        )}
      </DeedDialog>
    </>
  );
}
