// The parts of an area that has several screens: links, so that each has an address and a tab of its own in the browser.
import { Link } from '@tanstack/react-router';
import './page-tabs.css';

export interface PageTab {
  to: string;
  text: string;
  /** What waits there; nothing is shown for none. */
  count?: number;
}

export function PageTabs({ label, tabs }: { label: string; tabs: readonly PageTab[] }) {
  return (
    <nav aria-label={label} className="mg-tabs">
      {tabs.map(({ to, text, count }) => (
        <Link key={to} to={to} className="mg-tab" activeOptions={{ exact: true, includeSearch: false }}>
          {text}
          {count ? <span className="mg-tab-count">{count}</span> : null}
        </Link>
      ))}
    </nav>
  );
}
