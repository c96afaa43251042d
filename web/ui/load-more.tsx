// The foot of a list: how many rows are shown, and the way to the next page. A page that failed says so here and can be asked again.
import { Button } from 'antd';
import { useWords } from '../lib/use-language.ts';
import { Fault } from './fault.tsx';
import './load-more.css';

/** What a list tells of itself; an infinite query fits. */
export interface MorePages {
  isPending: boolean;
  isError: boolean;
  isFetching: boolean;
  error: Error | null;
  refetch: () => unknown;
  hasNextPage: boolean;
  isFetchingNextPage: boolean;
  fetchNextPage: () => unknown;
}

/** `told`: "50 rows". */
export function LoadMore({ list, told }: { list: MorePages | undefined; told: string }) {
  const say = useWords();
  return (
    <div className="mg-more">
      <span className="mg-quiet" role="status">
        {told}
      </span>
      {list?.isError && <Fault error={list.error} again={() => void list.fetchNextPage()} />}
      {list?.hasNextPage && !list.isError && (
        <Button size="small" loading={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>
          {say('list.more')}
        </Button>
      )}
    </div>
  );
}
