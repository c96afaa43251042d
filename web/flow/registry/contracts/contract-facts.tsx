// Who and what a contract is about: customer, merchant, place, amount, and the complaints noted.
import type { ReactNode } from 'react';
import { useWords } from '../../../lib/use-language.ts';
import { useWriting } from '../../../lib/use-session.ts';
import { MoneyText } from '../../../ui/money-text.tsx';
import { Pairs } from '../../../ui/pairs.tsx';
import { PhoneLinks } from '../../../ui/subject/phone-links.tsx';
import { MerchantLink, PersonLink } from '../../../ui/subject/subject-links.tsx';
import type { ContractShown } from './use-contract-after.ts';

export function ContractFacts({ contract }: { contract: ContractShown }) {
  const say = useWords();
  const writing = useWriting();
  const place = [contract.storeName, contract.city].filter(Boolean).join(' · ');
  const pairs: [string, ReactNode][] = [
    [say('registry:contract.customer'), <PersonLink key="who" id={contract.personId} name={contract.personName} />],
    [say('registry:person.phones'), contract.phones.length > 0 && <PhoneLinks phones={contract.phones} />],
    [say('registry:contract.merchant'), <MerchantLink key="m" id={contract.firmId} name={contract.legalName} />],
    [say('registry:contract.brand'), contract.brandName],
    [say('registry:contract.store'), place],
    [say('registry:contract.amount'), contract.amount && <MoneyText money={contract.amount} />],
    [say('registry:contract.deliver_to'), contract.deliverTo],
    [say('registry:contract.note'), contract.note],
    [say('registry:contract.cancelled_on'), contract.cancelledOn && writing.day(contract.cancelledOn)],
  ];
  return (
    <section className="mg-panel" aria-label={say('registry:contract.about')}>
      <Pairs pairs={pairs} />
      {contract.complaints.length > 0 && (
        <>
          <h2>{say('registry:complaint.title')}</h2>
          <ul className="mg-plain-list">
            {contract.complaints.map(({ complainedOn, channel, note }) => (
              <li key={`${complainedOn} ${channel} ${note}`}>
                {writing.day(complainedOn)} · {channel}
                {note && <div className="mg-quiet">{note}</div>}
              </li>
            ))}
          </ul>
        </>
      )}
    </section>
  );
}
