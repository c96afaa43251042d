// The fields of one question or end of a tree, each kind with its own.
import { Button, Input, InputNumber } from 'antd';
import { endRemedies, faultDifficulties } from '#api/flow/2-cases.knowledge.words';
import { useWords } from '../../../lib/use-language.ts';
import { Filter } from '../../../ui/filter-bar.tsx';
import { Icon } from '../../../ui/icon.tsx';
import { SelectInput } from '../../../ui/select-input.tsx';
import { TextsField, WayField } from './node-parts.tsx';
import type { Node } from './walked-tree.ts';

export interface NodeFieldsProps {
  node: Node;
  /** Where answers can lead. */
  keys: readonly string[];
  onChange: (node: Node) => void;
  onRemove: () => void;
}
type Of<Kind extends Node['kind']> = Extract<Node, { kind: Kind }>;
interface PartProps<Kind extends Node['kind']> {
  node: Of<Kind>;
  keys: readonly string[];
  onChange: (node: Node) => void;
}

const answersMax = 9;

export function NodeFields({ node, keys, onChange, onRemove }: NodeFieldsProps) {
  const say = useWords();
  const others = keys.filter((key) => key !== node.key);
  return (
    <article className="mg-panel mg-tree-nodes" aria-label={node.key}>
      <div className="mg-row">
        <strong>{say(`words:tree_node.${node.kind}`)}</strong>
        <Filter label={say('knowledge:node.key')}>
          <Input
            value={node.key}
            maxLength={40}
            title={say('knowledge:node.key_hint')}
            onChange={(event) => onChange({ ...node, key: event.target.value })}
          />
        </Filter>
        <Button size="small" aria-label={say('knowledge:node.remove', { key: node.key })} onClick={onRemove}>
          <Icon name="trash" size={14} />
        </Button>
      </div>
      {node.kind !== 'end' && (
        <TextsField
          label={say('knowledge:node.question')}
          value={node.question}
          onChange={(question) => onChange({ ...node, question })}
        />
      )}
      {node.kind === 'yes_no' && <YesNoFields node={node} keys={others} onChange={onChange} />}
      {node.kind === 'choice' && <ChoiceFields node={node} keys={others} onChange={onChange} />}
      {node.kind === 'number' && <NumberFields node={node} keys={others} onChange={onChange} />}
      {node.kind === 'end' && <EndFields node={node} keys={others} onChange={onChange} />}
    </article>
  );
}

function YesNoFields({ node, keys, onChange }: PartProps<'yes_no'>) {
  const say = useWords();
  return (
    <>
      <WayField
        label={say('knowledge:diagnosis.yes')}
        keys={keys}
        value={node.yes}
        onChange={(yes) => onChange({ ...node, yes })}
      />
      <WayField
        label={say('knowledge:diagnosis.no')}
        keys={keys}
        value={node.no}
        onChange={(no) => onChange({ ...node, no })}
      />
    </>
  );
}

function ChoiceFields({ node, keys, onChange }: PartProps<'choice'>) {
  const say = useWords();
  const { choices } = node;
  const put = (at: number, part: Partial<(typeof choices)[number]>) =>
    onChange({ ...node, choices: choices.map((one, place) => (place === at ? { ...one, ...part } : one)) });
  return (
    <>
      {choices.map((choice, at) => (
        <div key={choice.key}>
          <TextsField
            label={say('knowledge:node.choice', { number: at + 1 })}
            value={choice.text}
            onChange={(text) => put(at, { text })}
          />
          <div className="mg-row">
            <WayField
              label={say('knowledge:node.choice', { number: at + 1 })}
              keys={keys}
              value={choice.to}
              onChange={(to) => put(at, { to })}
            />
            <Button
              size="small"
              aria-label={say('knowledge:node.remove', { key: say('knowledge:node.choice', { number: at + 1 }) })}
              onClick={() => onChange({ ...node, choices: choices.filter((_, place) => place !== at) })}
            >
              <Icon name="trash" size={14} />
            </Button>
          </div>
        </div>
      ))}
      {choices.length < answersMax && (
        <div>
          <Button size="small" onClick={() => onChange({ ...node, choices: [...choices, freeChoice(choices)] })}>
            {say('knowledge:node.choice_add')}
          </Button>
        </div>
      )}
    </>
  );
}

