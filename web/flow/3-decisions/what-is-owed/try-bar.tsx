// Ready facts to try, and beginning anew.
import { Button } from 'antd';
import { useWords } from '../../../lib/use-language.ts';
import { type ExampleName, exampleFacts, exampleNames } from './example-facts.ts';
import type { FactDraft } from './fact-draft.ts';

export function TryBar({ onTry, onReset }: { onTry: (facts: FactDraft) => void; onReset: () => void }) {
  const say = useWords();
  const title = (name: ExampleName) => say(`decisions:owed.example.${name}`);
  return (
    <div className="mg-row">
      <span className="mg-quiet">{say('decisions:owed.try')}:</span>
      {exampleNames.map((name) => (
        <Button key={name} size="small" onClick={() => onTry(exampleFacts[name])}>
          {title(name)}
        </Button>
      ))}
      <Button size="small" type="text" onClick={onReset}>
        {say('decisions:owed.reset')}
      </Button>
    </div>
  );
}
