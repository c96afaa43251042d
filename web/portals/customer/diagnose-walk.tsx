// A customer walks a diagnosis tree on their telephone: one question at a time, large answers, a way back, and what to do at the end.
import { useState } from 'react';
import type { AnswerOf } from '#api/contract';
import type { customerTrees } from '#api/flow/2-cases.diagnosis';
import { Press } from '../frame/press.tsx';
import { usePortalWords } from '../words/portal-words.tsx';

export type CustomerTree = AnswerOf<typeof customerTrees>['rows'][number];
export interface Way {
  treeId: CustomerTree['treeId'];
  version: number;
  steps: { node: string; answer: string }[];
}
type Node = CustomerTree['tree']['nodes'][number];
type Texts = CustomerTree['tree']['title'];

export interface DiagnoseWalkProps {
  trees: readonly CustomerTree[];
  /** With every step: the way so far, and whether it has come to an end. Null: nothing is walked. */
  onWay: (way: Way | null, isEnd: boolean) => void;
}

/** Null while no tree is chosen. */
export function DiagnoseWalk({ trees, onWay }: DiagnoseWalkProps) {
  const { say } = usePortalWords();
  const read = useRead();
  const [chosen, setChosen] = useState<CustomerTree>();
  const [steps, setSteps] = useState<Way['steps']>([]);
  const begin = (tree: CustomerTree | undefined) => {
    setChosen(tree);
    setSteps([]);
    onWay(null, false);
  };
  if (!chosen) {
    return (
      <div className="pt-form">
        <p>{say('diagnose.choose')}</p>
        {trees.map((tree) => (
          <Press key={tree.treeId} onPress={() => begin(tree)}>
            {read(tree.tree.title)}
          </Press>
        ))}
      </div>
    );
  }
  const at = nodeAfter(chosen, steps);
  const go = (next: Way['steps']) => {
    setSteps(next);
    const way = { treeId: chosen.treeId, version: chosen.version, steps: next };
    onWay(next.length > 0 ? way : null, nodeAfter(chosen, next)?.kind === 'end');
  };
  const { warning, title } = chosen.tree;
  return (
    <div className="pt-form" aria-live="polite">
      <h3>{read(title)}</h3>
      {warning && steps.length === 0 && <p className="pt-told">{say('diagnose.warning', { text: read(warning) })}</p>}
      {at?.kind === 'end' && <EndTold end={at} />}
      {at && at.kind !== 'end' && (
        <Question key={at.key} node={at} onAnswer={(answer) => go([...steps, { node: at.key, answer }])} />
      )}
      <Press kind="plain" onPress={() => (steps.length > 0 ? go(steps.slice(0, -1)) : begin(undefined))}>
        {say(steps.length > 0 ? 'diagnose.back' : 'diagnose.other')}
      </Press>
    </div>
  );
}

function useRead(): (texts: Texts) => string {
  const { language } = usePortalWords();
  return (texts) => texts[language] ?? texts.en ?? texts['zh-CN'] ?? texts.ru ?? '';
}

function Question({ node, onAnswer }: { node: Exclude<Node, { kind: 'end' }>; onAnswer: (answer: string) => void }) {
  const { say } = usePortalWords();
  const read = useRead();
  if (node.kind === 'number') return <NumberQuestion text={read(node.question)} unit={node.unit} onAnswer={onAnswer} />;
  const answers =
    node.kind === 'choice'
      ? node.choices.map(({ key, text }) => ({ key, text: read(text) }))
      : [
          { key: 'yes', text: say('diagnose.yes') },
          { key: 'no', text: say('diagnose.no') },
        ];
  return (
    <>
      <p>
        <strong>{read(node.question)}</strong>
      </p>
      {answers.map(({ key, text }) => (
        <Press key={key} onPress={() => onAnswer(key)}>
          {text}
        </Press>
      ))}
    </>
  );
}

function NumberQuestion({ text, unit, onAnswer }: { text: string; unit: string; onAnswer: (answer: string) => void }) {
  const { say } = usePortalWords();
  const [typed, setTyped] = useState('');
  const [isBad, setBad] = useState(false);
  const send = () => {
    const isNumber = /^-?\d{1,9}([.,]\d{1,6})?$/.test(typed.trim());
    setBad(!isNumber);
    if (isNumber) onAnswer(typed.trim());
  };
  return (
    <>
      <label>
        <strong>{text}</strong> {unit}
        <input
          className="pt-control"
          inputMode="decimal"
          autoComplete="off"
          aria-invalid={isBad}
          value={typed}
          onChange={(event) => setTyped(event.target.value)}
        />
      </label>
      {isBad && <p role="alert">{say('diagnose.number_bad')}</p>}
      <Press kind="main" onPress={send}>
        {say('diagnose.next')}
      </Press>
    </>
  );
}

function EndTold({ end }: { end: Extract<Node, { kind: 'end' }> }) {
  const { say } = usePortalWords();
  const read = useRead();
  return (
    <div className="pt-told">
      <p>
        <strong>{say('diagnose.cause', { cause: read(end.cause) })}</strong>
      </p>
      {end.warning && <p>{say('diagnose.warning', { text: read(end.warning) })}</p>}
      <p>{read(end.advice)}</p>
    </div>
  );
}

/** Where a way of answers leads. The server walks it again and refuses what does not follow. */
function nodeAfter({ tree }: CustomerTree, steps: Way['steps']): Node | undefined {
  const find = (key: string | null) => tree.nodes.find((node) => node.key === key);
  return steps.reduce<Node | undefined>((at, { answer }) => at && find(wayTo(at, answer)), find(tree.first));
}

function wayTo(node: Node, answer: string): string | null {
  if (node.kind === 'yes_no') return answer === 'yes' ? node.yes : node.no;
  if (node.kind === 'choice') return node.choices.find(({ key }) => key === answer)?.to ?? null;
  if (node.kind === 'end') return null;
  const number = Number(answer.replace(',', '.'));
  return node.ranges.find(({ below }) => below === null || number < below)?.to ?? null;
}
