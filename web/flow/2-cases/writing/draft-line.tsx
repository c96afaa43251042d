// In the box to write: keeps what is written as it is written, says so, and shows what was written in another window meanwhile.
import { Button, Form } from 'antd';
import { useEffect, useRef } from 'react';
import { useWords } from '../../../lib/use-language.ts';
import { useWriting } from '../../../lib/use-session.ts';
import type { DraftKept } from './use-draft.ts';

const restMs = 800;

export function DraftLine({ draft, close }: { draft: DraftKept; close: () => void }) {
  const say = useWords();
  const writing = useWriting();
  const form = Form.useFormInstance();
  const text: string | undefined = Form.useWatch('text', form);
  const subject: string = Form.useWatch('subject', form) ?? '';
  const { kept, save, drop } = draft;
  useSaving(save, text, subject);
  if (kept === null) return null;
  const { other } = kept;
  return (
    <>
      {other && (
        <div className="mg-note mg-compose-note" role="status">
          <strong>{say('channels:draft.other', { at: writing.instant(other.savedAt) })}</strong>
          <div className="mg-said">{other.text}</div>
          <Button size="small" onClick={() => form.setFieldsValue({ text: other.text })}>
            {say('channels:draft.take')}
          </Button>
        </div>
      )}
      <div className="mg-row mg-compose-note">
        <small className="mg-quiet">{say('channels:draft.kept', { at: writing.instant(kept.savedAt) })}</small>
        <Button
          size="small"
          onClick={() => {
            drop();
            close();
          }}
        >
          {say('channels:draft.drop')}
        </Button>
      </div>
    </>
  );
}

/** After a rest in typing, and at once when the box or the page is closed. Before the form has its fields there is nothing to keep. */
function useSaving(save: DraftKept['save'], text: string | undefined, subject: string): void {
  const latest = useRef({ text, subject });
  latest.current = { text, subject };
  useEffect(() => {
    if (text === undefined) return;
    const timer = setTimeout(() => save(text, subject), restMs);
    return () => clearTimeout(timer);
  }, [save, text, subject]);
  useEffect(() => {
    const saveNow = () => {
      const now = latest.current;
      if (now.text !== undefined) save(now.text, now.subject, true);
    };
    window.addEventListener('pagehide', saveNow);
    return () => {
      window.removeEventListener('pagehide', saveNow);
      saveNow();
    };
  }, [save]);
}
