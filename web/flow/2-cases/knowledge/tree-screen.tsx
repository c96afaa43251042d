// One diagnosis tree: how it has served, its questions and ends, and for an expert its draft with what is wrong in it.
import { useParams } from '@tanstack/react-router';
import { Input } from 'antd';
import { useState } from 'react';
import { publishTree, retireTree, showTree } from '#api/flow/2-cases.diagnosis';
import type { Id } from '#api/values';
import { useAnswer } from '../../../lib/use-answer.ts';
import { pickLanguageOf, useLanguage, useWords } from '../../../lib/use-language.ts';
import { useMay, useWriting } from '../../../lib/use-session.ts';
import { DeedDialog } from '../../../ui/deed-dialog.tsx';
import { DeedForm } from '../../../ui/deed-form.tsx';
import { Fault } from '../../../ui/fault.tsx';
import { Field } from '../../../ui/field.tsx';
import { Mark } from '../../../ui/mark.tsx';
import { PageFrame } from '../../../ui/page-frame.tsx';
import { Waiting } from '../../../ui/waiting.tsx';
import { TreeForm } from './tree-form.tsx';
import type { Tree, TreeShown } from './walked-tree.ts';
import './knowledge.css';

export function TreeScreen() {
  const say = useWords();
  const may = useMay();
  const language = useLanguage();
  const { treeId } = useParams({ strict: false }) as { treeId: Id<'tre'> };
  const { data: shown, error, refetch } = useAnswer(showTree, { params: { treeId } });
  const back = { to: '/knowledge/trees', title: say('knowledge:trees.title') };
  const tree = shown?.draft ?? shown?.published;
  if (!shown || !tree) {
    return (
      <PageFrame title={say('knowledge:tree.one')} back={back}>
        {error ? <Fault error={error} again={() => void refetch()} /> : <Waiting label={say('waiting')} lines={6} />}
      </PageFrame>
    );
  }
  const mayWrite = may('knowledge.write') && shown.retiredAt === null;
  return (
    <PageFrame
      title={pickLanguageOf(tree.title, language) || say('knowledge:tree.one')}
      lead={pickLanguageOf(tree.symptom, language)}
      back={back}
      mark={
        <>
          {shown.version !== null && <Mark>{say('knowledge:trees.published', { version: shown.version })}</Mark>}
          {shown.draft && <Mark tone="accent">{say('knowledge:trees.draft')}</Mark>}
          {shown.retiredAt && <Mark>{say('knowledge:trees.retired')}</Mark>}
        </>
      }
      deeds={mayWrite && <TreeDeeds shown={shown} />}
    >
      {shown.draft && <TreeFaults shown={shown} />}
      {shown.version !== null && <TreeEnds shown={shown} />}
      {mayWrite ? <EditTree shown={shown} tree={tree} /> : <TreeNodes tree={tree} />}
      <TreeVersions shown={shown} />
    </PageFrame>
  );
}

/** Opened by a change, or at once while there is nothing but a draft. The form is made anew with each kept draft. */
function EditTree({ shown, tree }: { shown: TreeShown; tree: Tree }) {
  const say = useWords();
  const [isOpen, setOpen] = useState(shown.draft !== null);
  if (isOpen) return <TreeForm key={shown.revision} shown={shown} tree={tree} />;
  return (
    <>
      <div className="mg-row">
        <button type="button" className="mg-link-button" onClick={() => setOpen(true)}>
          {say('knowledge:tree.edit')}
        </button>
      </div>
      <TreeNodes tree={tree} />
    </>
  );
}

