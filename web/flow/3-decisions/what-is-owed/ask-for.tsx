// What is still to be asked, with a place to say it at once: each answer makes the judgement more certain.
import { useWords } from '../../../lib/use-language.ts';
import { useDecisionWords } from '../words/use-decision-words.ts';
import { DemandFields } from './demand-fields.tsx';
import { type FactDraft, factsToAsk } from './fact-draft.ts';
import { FactFields } from './fact-form.tsx';

export interface AskForProps {
  draft: FactDraft;
  onChange: (draft: FactDraft) => void;
  /** Names as often as they are missing: what most hangs on is asked first. */
  missing: readonly string[];
}

export function AskFor({ draft, onChange, missing }: AskForProps) {
  const say = useWords();
  const words = useDecisionWords();
  const { ask, told } = factsToAsk(draft, missing);
  if (ask.length === 0 && told.length === 0) return null;
  return (
    <section className="mg-panel mg-ask" aria-label={say('decisions:owed.missing')}>
      <h2>{say('decisions:owed.missing')}</h2>
      <p className="mg-quiet">{say('decisions:owed.missing_lead')}</p>
      <FactFields names={ask.filter((name) => name !== 'demands')} draft={draft} onChange={onChange} />
      {ask.includes('demands') && (
        <fieldset className="mg-ask-demands">
          <legend>{say('decisions:owed.group.demands')}</legend>
          <DemandFields draft={draft} onChange={onChange} />
        </fieldset>
      )}
      {told.length > 0 && <p className="mg-quiet">{words.list(told)}</p>}
    </section>
  );
}
