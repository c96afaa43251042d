// A number that opens the list behind it. Its tone is said by a word or sign too, never by colour alone.
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import './stat-tile.css';

export interface StatTileProps {
  label: string;
  value: ReactNode;
  /** A quiet line below: "of 120 that fell due". */
  note?: ReactNode;
  to?: string;
  search?: Readonly<Record<string, string>>;
  tone?: 'bad' | 'good' | 'warn';
}

export function StatTile({ label, value, note, to, search, tone }: StatTileProps) {
  const inside = (
    <>
      <span className="mg-stat-label">{label}</span>
      <span className="mg-stat-value">{value}</span>
      {note && <span className="mg-stat-note">{note}</span>}
    </>
  );
  const className = tone ? `mg-stat mg-stat-${tone}` : 'mg-stat';
  if (to === undefined) return <div className={className}>{inside}</div>;
  return (
    <Link to={to} search={search as never} className={className}>
      {inside}
    </Link>
  );
}

/** Tiles side by side, two on a phone; `wide` for amounts of money, which need room. */
export function StatRow({ wide = false, children }: { wide?: boolean; children: ReactNode }) {
  return <div className={wide ? 'mg-stats mg-stats-wide' : 'mg-stats'}>{children}</div>;
}
