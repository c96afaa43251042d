// The frame of the pages before signing in: the name of the product, the language, one sheet.
import type { ReactNode } from 'react';
import { LanguageSwitch } from '../../../app/language-switch.tsx';
import { PageFrame } from '../../../ui/page-frame.tsx';
import './open-frame.css';

export interface OpenFrameProps {
  title: string;
  lead?: ReactNode;
  wide?: boolean;
  children: ReactNode;
}

export function OpenFrame({ title, lead, wide = false, children }: OpenFrameProps) {
  return (
    <div className="mg-open">
      <header className="mg-open-top">
        <span className="mg-top-name">
          <img src="/favicon.svg" alt="" width={28} height={28} />
          <span>Makegood</span>
        </span>
        <LanguageSwitch />
      </header>
      <main id="main" className={wide ? 'mg-open-sheet mg-open-wide' : 'mg-open-sheet'}>
        <PageFrame title={title} lead={lead}>
          {children}
        </PageFrame>
      </main>
    </div>
  );
}
