// An answer that did not come or was refused: what is wrong in words, and a button to try again.
import { Button } from 'antd';
import { RefusedError } from '../lib/refused-error.ts';
import { useWords } from '../lib/use-language.ts';
import { Icon } from './icon.tsx';
import './fault.css';

/** The words for anything a call may throw: the server's own, or that it does not answer. */
export function useFaultWords(): (error: unknown) => string {
  const say = useWords();
  return (error) => (error instanceof RefusedError ? error.message : say('fault.away'));
}

export function Fault({ error, again }: { error: unknown; again?: () => void }) {
  const say = useWords();
  const wordsFor = useFaultWords();
  return (
    <div className="mg-fault" role="alert">
      <Icon name="alert" />
      <div>{wordsFor(error)}</div>
      {again && (
        <Button size="small" onClick={again}>
          {say('fault.again')}
        </Button>
      )}
    </div>
  );
}
