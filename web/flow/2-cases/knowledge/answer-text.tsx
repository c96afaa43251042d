// The text of an answer: paragraphs, points of a list, stressed words. Nothing else is markup, and nothing of it is ever HTML.
import { Fragment, type ReactNode } from 'react';

export function AnswerText({ text }: { text: string }) {
  return (
    <div className="mg-said">
      {text
        .split(/\n\s*\n/)
        .filter((part) => part.trim() !== '')
        .map((part, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a text is drawn whole, its parts have no names
          <Fragment key={at}>{drawPart(part)}</Fragment>
        ))}
    </div>
  );
}

/** Lines that begin with `- ` are a list, whatever stands around them. */
function drawPart(part: string): ReactNode {
  const lines = part.split('\n');
  const points = lines.filter((line) => line.startsWith('- '));
  const said = lines.filter((line) => !line.startsWith('- '));
  return (
    <>
      {said.length > 0 && <p>{drawStress(said.join('\n'))}</p>}
      {points.length > 0 && (
        <ul>
          {points.map((line) => (
            <li key={line}>{drawStress(line.slice(2))}</li>
          ))}
        </ul>
      )}
    </>
  );
}

function drawStress(line: string): ReactNode[] {
  return line.split(/\*\*(.+?)\*\*/).map((piece, at) =>
    // biome-ignore lint/suspicious/noArrayIndexKey: every second piece is stressed, by its place
    at % 2 === 1 ? <strong key={at}>{piece}</strong> : piece,
  );
}

/** As it goes into a message, which has no markup. */
export function plainText(text: string): string {
  return text.replace(/\*\*(.+?)\*\*/g, '$1');
}
