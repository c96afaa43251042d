// One fact to be said, whatever its kind: a day, money, a count, a code of a list, yes or no, or a proof.
import { useId } from 'react';
import { problemKinds } from '#api/flow/3-decisions';
import { type ChosenFact, factChoices, goodsCategories, kindOfFact } from '#api/flow/3-decisions.choices';
import { useWords } from '../../../lib/use-language.ts';
import { AmountInput } from '../../../ui/amount-input.tsx';
import { DayInput } from '../../../ui/day-input.tsx';
import { useDecisionWords } from '../words/use-decision-words.ts';
import { type FactDraft, type FactValue, factIn, withFact } from './fact-draft.ts';
import { PlaceInput } from './place-input.tsx';

export interface FactFieldProps {
  name: string;
  draft: FactDraft;
  onChange: (draft: FactDraft) => void;
}

export function FactField({ name, draft, onChange }: FactFieldProps) {
  const id = useId();
  const words = useDecisionWords();
  if (name === 'repairs' || name === 'warranties') return <NoneTick name={name} draft={draft} onChange={onChange} />;
  return (
    <div className="mg-fact">
      <label htmlFor={id}>{words.fact(name)}</label>
      <FactControl id={id} name={name} draft={draft} onChange={onChange} />
    </div>
  );
}

function FactControl({ id, name, draft, onChange }: FactFieldProps & { id: string }) {
  const value = factIn(draft, name);
  const set = (next: FactValue) => onChange(withFact(draft, name, next));
  const currency = draft.sale.currency;
  if (name === 'place.country' || name === 'place.locality' || name === 'sale.currency')
    return <PlaceInput id={id} name={name} draft={draft} onChange={onChange} />;
  if (/^(proofs|findings)\./.test(name)) return <TruthInput id={id} value={value} onChange={set} isProof />;
  switch (kindOfFact(name)) {
    case 'day': {
      const day = typeof value === 'string' ? value.slice(0, 10) : undefined;
      return <DayInput id={id} value={day} onChange={set} today={String(draft.decidedOn).slice(0, 10)} />;
    }
    case 'money': {
      const money = value === undefined ? null : { amountMinor: String(value), currency };
      return <AmountInput id={id} value={money} onChange={(next) => set(next?.amountMinor)} currency={currency} />;
    }
    case 'count':
      return <CountInput id={id} value={value} onChange={set} />;
    case 'code':
      return <CodeInput id={id} name={name} value={value} onChange={set} />;
    case 'flag':
      return <TruthInput id={id} value={value} onChange={set} />;
  }
}

interface ControlProps {
  id: string;
  value: FactValue;
  onChange: (value: FactValue) => void;
}

function CodeInput({ id, name, value, onChange }: ControlProps & { name: string }) {
  const say = useWords();
  const words = useDecisionWords();
  const codes = codesOf(name);
  return (
    <select
      id={id}
      className="mg-control"
      value={String(value ?? '')}
      onChange={(event) => onChange(event.target.value || undefined)}
    >
      {name !== 'problem.kind' && <option value="">{say('decisions:owed.not_said')}</option>}
      {codes.map((code) => (
        <option key={code} value={code}>
          {words.value(name, code)}
        </option>
      ))}
    </select>
  );
}

function codesOf(name: string): readonly string[] {
  if (name === 'problem.kind') return problemKinds;
  if (name === 'sale.category') return goodsCategories;
  return Object.hasOwn(factChoices, name) ? factChoices[name as ChosenFact] : [];
}

/** Not known is an answer of its own: it is what makes a judgement ask. */
function TruthInput({ id, value, onChange, isProof = false }: ControlProps & { isProof?: boolean }) {
  const say = useWords();
  return (
    <select
      id={id}
      className="mg-control"
      value={value === undefined ? '' : String(value)}
      onChange={(event) => onChange(event.target.value === '' ? undefined : event.target.value === 'true')}
    >
      <option value="">{say(isProof ? 'decisions:owed.proof.open' : 'decisions:owed.not_said')}</option>
      <option value="true">{say(isProof ? 'decisions:owed.proof.yes' : 'decisions:owed.yes')}</option>
      <option value="false">{say(isProof ? 'decisions:owed.proof.no' : 'decisions:owed.no')}</option>
    </select>
  );
}

function CountInput({ id, value, onChange }: ControlProps) {
  return (
    <input
      id={id}
      className="mg-control"
      inputMode="numeric"
      autoComplete="off"
      maxLength={8}
      value={value === undefined ? '' : String(value)}
      onChange={(event) => {
        const digits = event.target.value.replace(/\D/g, '').slice(0, 7);
        onChange(digits === '' ? undefined : Number(digits));
      }}
    />
  );
}

/** An empty list is a fact: there was none. Taking the tick away says that nobody has looked. */
function NoneTick({ name, draft, onChange }: FactFieldProps & { name: 'repairs' | 'warranties' }) {
  const say = useWords();
  const { [name]: list, ...rest } = draft;
  return (
    <label className="mg-fact-tick">
      <input
        type="checkbox"
        checked={list !== undefined && list.length === 0}
        onChange={(event) => onChange(event.target.checked ? { ...rest, [name]: [] } : rest)}
      />
      {say(name === 'repairs' ? 'decisions:owed.repairs.none' : 'decisions:owed.warranties.none')}
    </label>
  );
}
