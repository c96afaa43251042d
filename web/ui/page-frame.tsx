// The frame of a screen: its title in the tab and as the one h1, what can be done, and the way back.
import { Link } from '@tanstack/react-router';
import { type ReactNode, useEffect, useRef } from 'react';
import { Icon } from './icon.tsx';
import './page-frame.css';

export interface PageFrameProps {
  title: string;
  /** Beside the title, such as a state. */
  mark?: ReactNode;
  /** One quiet line under the title. */
  lead?: ReactNode;
  /** Buttons at the right. */
  deeds?: ReactNode;
  back?: { to: string; title: string };
  /** Screens of forms read better narrow. */
  narrow?: boolean;
  children: ReactNode;
}

let hasShownOne = false;

export function PageFrame({ title, mark, lead, deeds, back, narrow, children }: PageFrameProps) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    document.title = `${title} · Makegood`;
  }, [title]);
  // Once a screen: the heading is read out after navigation, as a new page would be. On the very first screen the
  // keyboard begins where it always does, at the skip link.
  useEffect(() => {
    const isFree = !document.activeElement || document.activeElement === document.body;
    if (hasShownOne && isFree) heading.current?.focus();
    hasShownOne = true;
  }, []);
  return (
    <div className={narrow ? 'mg-page mg-page-narrow' : 'mg-page'}>
      <header className="mg-page-head">
        <div className="mg-page-title">
          {back && (
            <Link to={back.to} className="mg-page-back">
              <Icon name="back" size={14} /> {back.title}
            </Link>
          )}
          <div className="mg-row">
            <h1 ref={heading} tabIndex={-1}>
              {title}
            </h1>
            {mark}
          </div>
          {lead && <div className="mg-quiet">{lead}</div>}
        </div>
        {deeds && <div className="mg-row">{deeds}</div>}
      </header>
      {children}
    </div>
  );
}
