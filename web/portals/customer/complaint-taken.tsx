// The complaint is in: its number, what happens next, photos while they are at hand, and the link to come back by.
import { useEffect, useRef, useState } from 'react';
import { sendFile } from '../../lib/send-file.ts';
import { FilePicker } from '../frame/file-picker.tsx';
import { PortalFrame } from '../frame/portal-frame.tsx';
import { linkAddress } from '../portal-address.ts';
import { addCustomerFile } from '../portal-routes.ts';
import { usePortalWords } from '../words/portal-words.tsx';

export interface ComplaintTakenProps {
  company: string;
  number: string;
  /** Of the customer's own page; empty when the answer came a second time. */
  token: string;
}

export function ComplaintTaken({ company, number, token }: ComplaintTakenProps) {
  const { say } = usePortalWords();
  const [sent, setSent] = useState(0);
  const told = useRef<HTMLDivElement>(null);
  // The form is gone, and whoever cannot see that must hear it.
  useEffect(() => told.current?.focus(), []);
  return (
    <PortalFrame company={company} title={say('taken.title')}>
      <div ref={told} tabIndex={-1} className="pt-told">
        <p>{say('taken.text', { number })}</p>
      </div>
      {token !== '' && (
        <>
          <section className="pt-card pt-card-wanted">
            <h2>{say('taken.photos')}</h2>
            <FilePicker
              text={say('file.add')}
              send={(file, options) => sendFile(addCustomerFile, { params: { token }, query: {} }, file, options)}
              onSent={() => setSent((count) => count + 1)}
            />
            {sent > 0 && <p role="status">{say('file.sent', { count: sent })}</p>}
          </section>
          <section className="pt-card">
            <h2>{say('taken.page')}</h2>
            <p>{say('taken.page_text')}</p>
            <a className="pt-press pt-press-main" href={linkAddress('customer', token)}>
              {say('taken.open')}
            </a>
          </section>
        </>
      )}
    </PortalFrame>
  );
}
