// The facts of a try in groups: the usual ones always, others as soon as they were said or a rule asks for them.
import { useState } from 'react';
import { givenFactNames } from '#api/flow/3-decisions.choices';
import { useWords } from '../../../lib/use-language.ts';
import { Fold } from '../../../ui/fold.tsx';
import { useDecisionWords } from '../words/use-decision-words.ts';
import { DemandFields } from './demand-fields.tsx';
import { type FactDraft, saidFacts } from './fact-draft.ts';
import { FactField } from './fact-field.tsx';

const usual = {
  problem: ['problem.kind', 'problem.gravity', 'problem.cause'],
  place: ['place.country', 'place.locality', 'buyer'],
  sale: ['sale.kind', 'sale.category', 'sale.channel', 'sale.soldBy', 'sale.madeToOrder'],
  days: [
    'decidedOn',
    'sale.contractOn',
    'sale.agreedDeliveryOn',
    'sale.deliveredOn',
    'problem.foundOn',
    'problem.reportedOn',
  ],
  money: ['sale.currency', 'sale.priceMinor', 'sale.paidMinor', 'sale.prepaidMinor', 'sale.latePenaltyMinor'],
  proofs: ['proofs.sales_contract', 'proofs.payment_voucher', 'repairs', 'warranties'],
} as const;
type GroupName = keyof typeof usual;
const always = new Set<string>(Object.values(usual).flat());

export interface FactFormProps {
  draft: FactDraft;
  onChange: (draft: FactDraft) => void;
  /** Proofs the judgement speaks of: they can be tried where the proofs are. */
  proofs: readonly string[];
}

export function FactForm({ draft, onChange, proofs }: FactFormProps) {
  const say = useWords();
  // Beside the answer all groups are open; above it, on a phone, only the problem is.
  const [isWide] = useState(() => window.matchMedia('(min-width: 1000px)').matches);
  const said = saidFacts(draft).filter((name) => !always.has(name));
  const moreProofs = [...new Set([...proofs, ...said.filter((name) => /^(proofs|findings)\./.test(name))])];
  const others = said.filter((name) => !/^(proofs|findings)\./.test(name));
  const namesOf = (group: GroupName) =>
    group === 'proofs' ? [...usual.proofs, ...moreProofs.filter((name) => !always.has(name))] : usual[group];
  return (
    <div className="mg-facts">
      {(Object.keys(usual) as GroupName[]).map((group) => (
        <Fold
          key={group}
          title={say(`decisions:owed.group.${group}`)}
          open={group === 'problem' || (isWide && group !== 'proofs')}
        >
          <FactFields names={namesOf(group)} draft={draft} onChange={onChange} />
        </Fold>
      ))}
      <Fold title={say('decisions:owed.group.demands')} open={(draft.demands?.length ?? 0) > 0}>
        <DemandFields draft={draft} onChange={onChange} />
      </Fold>
      <Fold title={say('decisions:owed.group.steps')} open={isWide && others.length > 0}>
        <OtherFacts key={draft.timeZone} said={others} draft={draft} onChange={onChange} />
      </Fold>
    </div>
  );
}

interface FieldsProps {
  names: readonly string[];
  draft: FactDraft;
  onChange: (draft: FactDraft) => void;
}

export function FactFields({ names, draft, onChange }: FieldsProps) {
  return (
    <div className="mg-fact-grid">
      {names.map((name) => (
        <FactField key={name} name={name} draft={draft} onChange={onChange} />
      ))}
    </div>
  );
}

/** Any other fact a rule can ask for may be tried: it is chosen from the list, then said. */
function OtherFacts({ said, draft, onChange }: { said: readonly string[] } & Omit<FieldsProps, 'names'>) {
  const say = useWords();
  const words = useDecisionWords();
  const [chosen, setChosen] = useState<string[]>([]);
  const shown = [...new Set([...said, ...chosen])];
  const rest = givenFactNames
    .filter((name) => !always.has(name) && !shown.includes(name))
    .map((name) => ({ name, text: words.fact(name) }))
    .sort((a, b) => a.text.localeCompare(b.text));
  return (
    <>
      <FactFields names={shown} draft={draft} onChange={onChange} />
      <label className="mg-fact">
        <span>{say('decisions:owed.more')}</span>
        <select className="mg-control" value="" onChange={(event) => setChosen([...chosen, event.target.value])}>
          <option value="">{say('decisions:owed.more_choose')}</option>
          {rest.map(({ name, text }) => (
            <option key={name} value={name}>
              {text}
            </option>
          ))}
        </select>
      </label>
    </>
  );
}
