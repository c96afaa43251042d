// Starting from a contract: found by number, phone or name; then what it was filled with, and the promises it came with.

import { Link } from '@tanstack/react-router';
import { useId, useState } from 'react';
import type { AnswerOf } from '#api/contract';
import type { judgeContract } from '#api/flow/3-decisions.routes';
import { find } from '#api/registry/finding';
import { useAnswer } from '../../../lib/use-answer.ts';
import { pickLanguageOf, useLanguage, useWords } from '../../../lib/use-language.ts';
import { useLater } from '../../../lib/use-later.ts';
import { useMay, useWriting } from '../../../lib/use-session.ts';
import { Fault } from '../../../ui/fault.tsx';
import { FindChoice } from '../../../ui/find-choice.tsx';
import { Fold } from '../../../ui/fold.tsx';
import { PromiseState } from '../../../ui/subject/promise-state.tsx';

type Filled = AnswerOf<typeof judgeContract>;

export interface ContractPickProps {
  filled: Filled | undefined;
  error: unknown;
  onChoose: (contractId: string | undefined) => void;
}

export function ContractPick({ filled, error, onChoose }: ContractPickProps) {
  const say = useWords();
  const may = useMay();
  const id = useId();
  const [typed, setTyped] = useState('');
  const words = useLater(typed.trim(), 200);
  const canFind = words.length > 1 && may('contract.read');
  const found = useAnswer(find, { query: { words, limit: 20 } }, { when: canFind, keepLast: true });
  const contracts = (canFind ? (found.data?.rows ?? []) : []).filter((row) => row.kind === 'contract');
  const contract = filled?.contract;
  return (
    <section className="mg-try-contract">
      <label htmlFor={id}>{say('decisions:owed.from_contract')}</label>
      <FindChoice
        id={id}
        label={say('decisions:owed.from_contract')}
        hint={say('decisions:owed.from_contract_hint')}
        chosen={contract && { value: contract.contractId, text: contract.number, detail: contract.personName }}
        typed={typed}
        onType={setTyped}
        choices={contracts.map((row) => ({ value: row.id, text: row.title, detail: row.detail }))}
        onChoose={(choice) => onChoose(choice?.value)}
      />
      {error ? <Fault error={error} /> : null}
      {filled && <FilledFrom filled={filled} />}
    </section>
  );
}

function FilledFrom({ filled }: { filled: Filled }) {
  const say = useWords();
  const language = useLanguage();
  const writing = useWriting();
  const { contract, facts, promises } = filled;
  return (
    <>
      <p className="mg-quiet">
        <Link to={`/contracts/${contract.contractId}`}>
          {say('decisions:owed.filled', {
            number: contract.number,
            name: contract.personName,
            day: writing.day(facts.decidedOn),
          })}
        </Link>
      </p>
      {promises.length > 0 && (
        <Fold title={say('decisions:owed.promises')} mark={writing.number(promises.length)}>
          <ul className="mg-plain-list">
            {promises.map((promise) => (
              <li key={promise.promiseId} className="mg-row">
                <PromiseState state={promise.state} />
                <span>
                  {promise.wording ? pickLanguageOf(promise.wording, language) : say('words:promise_source.agreement')}
                </span>
                {promise.dueOn && <span className="mg-quiet">{writing.day(promise.dueOn)}</span>}
              </li>
            ))}
          </ul>
        </Fold>
      )}
    </>
  );
}
