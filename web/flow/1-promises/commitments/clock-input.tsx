// How a commitment is measured: by the agreed date, within a time, as a right for a time, or standing. Says itself in words below.
import { clockStarts, lengthUnits, type PromiseClock } from '#api/flow/1-promises';
import { obligationKinds } from '#api/registry/contracts';
import { useWords } from '../../../lib/use-language.ts';
import { CheckList } from '../../../ui/check-list.tsx';
import { SelectInput } from '../../../ui/select-input.tsx';
import { useClockWords } from './use-clock-words.ts';

export interface ClockInputProps {
  id?: string;
  value?: PromiseClock;
  onChange?: (clock: PromiseClock) => void;
}

const kinds = ['agreed_date', 'within', 'right', 'standing'] as const;
/** What a kind begins with when it is chosen. */
const beginnings: Record<PromiseClock['kind'], PromiseClock> = {
  agreed_date: { kind: 'agreed_date', obligations: ['deliver', 'install'] },
  within: { kind: 'within', start: 'contract_signed', length: 30, unit: 'days', duty: 'deliver' },
  right: { kind: 'right', start: 'delivered', length: 1, unit: 'months' },
  standing: { kind: 'standing' },
};

export function ClockInput({ id, value = { kind: 'standing' }, onChange }: ClockInputProps) {
  const say = useWords();
  const clockWords = useClockWords();
  const isTimed = value.kind === 'within' || value.kind === 'right';
  return (
    <div className="mg-stack">
      <SelectInput
        {...(id ? { id } : {})}
        value={value.kind}
        onChange={(chosen) => {
          const kind = kinds.find((one) => one === chosen);
          if (kind) onChange?.(beginnings[kind]);
        }}
        choices={kinds.map((kind) => ({ value: kind, text: say(`words:clock.${kind}`) }))}
      />
      {value.kind === 'agreed_date' && (
        <CheckList
          label={say('registry:obligation.kind')}
          value={value.obligations}
          onChange={(obligations) => onChange?.({ ...value, obligations })}
          choices={obligationKinds.map((kind) => ({ value: kind, text: say(`words:obligation.${kind}`) }))}
        />
      )}
      {isTimed && <TimedFields value={value} onChange={onChange} />}
      <p className="mg-quiet" role="status">
        {clockWords(value)}
      </p>
    </div>
  );
}

type Timed = Extract<PromiseClock, { kind: 'within' | 'right' }>;

function TimedFields({ value, onChange }: { value: Timed; onChange: ClockInputProps['onChange'] }) {
  const say = useWords();
  return (
    <div className="mg-row">
      {value.kind === 'within' && (
        <select
          className="mg-control mg-grow"
          aria-label={say('registry:obligation.kind')}
          value={value.duty}
          onChange={(event) => {
            const duty = obligationKinds.find((kind) => kind === event.target.value);
            if (duty) onChange?.({ ...value, duty });
          }}
        >
          {obligationKinds.map((kind) => (
            <option key={kind} value={kind}>
              {say(`words:obligation.${kind}`)}
            </option>
          ))}
        </select>
      )}
      <input
        className="mg-control mg-grow"
        type="number"
        min={1}
        max={10_000}
        aria-label={say('promises:clock.length')}
        value={value.length}
        onChange={(event) => onChange?.({ ...value, length: Math.max(1, Math.trunc(event.target.valueAsNumber || 1)) })}
      />
      <select
        className="mg-control mg-grow"
        aria-label={say('promises:clock.unit')}
        value={value.unit}
        onChange={(event) => {
          const unit = lengthUnits.find((one) => one === event.target.value);
          if (unit) onChange?.({ ...value, unit });
        }}
      >
        {lengthUnits.map((unit) => (
          <option key={unit} value={unit}>
            {say(`words:length_unit.${unit}`)}
          </option>
        ))}
      </select>
      <select
        className="mg-control mg-grow"
        aria-label={say('promises:clock.start')}
        value={value.start}
        onChange={(event) => {
          const start = clockStarts.find((one) => one === event.target.value);
          if (start) onChange?.({ ...value, start });
        }}
      >
        {clockStarts.map((start) => (
          <option key={start} value={start}>
            {say('promises:clock.from', { start: say(`words:clock_start.${start}`) })}
          </option>
        ))}
      </select>
    </div>
  );
}
