// What is known of the contract a case is about to be opened for: who, from whom, how late, and the cases already open.

import type { AnswerOf } from '#api/contract';
import { listPromises } from '#api/flow/1-promises';
import { listCases } from '#api/flow/2-cases';
import type { showContract } from '#api/registry/contracts';
import { useAnswer } from '../../../lib/use-answer.ts';
import { useWords } from '../../../lib/use-language.ts';
import { useMay, useWriting } from '../../../lib/use-session.ts';
import { MoneyText } from '../../../ui/money-text.tsx';
import { Pairs } from '../../../ui/pairs.tsx';
import { CaseState } from '../../../ui/subject/case-state.tsx';
import { DaysLate } from '../../../ui/subject/days-late.tsx';
import { PhoneLinks } from '../../../ui/subject/phone-links.tsx';
import { CaseLink, MerchantLink, PersonLink } from '../../../ui/subject/subject-links.tsx';

export function ContractKnown({ contract }: { contract: AnswerOf<typeof showContract> }) {
  const say = useWords();
  const may = useMay();
  const writing = useWriting();
  const { contractId } = contract;
  const broken = useAnswer(
    listPromises,
    { query: { contractId, state: 'broken', kind: 'duty', limit: 1 } },
    { when: may('promise.read') },
  );
  const open = useAnswer(listCases, { query: { contractId, state: 'open', limit: 5 } });
  const late = broken.data?.rows[0];
  const others = open.data?.rows ?? [];
  return (
    <>
      <Pairs
        pairs={[
          [say('cases:about.customer'), <PersonLink key="who" id={contract.personId} name={contract.personName} />],
          [say('cases:about.phones'), contract.phones.length > 0 && <PhoneLinks phones={contract.phones} />],
          [say('cases:about.merchant'), <MerchantLink key="firm" id={contract.firmId} name={contract.legalName} />],
          [say('cases:about.store'), contract.storeName],
          [say('registry:contract.signed_on'), writing.day(contract.signedOn)],
          [say('cases:about.amount'), contract.amount && <MoneyText money={contract.amount} />],
          [
            say('cases:about.due'),
            late?.dueOn && (
              <span className="mg-row">
                {writing.day(late.dueOn)} <DaysLate days={late.daysLate} />
              </span>
            ),
          ],
        ]}
      />
      {others.length > 0 && (
        <div className="mg-note">
          {say('cases:open.already')}
          <ul className="mg-plain-list">
            {others.map((row) => (
              <li key={row.caseId} className="mg-row">
                <CaseLink id={row.caseId} name={row.number} />
                {say(`words:case_problem.${row.problem}`)} <CaseState state={row.state} />
              </li>
            ))}
          </ul>
        </div>
      )}
    </>
  );
}
