// What went wrong, in the server's words when it said no, in ours when it did not answer. What was typed stays.
import { RefusedError } from '../../lib/refused-error.ts';
import { usePortalWords } from '../words/portal-words.tsx';

/** `fields`: those of this form; a fault at one of them is told there and not repeated here. */
export function Trouble({ error, fields = [] }: { error: unknown; fields?: readonly string[] }) {
  const { say } = usePortalWords();
  if (error === undefined || error === null) return null;
  const isRefused = error instanceof RefusedError;
  const loose = isRefused ? error.fields.filter(({ path }) => !fields.includes(path)) : [];
  return (
    <div className="pt-trouble" role="alert">
      <div>{isRefused ? error.message : say('away')}</div>
      {loose.map(({ path, reason }) => (
        <div key={path}>{reason}</div>
      ))}
    </div>
  );
}

/** The fault at one field of a refused body: `faultAt(error, 'body.phone')`. */
export function faultAt(error: unknown, path: string): string | undefined {
  if (!(error instanceof RefusedError)) return undefined;
  return error.fields.find((fault) => fault.path === path)?.reason;
}
