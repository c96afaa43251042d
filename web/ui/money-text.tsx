// An amount of money the reader's way; several currencies stand under each other and are never added up.
import type { Money } from '#api/values';
import { useLanguage } from '../lib/use-language.ts';
import { writeMoney } from '../lib/write-money.ts';

export function MoneyText({ money }: { money: Money | null }) {
  const language = useLanguage();
  return <span className="mg-number mg-nowrap">{money === null ? '—' : writeMoney(money, language)}</span>;
}

export function MoneyList({ amounts }: { amounts: readonly Money[] }) {
  if (amounts.length === 0) return <MoneyText money={null} />;
  return amounts.map((money) => (
    <div key={money.currency}>
      <MoneyText money={money} />
    </div>
  ));
}
