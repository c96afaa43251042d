// Names and values side by side; what has no value is left out, so that a page shows only what is known.
import type { ReactNode } from 'react';

export function Pairs({ pairs }: { pairs: readonly (readonly [string, ReactNode])[] }) {
  const known = pairs.filter(([, value]) => value !== null && value !== undefined && value !== false && value !== '');
  return (
    <dl className="mg-pairs">
      {known.map(([name, value]) => (
        <div key={name} className="mg-pair">
          <dt>{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}
