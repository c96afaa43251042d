// Who is told when: reminders before the due moment, escalations at it and after, a line each, up the line in order.
import { Button, InputNumber } from 'antd';
import { listWorkers } from '#api/flow/2-cases';
import { useAnswer } from '../../../lib/use-answer.ts';
import { useLanguage, useWords } from '../../../lib/use-language.ts';
import { CheckList } from '../../../ui/check-list.tsx';
import { Icon } from '../../../ui/icon.tsx';
import { SelectInput } from '../../../ui/select-input.tsx';
import type { Policy } from './policy-version.ts';
import { writeSpan } from './write-span.ts';

type Step = Policy['steps'][number];
const whens = ['share', 'before', 'after'] as const;
const stepsMax = 12;

interface StepsInputProps {
  id?: string;
  value?: Step[];
  onChange?: (steps: Step[]) => void;
}

export function StepsInput({ id, value = [], onChange }: StepsInputProps) {
  const say = useWords();
  const put = (at: number, part: Partial<Step>) =>
    onChange?.(value.map((one, place) => (place === at ? { ...one, ...part } : one)));
  return (
    <div id={id} className="mg-stack">
      {value.map((step, at) => (
        <StepLine
          // biome-ignore lint/suspicious/noArrayIndexKey: a step has nothing of its own to be known by, and its place is what is edited
          key={at}
          step={step}
          onPut={(part) => put(at, part)}
          onRemove={() => onChange?.(value.filter((_, place) => place !== at))}
        />
      ))}
      {value.length < stepsMax && (
        <div>
          <Button size="small" onClick={() => onChange?.([...value, { when: 'after', amount: 0, tell: ['owner'] }])}>
            <Icon name="plus" size={14} /> {say('clocks:step.add')}
          </Button>
        </div>
      )}
    </div>
  );
}

interface StepLineProps {
  step: Step;
  onPut: (part: Partial<Step>) => void;
  onRemove: () => void;
}

function StepLine({ step, onPut, onRemove }: StepLineProps) {
  const say = useWords();
  const { data } = useAnswer(listWorkers, {});
  const people = (data?.rows ?? []).filter(({ workerId }) => workerId.startsWith('acc_'));
  const choices = [
    ...(['owner', 'overseers'] as const).map((one) => ({ value: one as string, text: say(`clocks:tell.${one}`) })),
    ...people.map(({ workerId, name }) => ({ value: workerId, text: name })),
  ];
  return (
    <div className="mg-panel">
      <div className="mg-row">
        <SelectInput
          label={say('clocks:step.when')}
          value={step.when}
          choices={whens.map((one) => ({ value: one, text: say(`clocks:step.when.${one}`) }))}
          onChange={(when) => onPut({ when: when as Step['when'] })}
        />
        <InputNumber
          aria-label={say('clocks:step.amount')}
          min={0}
          max={step.when === 'share' ? 99 : 525_600}
          precision={0}
          value={step.amount}
          onChange={(amount) => onPut({ amount: amount ?? 0 })}
        />
        <Button size="small" aria-label={say('clocks:step.remove')} onClick={onRemove}>
          <Icon name="trash" size={14} />
        </Button>
      </div>
      <CheckList
        label={say('clocks:step.tell')}
        choices={choices}
        value={step.tell}
        onChange={(tell) => onPut({ tell: tell as Step['tell'] })}
      />
    </div>
  );
}

/** `after 75 % of the time: the owner` in the reader's words. */
export function useStepWords(): (step: Step) => string {
  const say = useWords();
  const language = useLanguage();
  const { data } = useAnswer(listWorkers, {});
  const nameOf = (whom: Step['tell'][number]) =>
    whom === 'owner' || whom === 'overseers'
      ? say(`clocks:tell.${whom}`)
      : (data?.rows.find(({ workerId }) => workerId === whom)?.name ?? '—');
  return ({ when, amount, tell }) => {
    const whom = tell.map(nameOf).join(', ');
    if (when === 'share') return say('clocks:step.at_share', { amount, whom });
    if (when === 'after' && amount === 0) return say('clocks:step.at_due', { whom });
    return say(`clocks:step.at_${when}`, { span: writeSpan(amount * 60_000, language), whom });
  };
}
