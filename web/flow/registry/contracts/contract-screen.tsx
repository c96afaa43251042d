// One contract: who bought what from whom, what must be done by when, what was promised, and everything that happened.
import { useParams } from '@tanstack/react-router';
import { showContract } from '#api/registry/contracts';
import type { Id } from '#api/values';
import { useAnswer } from '../../../lib/use-answer.ts';
import { useWords } from '../../../lib/use-language.ts';
import { useMay, useWriting } from '../../../lib/use-session.ts';
import { Fault } from '../../../ui/fault.tsx';
import { LinkButton } from '../../../ui/link-button.tsx';
import { PageFrame } from '../../../ui/page-frame.tsx';
import { HistoryTimeline } from '../../../ui/subject/history-timeline.tsx';
import { Waiting } from '../../../ui/waiting.tsx';
import { ContractPromises } from '../../1-promises/promises/contract-promises.tsx';
import { CasesOf } from '../../2-cases/cases/cases-of.tsx';
import { ContractDeeds } from './contract-deeds.tsx';
import { ContractFacts } from './contract-facts.tsx';
import { ContractLines } from './contract-lines.tsx';
import { ContractObligations } from './contract-obligations.tsx';
import { ContractState } from './contract-state.tsx';
import { ContractVouchers } from './contract-vouchers.tsx';

export function ContractScreen() {
  const say = useWords();
  const may = useMay();
  const writing = useWriting();
  const { contractId } = useParams({ strict: false }) as { contractId: Id<'ctr'> };
  const { data: contract, error, refetch } = useAnswer(showContract, { params: { contractId } });
  const back = { to: '/contracts', title: say('area.contracts') };
  if (!contract) {
    return (
      <PageFrame title={say('registry:contract.one')} back={back}>
        {error ? <Fault error={error} again={() => void refetch()} /> : <Waiting label={say('waiting')} lines={8} />}
      </PageFrame>
    );
  }
  return (
    <PageFrame
      title={say('registry:contract.title', { number: contract.number })}
      mark={<ContractState state={contract.state} />}
      lead={say('registry:contract.signed', { day: writing.day(contract.signedOn) })}
      back={back}
      deeds={
        <>
          {may('decision.judge') && (
            <LinkButton to="/what-is-owed" search={{ contract: contractId }} icon="scales">
              {say('entitlements:panel.all_owed')}
            </LinkButton>
          )}
          {contract.state !== 'cancelled' && may('contract.write') && <ContractDeeds contract={contract} />}
        </>
      }
    >
      {error && <Fault error={error} again={() => void refetch()} />}
      <ContractFacts contract={contract} />
      <CasesOf subject={{ contractId }} />
      <ContractObligations contract={contract} />
      <ContractPromises contractId={contractId} />
      <ContractLines contract={contract} />
      <ContractVouchers contract={contract} />
      {may('history.read') && (
        <section className="mg-panel">
          <h2>{say('history.title')}</h2>
          <HistoryTimeline subjectId={contractId} />
        </section>
      )}
    </PageFrame>
  );
}
