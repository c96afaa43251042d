// The draft of a tree in the hands of an expert: its head, and its questions and ends one below the other. Kept as often as one likes.
import { Button, Checkbox } from 'antd';
import { useState } from 'react';
import { draftTree } from '#api/flow/2-cases.diagnosis';
import { type TreeNodeKind, treeNodeKinds } from '#api/flow/2-cases.knowledge.words';
import { useDeed } from '../../../lib/use-deed.ts';
import { useWords } from '../../../lib/use-language.ts';
import { Fault } from '../../../ui/fault.tsx';
import { Filter } from '../../../ui/filter-bar.tsx';
import { Icon } from '../../../ui/icon.tsx';
import { LinesInput } from '../../../ui/lines-input.tsx';
import { useNotice } from '../../../ui/notice-board.tsx';
import { NodeFields } from './node-fields.tsx';
import { TextsField, WayField } from './node-parts.tsx';
import type { Node, Tree, TreeShown } from './walked-tree.ts';

export function TreeForm({ shown, tree }: { shown: TreeShown; tree: Tree }) {
  const say = useWords();
  const tell = useNotice();
  const [draft, setDraft] = useState(tree);
  const keep = useDeed(draftTree, () => tell(say('knowledge:tree.saved')));
  const set = (part: Partial<Tree>) => setDraft((before) => ({ ...before, ...part }));
  const setNode = (at: number, node: Node) =>
    set({ nodes: draft.nodes.map((one, place) => (place === at ? node : one)) });
  const keys = draft.nodes.map(({ key }) => key);
  const save = () => keep.mutate({ params: { treeId: shown.treeId }, body: { tree: draft, revision: shown.revision } });
  return (
    <section className="mg-panel mg-tree-nodes" aria-label={say('knowledge:trees.draft')}>
      <TextsField label={say('knowledge:tree.title')} value={draft.title} onChange={(title) => set({ title })} />
      <TextsField
        label={say('knowledge:tree.symptom')}
        value={draft.symptom}
        onChange={(symptom) => set({ symptom })}
      />
      <TextsField
        label={say('knowledge:tree.warning')}
        value={draft.warning ?? {}}
        onChange={(warning) => set({ warning: Object.keys(warning).length > 0 ? warning : null })}
      />
      <Filter label={say('knowledge:tree.families')}>
        <LinesInput value={draft.families} onChange={(families) => set({ families })} />
      </Filter>
      <Checkbox checked={draft.forCustomers} onChange={(event) => set({ forCustomers: event.target.checked })}>
        {say('knowledge:tree.for_customers')}
      </Checkbox>
      <WayField
        label={say('knowledge:tree.first')}
        keys={keys}
        value={draft.first}
        onChange={(first) => set({ first })}
      />
      <h2>{say('knowledge:tree.nodes')}</h2>
      {draft.nodes.map((node, at) => (
        <NodeFields
          // biome-ignore lint/suspicious/noArrayIndexKey: the key of a node is what is edited
          key={at}
          node={node}
          keys={keys}
          onChange={(next) => setNode(at, next)}
          onRemove={() => set({ nodes: draft.nodes.filter((_, place) => place !== at) })}
        />
      ))}
      <div className="mg-row">
        {treeNodeKinds.map((kind) => (
          <Button key={kind} size="small" onClick={() => set(added(draft, kind))}>
            <Icon name="plus" size={14} /> {say('knowledge:node.add', { kind: say(`words:tree_node.${kind}`) })}
          </Button>
        ))}
      </div>
      {keep.isError && <Fault error={keep.error} />}
      <div className="mg-row">
        <Button type="primary" loading={keep.isPending} onClick={save}>
          {say('knowledge:tree.save')}
        </Button>
      </div>
    </section>
  );
}

/** The first node that is added is where the tree begins. */
function added(draft: Tree, kind: TreeNodeKind): Partial<Tree> {
  const taken = new Set(draft.nodes.map(({ key }) => key));
  let number = draft.nodes.length + 1;
  while (taken.has(`n${number}`)) number += 1;
  const node = blankNode(`n${number}`, kind);
  return { nodes: [...draft.nodes, node], first: draft.first ?? node.key };
}

function blankNode(key: string, kind: TreeNodeKind): Node {
  const question = { key, question: {}, hint: null };
  if (kind === 'yes_no') return { ...question, kind, yes: null, no: null };
  if (kind === 'choice') {
    const choices = ['a', 'b'].map((one) => ({ key: one, text: {}, to: null }));
    return { ...question, kind, choices };
  }
  if (kind === 'number') {
    const ranges = [
      { below: 1, to: null },
      { below: null, to: null },
    ];
    return { ...question, kind, unit: '', ranges };
  }
  return { key, kind, cause: {}, advice: {}, warning: null, remedy: 'send_somebody', part: null, difficulty: null };
}
