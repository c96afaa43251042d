// Short notices that something was done: read out, gone after a while, never the only place where an error stands.
import { createContext, type ReactNode, useCallback, useContext, useRef, useState } from 'react';
import './notice-board.css';

type Tell = (text: string) => void;
const NoticeContext = createContext<Tell>(() => undefined);
const shownForMs = 5_000;

/** `const tell = useNotice(); tell(t('setup:key.revoked'))` */
export function useNotice(): Tell {
  return useContext(NoticeContext);
}

export function NoticeBoard({ children }: { children: ReactNode }) {
  const [notices, setNotices] = useState<{ id: number; text: string }[]>([]);
  const last = useRef(0);
  const tell = useCallback<Tell>((text) => {
    const id = ++last.current;
    setNotices((shown) => [...shown.slice(-2), { id, text }]);
    setTimeout(() => setNotices((shown) => shown.filter((notice) => notice.id !== id)), shownForMs);
  }, []);
  return (
    <NoticeContext value={tell}>
      {children}
      <div className="mg-notices" role="status" aria-live="polite">
        {notices.map((notice) => (
          <div key={notice.id} className="mg-notice">
            {notice.text}
          </div>
        ))}
      </div>
    </NoticeContext>
  );
}
