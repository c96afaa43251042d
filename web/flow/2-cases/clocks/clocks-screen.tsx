// The clocks of the company: what starts and stops each, how long it is, what it waits for and who is told.
import { Button } from 'antd';
import { useState } from 'react';
import { listClockPolicies } from '#api/flow/2-cases.clocks';
import { useAnswer } from '../../../lib/use-answer.ts';
import { pickLanguageOf, useLanguage, useWords } from '../../../lib/use-language.ts';
import { useMay, useWriting } from '../../../lib/use-session.ts';
import { EmptyState } from '../../../ui/empty-state.tsx';
import { Fault } from '../../../ui/fault.tsx';
import { Icon } from '../../../ui/icon.tsx';
import { Mark } from '../../../ui/mark.tsx';
import { useNotice } from '../../../ui/notice-board.tsx';
import { Overlay } from '../../../ui/overlay.tsx';
import { PageFrame } from '../../../ui/page-frame.tsx';
import { Waiting } from '../../../ui/waiting.tsx';
import { PolicyForm } from './policy-form.tsx';
import type { PolicyVersion } from './policy-version.ts';
import { useStepWords } from './steps-input.tsx';
import { writeSpan } from './write-span.ts';

export function ClocksScreen() {
  const say = useWords();
  const may = useMay();
  const tell = useNotice();
  const language = useLanguage();
  const policies = useAnswer(listClockPolicies, {});
  const [open, setOpen] = useState<{ policy: PolicyVersion | undefined }>();
  const canChange = may('case.settings');
  return (
    <PageFrame
      title={say('area.clocks')}
      lead={say('clocks:policies.lead')}
      deeds={
        canChange && (
          <Button type="primary" onClick={() => setOpen({ policy: undefined })}>
            <Icon name="plus" /> {say('clocks:policies.add')}
          </Button>
        )
      }
    >
      {policies.isError && <Fault error={policies.error} again={() => void policies.refetch()} />}
      {policies.isPending && <Waiting label={say('waiting')} lines={6} />}
      {policies.data?.rows.length === 0 && <EmptyState title={say('clocks:policies.none')} />}
      {policies.data?.rows.map((policy) => (
        <PolicyPanel
          key={`${policy.code} ${policy.version}`}
          policy={policy}
          onChange={canChange ? () => setOpen({ policy }) : undefined}
        />
      ))}
      {open && (
        <Overlay
          wide
          title={open.policy ? pickLanguageOf(open.policy.name, language) : say('clocks:policies.add')}
          onClose={() => setOpen(undefined)}
        >
          <PolicyForm
            policy={open.policy}
            onDone={() => {
              setOpen(undefined);
              tell(say('saved'));
            }}
          />
        </Overlay>
      )}
    </PageFrame>
  );
}

function PolicyPanel({ policy, onChange }: { policy: PolicyVersion; onChange?: () => void }) {
  const say = useWords();
  const language = useLanguage();
  const writing = useWriting();
  const name = pickLanguageOf(policy.name, language);
  const signals = (names: PolicyVersion['startsOn']) => names.map((one) => say(`words:clock_signal.${one}`)).join(', ');
  const stepWords = useStepWords();
  const pairs: [string, string][] = [
    [say('clocks:policy.length'), useLength(policy)],
    [say('clocks:policy.starts'), signals(policy.startsOn)],
    [say('clocks:policy.stops'), signals(policy.stopsOn)],
    [say('clocks:policy.restarts'), signals(policy.restartsOn)],
    [
      say('clocks:policy.pauses'),
      policy.pausesOn
        .map((reason) => {
          const limit = policy.pauseLimits.find((one) => one.reason === reason);
          const whom = say(`words:wait_reason.${reason}`);
          return limit
            ? `${whom} (${say('clocks:policy.at_most', { span: writeSpan(limit.minutes * 60_000, language) })})`
            : whom;
        })
        .join(', '),
    ],
    [say('clocks:policy.told'), policy.steps.map(stepWords).join('; ')],
    [say('clocks:policy.channels'), policy.channels.map((one) => say(`words:case_channel.${one}`)).join(', ')],
    [say('clocks:policy.problems'), policy.problems.map((one) => say(`words:case_problem.${one}`)).join(', ')],
  ];
  return (
    <section className="mg-panel" aria-label={name}>
      <div className="mg-row">
        <h2>{name}</h2>
        {!policy.isOn && <Mark>{say('clocks:policy.off')}</Mark>}
        {policy.isOn && !policy.isInForce && (
          <Mark tone="accent">{say('clocks:policy.from', { at: writing.instant(policy.inForceFrom) })}</Mark>
        )}
        {onChange && (
          <Button size="small" aria-label={`${say('change')}: ${name}`} onClick={onChange}>
            {say('change')}
          </Button>
        )}
      </div>
      <p className="mg-quiet">
        {say('clocks:policy.version', { version: policy.version, at: writing.instant(policy.inForceFrom) })}
      </p>
      <dl className="mg-pairs">
        {pairs
          .filter(([, value]) => value !== '')
          .map(([title, value]) => (
            <div key={title} className="mg-pair">
              <dt>{title}</dt>
              <dd>{value}</dd>
            </div>
          ))}
      </dl>
    </section>
  );
}

function useLength({ unit, length, lastDay }: PolicyVersion): string {
  const say = useWords();
  const language = useLanguage();
  if (unit === 'agreed') return say('words:clock_unit.agreed');
  if (unit === 'work_minutes' || unit === 'minutes')
    return `${writeSpan(length * 60_000, language)} · ${say(`words:clock_unit.${unit}`)}`;
  const days = `${length} · ${say(`words:clock_unit.${unit}`)}`;
  return lastDay === 'stays' ? days : `${days} · ${say('clocks:policy.moves')}`;
}
