// How many promises are broken, as a link to them; none is said quietly.
import { Link } from '@tanstack/react-router';
import { useWriting } from '../../lib/use-session.ts';
import { Mark } from '../../ui/mark.tsx';

/** `search`: whose promises, such as `{ firmId }`. */
export function BrokenCount({ count, search }: { count: number; search: Readonly<Record<string, string>> }) {
  const writing = useWriting();
  if (count === 0) return <span className="mg-quiet">{writing.number(0)}</span>;
  return (
    <Link to="/promises" search={{ ...search, state: 'broken' } as never}>
      <Mark tone="bad">{writing.number(count)}</Mark>
    </Link>
  );
}
