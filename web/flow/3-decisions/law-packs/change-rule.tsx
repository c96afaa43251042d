// One rule of a pack changed by its fields, or as the JSON it is written in: kept in the draft, which is made when there is none.
import { readWrittenPack, saveLawRule } from '#api/flow/3-decisions.versions';
import { useAnswer } from '../../../lib/use-answer.ts';
import { useWords } from '../../../lib/use-language.ts';
import { DeedDialog } from '../../../ui/deed-dialog.tsx';
import { DeedForm } from '../../../ui/deed-form.tsx';
import { Fault } from '../../../ui/fault.tsx';
import { RuleFields, type RuleValues } from './rule-form.tsx';
import { partsOf, type WrittenRule, withParts } from './rule-parts.ts';

export interface ChangeRuleProps {
  packId: string;
  ruleId: string;
  hasDraft: boolean;
}

export function ChangeRule(props: ChangeRuleProps) {
  const say = useWords();
  return (
    <DeedDialog
      deed={say('decisions:pack.edit_rule')}
      label={`${say('decisions:pack.edit_rule')}: ${props.ruleId}`}
      kind="small"
      wide
    >
      {(close) => <RuleForm {...props} close={close} />}
    </DeedDialog>
  );
}

function RuleForm({ packId, ruleId, hasDraft, close }: ChangeRuleProps & { close: () => void }) {
  const say = useWords();
  const { data, error } = useAnswer(readWrittenPack, {
    params: { packId },
    query: { of: hasDraft ? 'draft' : 'in_force' },
  });
  if (error) return <Fault error={error} />;
  if (!data) return <p className="mg-quiet">{say('waiting')}</p>;
  const { rules = [] } = data.pack as { rules?: WrittenRule[] };
  const rule = rules.find((one) => one.id === ruleId) ?? {};
  return (
    <DeedForm<typeof saveLawRule, RuleValues>
      contract={saveLawRule}
      initial={{ parts: Object.fromEntries(partsOf(rule).map(({ path, value }) => [path, value])), text: '' }}
      toGiven={({ parts, text }) => ({
        params: { packId, ruleId },
        body: { rule: text?.trim() ? readObject(text) : withParts(rule, parts), revision: data.revision },
      })}
      onDone={close}
      submit={say('decisions:edit.save')}
      onCancel={close}
    >
      <p className="mg-quiet">{say('decisions:pack.rule_hint')}</p>
      <RuleFields rule={rule} />
    </DeedForm>
  );
}

/** What is no JSON is sent as a rule without anything: the server names what it lacks. */
function readObject(text: string): Record<string, unknown> {
  try {
    const given: unknown = JSON.parse(text);
    return typeof given === 'object' && given !== null ? (given as Record<string, unknown>) : {};
  } catch {
    return {};
  }
}