function freeChoice(choices: Of<'choice'>['choices']): Of<'choice'>['choices'][number] {
  const key = [...'abcdefghi'].find((one) => choices.every((choice) => choice.key !== one)) ?? 'j';
  return { key, text: {}, to: null };
}

function NumberFields({ node, keys, onChange }: PartProps<'number'>) {
  const say = useWords();
  const { ranges } = node;
  const put = (at: number, part: Partial<(typeof ranges)[number]>) =>
    onChange({ ...node, ranges: ranges.map((one, place) => (place === at ? { ...one, ...part } : one)) });
  return (
    <>
      <Filter label={say('knowledge:node.unit')}>
        <Input value={node.unit} maxLength={20} onChange={(event) => onChange({ ...node, unit: event.target.value })} />
      </Filter>
      {ranges.map(({ below, to }, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a range is known by its place
        <div key={at} className="mg-row">
          {at < ranges.length - 1 && (
            <InputNumber
              aria-label={say('knowledge:node.below')}
              value={below}
              onChange={(number) => put(at, { below: number })}
            />
          )}
          <WayField
            label={say(at < ranges.length - 1 ? 'knowledge:node.below' : 'knowledge:node.rest')}
            keys={keys}
            value={to}
            onChange={(next) => put(at, { to: next })}
          />
        </div>
      ))}
      {ranges.length < answersMax && (
        <div>
          <Button
            size="small"
            onClick={() =>
              onChange({ ...node, ranges: [...ranges.slice(0, -1), { below: null, to: null }, ...ranges.slice(-1)] })
            }
          >
            {say('knowledge:node.choice_add')}
          </Button>
        </div>
      )}
    </>
  );
}

const none = '-';

function EndFields({ node, onChange }: PartProps<'end'>) {
  const say = useWords();
  const difficulties = [
    { value: none, text: '—' },
    ...faultDifficulties.map((one) => ({ value: one as string, text: say(`words:difficulty.${one}`) })),
  ];
  return (
    <>
      <TextsField
        label={say('knowledge:node.cause')}
        value={node.cause}
        onChange={(cause) => onChange({ ...node, cause })}
      />
      <TextsField
        label={say('knowledge:node.advice')}
        value={node.advice}
        onChange={(advice) => onChange({ ...node, advice })}
      />
      <TextsField
        label={say('knowledge:node.warning')}
        value={node.warning ?? {}}
        onChange={(warning) => onChange({ ...node, warning: Object.keys(warning).length > 0 ? warning : null })}
      />
      <div className="mg-row">
        <Filter label={say('knowledge:node.remedy')}>
          <SelectInput
            value={node.remedy}
            choices={endRemedies.map((one) => ({ value: one, text: say(`words:end_remedy.${one}`) }))}
            onChange={(remedy) => onChange({ ...node, remedy: remedy as Of<'end'>['remedy'] })}
          />
        </Filter>
        <Filter label={say('knowledge:node.part')}>
          <Input
            value={node.part ?? ''}
            maxLength={100}
            onChange={(event) => onChange({ ...node, part: event.target.value || null })}
          />
        </Filter>
        <Filter label={say('knowledge:node.difficulty')}>
          <SelectInput
            value={node.difficulty ?? none}
            choices={difficulties}
            onChange={(grade) =>
              onChange({ ...node, difficulty: faultDifficulties.find((one) => one === grade) ?? null })
            }
          />
        </Filter>
      </div>
    </>
  );
}
