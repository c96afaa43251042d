// While an answer is on its way: quiet bars in the place of the content, and one word for screen readers.
import './waiting.css';

/** `whole` fills the page; otherwise `lines` bars stand where the content will. */
export function Waiting({ label, lines = 4, whole = false }: { label: string; lines?: number; whole?: boolean }) {
  return (
    <div className={whole ? 'mg-waiting mg-waiting-whole' : 'mg-waiting'} role="status">
      <span className="mg-unseen">{label}</span>
      {Array.from({ length: lines }, (_, line) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the bars are all alike and never move
        <span key={line} className="mg-waiting-bar" />
      ))}
    </div>
  );
}
