// Placing a line by hand: the payments it could be about, those of the same amount first.

import { Button } from 'antd';
import { useId, useState } from 'react';
import type { z } from 'zod';
import { type bankLine, listPayments, matchBankLine, type PaymentState } from '#api/flow/4-remedies';
import type { Id } from '#api/values';
import { useList } from '../../../lib/use-answer.ts';
import { useDeed } from '../../../lib/use-deed.ts';
import { useWords } from '../../../lib/use-language.ts';
import { useReadAgain } from '../../../lib/use-read-again.ts';
import { useWriting } from '../../../lib/use-session.ts';
import { Fault } from '../../../ui/fault.tsx';
import { LoadMore } from '../../../ui/load-more.tsx';
import { Mark } from '../../../ui/mark.tsx';
import { useNotice } from '../../../ui/notice-board.tsx';
import { Waiting } from '../../../ui/waiting.tsx';
import type { PaymentShown } from '../payments/payment-state.tsx';
import './match-line.css';

export type BankLine = z.infer<typeof bankLine>;

/** Money that came back is about a payment that had left; everything else about one that is at the bank. */
const stateFor = (line: BankLine): PaymentState => (line.says === 'money_back' ? 'confirmed' : 'sent');

export function MatchLine({ line, onDone }: { line: BankLine; onDone: () => void }) {
  const say = useWords();
  const tell = useNotice();
  const readAgain = useReadAgain();
  const group = useId();
  const [chosen, setChosen] = useState<string>();
  const query = { state: stateFor(line), limit: 50, ...(line.amount && { currency: line.amount.currency }) };
  const { list, rows } = useList(listPayments, { query });
  const match = useDeed(matchBankLine, () => {
    readAgain('payment', 'payment_file', 'bank_message', 'case', 'history');
    tell(say('payments:bank.matched_told'));
    onDone();
  });
  const isSame = (row: PaymentShown) => row.total.amountMinor === line.amount?.amountMinor.replace('-', '');
  const sorted = rows.toSorted((a, b) => Number(isSame(b)) - Number(isSame(a)));
  if (list.isPending) return <Waiting label={say('waiting')} />;
  return (
    <div className="mg-stack">
      {list.isError && <Fault error={list.error} again={() => void list.refetch()} />}
      {rows.length === 0 && <p>{say('payments:bank.match_none')}</p>}
      <fieldset className="mg-match">
        <legend className="mg-unseen">{say('payments:bank.match_title')}</legend>
        {sorted.map((row) => (
          <Candidate
            key={row.paymentId}
            group={group}
            payment={row}
            isSame={isSame(row)}
            isOff={line.amount !== null && !isSame(row)}
            isChosen={row.paymentId === chosen}
            onChoose={() => setChosen(row.paymentId)}
          />
        ))}
      </fieldset>
      {list.hasNextPage && <LoadMore list={list} told="" />}
      {match.isError && <Fault error={match.error} />}
      <div className="mg-row">
        <Button
          type="primary"
          disabled={chosen === undefined}
          loading={match.isPending}
          onClick={() => match.mutate({ params: { lineId: line.lineId }, body: { paymentId: chosen as Id<'pay'> } })}
        >
          {say('payments:bank.match')}
        </Button>
        <Button onClick={onDone}>{say('cancel')}</Button>
      </div>
    </div>
  );
}

interface CandidateProps {
  /** Shared by all, so that the arrows go from one to the next. */
  group: string;
  payment: PaymentShown;
  isSame: boolean;
  /** A line of another amount is not about this payment; it is shown so that one sees why it cannot be chosen. */
  isOff: boolean;
  isChosen: boolean;
  onChoose: () => void;
}

function Candidate({ group, payment, isSame, isOff, isChosen, onChoose }: CandidateProps) {
  const say = useWords();
  const writing = useWriting();
  return (
    <label className="mg-match-one">
      <input type="radio" name={group} checked={isChosen} disabled={isOff} onChange={onChoose} />
      <span>
        <strong>{payment.personName}</strong> {writing.money(payment.total)}{' '}
        <Mark tone={isSame ? 'good' : 'quiet'}>
          {say(isSame ? 'payments:bank.amount_same' : 'payments:bank.amount_differs')}
        </Mark>
        <br />
        <small className="mg-quiet mg-number">
          {payment.contractNumber} · {payment.endToEndId ?? '—'} · {payment.payee?.shown ?? '—'}
        </small>
      </span>
    </label>
  );
}
