// HTML of strangers, cleaned by the server and shown in a frame that may run nothing, send nothing and fetch nothing (T-X1).
import { useWords } from '../../../lib/use-language.ts';
import './conversation.css';

const ground = `<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<base target="_blank"><style>body{font:15px/1.5 system-ui,sans-serif;margin:12px;overflow-wrap:anywhere;color:#1c1c1c;background:#fff}
table{border-collapse:collapse}td,th{padding:2px 8px;vertical-align:top}blockquote{margin:8px 0;padding-left:12px;border-left:3px solid #ccc}</style>`;

export function SafeFrame({ html, picturesBlocked }: { html: string; picturesBlocked: number }) {
  const say = useWords();
  return (
    <>
      {picturesBlocked > 0 && <p className="mg-quiet">{say('channels:pictures', { count: picturesBlocked })}</p>}
      <iframe
        className="mg-safe-frame"
        title={say('channels:as_sent')}
        sandbox="allow-popups allow-popups-to-escape-sandbox"
        referrerPolicy="no-referrer"
        srcDoc={`${ground}${html}`}
      />
    </>
  );
}
