// What is asked for, a line each: the remedy, since when, how much, and the day it was put right.
import { Button } from 'antd';
import { askedRemedies } from '#api/flow/2-cases.words';
import type { Money } from '#api/values';
import { useWords } from '../../../lib/use-language.ts';
import { useToday } from '../../../lib/use-today.ts';
import { AmountInput } from '../../../ui/amount-input.tsx';
import { DayInput } from '../../../ui/day-input.tsx';
import { Icon } from '../../../ui/icon.tsx';
import { SelectInput } from '../../../ui/select-input.tsx';

export interface AskDraft {
  remedy: (typeof askedRemedies)[number];
  askedOn: string | null;
  amount: Money | null;
  metOn: string | null;
}

export interface AsksInputProps {
  id?: string;
  value?: AskDraft[];
  onChange?: (asks: AskDraft[]) => void;
  currency: string;
  /** Whether the day it was put right is asked for too: not of a case that is only being opened. */
  withMet: boolean;
}

const asksMax = 10;

export function AsksInput({ id, value = [], onChange, currency, withMet }: AsksInputProps) {
  const say = useWords();
  const put = (at: number, part: Partial<AskDraft>) =>
    onChange?.(value.map((one, place) => (place === at ? { ...one, ...part } : one)));
  const free = askedRemedies.find((remedy) => value.every((one) => one.remedy !== remedy));
  return (
    <div id={id} className="mg-stack">
      {value.map((ask, at) => (
        <AskLine
          key={ask.remedy}
          ask={ask}
          taken={value.map(({ remedy }) => remedy)}
          onPut={(part) => put(at, part)}
          onRemove={() => onChange?.(value.filter((_, place) => place !== at))}
          {...{ currency, withMet }}
        />
      ))}
      {free && value.length < asksMax && (
        <div>
          <Button
            size="small"
            onClick={() => onChange?.([...value, { remedy: free, askedOn: null, amount: null, metOn: null }])}
          >
            {say(value.length === 0 ? 'cases:claimed.add' : 'cases:claimed.add_more')}
          </Button>
        </div>
      )}
    </div>
  );
}

interface AskLineProps {
  ask: AskDraft;
  taken: readonly string[];
  currency: string;
  withMet: boolean;
  onPut: (part: Partial<AskDraft>) => void;
  onRemove: () => void;
}

function AskLine({ ask, taken, currency, withMet, onPut, onRemove }: AskLineProps) {
  const say = useWords();
  const today = useToday();
  const { remedy, askedOn, amount, metOn } = ask;
  const choices = askedRemedies
    .filter((one) => one === remedy || !taken.includes(one))
    .map((one) => ({ value: one, text: say(`words:asked.${one}`) }));
  return (
    <fieldset className="mg-ask">
      <legend className="mg-quiet">{say(`words:asked.${remedy}`)}</legend>
      <span className="mg-ask-what">
        <SelectInput
          choices={choices}
          value={remedy}
          label={say('cases:claimed.remedy')}
          onChange={(chosen) => onPut({ remedy: chosen as AskDraft['remedy'] })}
        />
        <button
          type="button"
          className="mg-plain"
          aria-label={`${say('remove')}: ${say(`words:asked.${remedy}`)}`}
          onClick={onRemove}
        >
          <Icon name="trash" size={16} />
        </button>
      </span>
      <span className="mg-ask-part">
        <small className="mg-quiet">{say('cases:claimed.asked_on')}</small>
        <DayInput
          value={askedOn}
          today={today}
          label={say('cases:claimed.asked_on')}
          onChange={(day) => onPut({ askedOn: day ?? null })}
        />
      </span>
      <span className="mg-ask-part">
        <small className="mg-quiet">{say('cases:claimed.amount')}</small>
        <AmountInput
          value={amount}
          currency={currency}
          label={say('cases:claimed.amount')}
          onChange={(money) => onPut({ amount: money })}
        />
      </span>
      {withMet && (
        <span className="mg-ask-part">
          <small className="mg-quiet">{say('cases:claimed.met_on')}</small>
          <DayInput
            value={metOn}
            today={today}
            label={say('cases:claimed.met_on')}
            onChange={(day) => onPut({ metOn: day ?? null })}
          />
        </span>
      )}
    </fieldset>
  );
}