function TreeFaults({ shown }: { shown: TreeShown }) {
  const say = useWords();
  if (shown.faults.length === 0) return <p className="mg-note">{say('knowledge:tree.whole')}</p>;
  return (
    <section className="mg-panel" aria-label={say('knowledge:tree.faults')}>
      <h2>{say('knowledge:tree.faults')}</h2>
      <ul className="mg-plain-list">
        {shown.faults.map(({ fault, node, language }, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the same fault may stand twice at one place
          <li key={at}>
            {say('knowledge:tree.fault_at', {
              fault: say(`words:tree_fault.${fault}`),
              node: [
                node || say('knowledge:tree.at_all'),
                language && say(`words:language.${language}` as 'words:language.en'),
              ]
                .filter(Boolean)
                .join(', '),
            })}
          </li>
        ))}
      </ul>
    </section>
  );
}

function TreeEnds({ shown }: { shown: TreeShown }) {
  const say = useWords();
  const language = useLanguage();
  const causeOf = (key: string) => {
    const node = shown.published?.nodes.find((one) => one.key === key);
    return node?.kind === 'end' ? pickLanguageOf(node.cause, language) : key;
  };
  return (
    <section className="mg-panel">
      <h2>{say('knowledge:tree.ends')}</h2>
      <ul className="mg-plain-list">
        {shown.ends.map(({ node, reached, right, wrong }) => (
          <li key={node}>
            {causeOf(node)}: {reached} ({say('knowledge:trees.right')} {right}, {say('knowledge:trees.wrong')} {wrong})
          </li>
        ))}
      </ul>
      <p className="mg-quiet">{say('knowledge:tree.left', { count: shown.left })}</p>
    </section>
  );
}

/** The tree to be read: each question with where its answers lead. */
function TreeNodes({ tree }: { tree: Tree }) {
  const say = useWords();
  const language = useLanguage();
  return (
    <section className="mg-panel">
      <h2>{say('knowledge:tree.nodes')}</h2>
      <ol className="mg-plain-list">
        {tree.nodes.map((node) => (
          <li key={node.key}>
            <Mark>{node.key}</Mark>{' '}
            {node.kind === 'end' ? (
              <>
                <strong>{pickLanguageOf(node.cause, language)}</strong> {pickLanguageOf(node.advice, language)}
              </>
            ) : (
              pickLanguageOf(node.question, language)
            )}
          </li>
        ))}
      </ol>
    </section>
  );
}

function TreeVersions({ shown }: { shown: TreeShown }) {
  const say = useWords();
  const writing = useWriting();
  if (shown.versions.length === 0) return null;
  return (
    <section className="mg-panel">
      <h2>{say('knowledge:answer.versions')}</h2>
      <ul className="mg-plain-list">
        {shown.versions.map(({ version, publishedAt, publishedBy, why }) => (
          <li key={version}>
            {say('knowledge:answer.version', { version, at: writing.instant(publishedAt), name: publishedBy, why })}
          </li>
        ))}
      </ul>
    </section>
  );
}

function TreeDeeds({ shown }: { shown: TreeShown }) {
  const say = useWords();
  const params = { treeId: shown.treeId };
  const why = (
    <Field name="why" label={say('knowledge:answer.why')}>
      <Input maxLength={500} />
    </Field>
  );
  return (
    <>
      {shown.draft && (
        <DeedDialog deed={say('knowledge:tree.publish')} kind="primary">
          {(close) => (
            <DeedForm<typeof publishTree, { why: string }>
              contract={publishTree}
              initial={{}}
              toGiven={(given) => ({ params, body: { ...given, revision: shown.revision } })}
              onDone={close}
              submit={say('knowledge:tree.publish')}
              onCancel={close}
            >
              <p>{say('knowledge:tree.publish_text')}</p>
              {why}
            </DeedForm>
          )}
        </DeedDialog>
      )}
      <DeedDialog deed={say('knowledge:tree.retire')} kind="danger">
        {(close) => (
          <DeedForm<typeof retireTree, { why: string }>
            contract={retireTree}
            initial={{}}
            toGiven={(body) => ({ params, body })}
            onDone={close}
            submit={say('knowledge:tree.retire')}
            onCancel={close}
          >
            <p>{say('knowledge:tree.retire_text')}</p>
            {why}
          </DeedForm>
        )}
      </DeedDialog>
    </>
  );
}
