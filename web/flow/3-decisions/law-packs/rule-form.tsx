// One rule of a pack in fields: since when, terms, rates, who chooses, words and source. What it asks is changed in its text, folded below.
import { Input } from 'antd';
import { useWords } from '../../../lib/use-language.ts';
import { Field } from '../../../ui/field.tsx';
import { Fold } from '../../../ui/fold.tsx';
import { SelectInput } from '../../../ui/select-input.tsx';
import { useDecisionWords } from '../words/use-decision-words.ts';
import './rule-form.css';
import { partChoices, partsOf, type RulePart, type WrittenRule } from './rule-parts.ts';

export interface RuleValues {
  /** By path. A dot is no step into the form's values. */
  parts: Record<string, string>;
  /** The whole rule as JSON; empty while only the fields are used. */
  text?: string;
}

export function RuleFields({ rule }: { rule: WrittenRule }) {
  const say = useWords();
  const parts = partsOf(rule);
  const own = parts.filter(({ path }) => !/^(remedies|when|about|except|burden)\b/.test(path));
  const others = parts.filter((part) => !own.includes(part));
  return (
    <>
      <PartFields parts={own} />
      {others.length > 0 && (
        <Fold title={say('decisions:pack.more_parts', { count: others.length })}>
          <PartFields parts={others} />
        </Fold>
      )}
      <Fold title={say('decisions:pack.rule_json')}>
        <Field name="text" label={say('decisions:pack.rule_json')} hint={say('decisions:pack.rule_text_hint')} optional>
          <Input.TextArea rows={18} spellCheck={false} />
        </Field>
      </Fold>
    </>
  );
}

function PartFields({ parts }: { parts: readonly RulePart[] }) {
  return (
    <div className="mg-rule-parts">
      {parts.map((part) => (
        <PartField key={part.path} part={part} />
      ))}
    </div>
  );
}

function PartField({ part: { path, name, kind, about, language } }: { part: RulePart }) {
  const say = useWords();
  const words = useDecisionWords();
  const told = about.map((code) => wordOf(code, words, say)).join(' · ');
  const what = language ? `${say(`choices:part.${name}`)} (${language})` : say(`choices:part.${name}`);
  const choices = partChoices[name];
  return (
    <Field name={['parts', path]} label={told ? `${told}: ${what}` : what} optional>
      {kind === 'choice' && choices ? (
        <SelectInput
          choices={choices.map((one) => ({ value: one, text: say(`choices:part.choice.${one as 'day'}`) }))}
        />
      ) : language ? (
        <Input.TextArea rows={2} maxLength={2000} />
      ) : (
        <Input
          inputMode={kind === 'count' ? 'numeric' : undefined}
          placeholder={kind === 'day' ? say('choices:part.day') : undefined}
          maxLength={500}
        />
      )}
    </Field>
  );
}

type Say = ReturnType<typeof useWords>;

/** A fact, a remedy, an axis of validity, or the code itself. */
function wordOf(code: string, words: ReturnType<typeof useDecisionWords>, say: Say): string {
  if (code === 'contract' || code === 'event' || code === 'decision') return say(`choices:part.axis.${code}`);
  if (code.includes('.')) return words.fact(code);
  return words.say('remedies', code);
}
