// An amount of money, typed with either decimal mark. What is no amount is marked and not sent.
import { useEffect, useState } from 'react';
import type { Money } from '#api/values';
import { decimalOf, parseAmount } from '../lib/write-money.ts';
import './amount-input.css';

export interface AmountInputProps {
  id?: string;
  value?: Money | null;
  onChange?: (money: Money | null) => void;
  currency: string;
  label?: string;
}

export function AmountInput({ id, value, onChange, currency, label }: AmountInputProps) {
  const written = value ? decimalOf(value) : '';
  const [typed, setTyped] = useState(written);
  useEffect(() => setTyped(written), [written]);
  const amountMinor = typed.trim() === '' ? undefined : parseAmount(typed, currency);
  const isWrong = typed.trim() !== '' && (amountMinor === undefined || amountMinor.startsWith('-'));
  const settle = () => {
    if (isWrong) return;
    onChange?.(amountMinor === undefined ? null : { amountMinor, currency });
  };
  return (
    <span className="mg-amount">
      <input
        id={id}
        className="mg-control"
        inputMode="decimal"
        autoComplete="off"
        aria-label={label}
        aria-invalid={isWrong || undefined}
        maxLength={24}
        value={typed}
        onChange={(event) => setTyped(event.target.value)}
        onBlur={settle}
      />
      <span className="mg-quiet">{value?.currency ?? currency}</span>
    </span>
  );
}
