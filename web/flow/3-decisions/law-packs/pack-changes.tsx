// What a draft of a pack says otherwise than the pack in force: rule by rule, part by part, before it is put in force.
import { readWrittenPack } from '#api/flow/3-decisions.versions';
import { useAnswer } from '../../../lib/use-answer.ts';
import { useWords } from '../../../lib/use-language.ts';
import { Fault } from '../../../ui/fault.tsx';
import { Mark } from '../../../ui/mark.tsx';
import { compareRules, type WrittenRule } from './rule-parts.ts';

export function PackChanges({ packId, ruleIds }: { packId: string; ruleIds: readonly string[] }) {
  const say = useWords();
  const before = useAnswer(readWrittenPack, { params: { packId }, query: { of: 'in_force' } });
  const after = useAnswer(readWrittenPack, { params: { packId }, query: { of: 'draft' } });
  const error = before.error ?? after.error;
  if (error) return <Fault error={error} />;
  if (!before.data || !after.data) return <p className="mg-quiet">{say('waiting')}</p>;
  if (ruleIds.length === 0) return <p className="mg-quiet">{say('decisions:edit.no_changes')}</p>;
  const [was, is] = [ruleOf(before.data.pack), ruleOf(after.data.pack)];
  return (
    <ul className="mg-plain-list mg-changes">
      {ruleIds.map((id) => (
        <li key={id}>
          <RuleChange id={id} before={was(id)} after={is(id)} />
        </li>
      ))}
    </ul>
  );
}

interface RuleChangeProps {
  id: string;
  before: WrittenRule | undefined;
  after: WrittenRule | undefined;
}

function RuleChange({ id, before, after }: RuleChangeProps) {
  const say = useWords();
  const change = before === undefined ? 'added' : after === undefined ? 'removed' : 'changed';
  const tone = { added: 'good', removed: 'bad', changed: 'quiet' } as const;
  return (
    <>
      <Mark tone={tone[change]}>{say(`decisions:edit.change.${change}`)}</Mark> {id}
      {change === 'changed' && (
        <ul className="mg-plain-list">
          {compareRules(before, after).map((one) => (
            <li key={one.path}>
              <span className="mg-quiet">{one.path}:</span> {one.before && <del>{one.before}</del>}{' '}
              {one.after && <ins>{one.after}</ins>}
            </li>
          ))}
        </ul>
      )}
    </>
  );
}

function ruleOf(pack: unknown): (id: string) => WrittenRule | undefined {
  const { rules = [] } = pack as { rules?: WrittenRule[] };
  return (id) => rules.find((rule) => rule.id === id);
}
