// Listens to the live stream and makes answers stale, at most once a second, so that a burst of facts is one reading;
// who came to a case or left it is seen at once.
import type { QueryClient } from '@tanstack/react-query';
import { staleAfter } from './stale-after.ts';

const restMs = 1_000;
const reconnectMsMax = 30_000;

/**
 * Starts listening; the answer stops it. Reconnects with growing pauses, and reads everything again after a gap. A hidden
 * tab does not listen: browsers share six connections a server between all tabs, and a seventh tab would stand still.
 */
export function listenLive(client: QueryClient, address = '/api/live'): () => void {
  let source: EventSource | undefined;
  let waiting: ReturnType<typeof setTimeout> | undefined;
  let resting: ReturnType<typeof setTimeout> | undefined;
  let pauseMs = 1_000;
  // The first connection has missed nothing: the screens have just been read.
  let missed = false;
  const heard: string[] = [];
  const readAgain = () => {
    resting = undefined;
    const stale = staleAfter(heard.splice(0));
    void client.invalidateQueries({ predicate: ({ queryKey }) => isStale(stale, queryKey[0]) });
  };
  const open = () => {
    source = new EventSource(address, { withCredentials: true });
    source.onopen = () => {
      pauseMs = 1_000;
      if (missed) void client.invalidateQueries();
      missed = false;
    };
    source.onmessage = (event: MessageEvent<string>) => {
      const moved = movedIn(event.data);
      if (moved.length > 0) void client.invalidateQueries({ predicate: ({ queryKey }) => isAt(moved, queryKey) });
      heard.push(...namesIn(event.data));
      if (heard.length > 0) resting ??= setTimeout(readAgain, restMs);
    };
    source.onerror = () => {
      close();
      // The server ends the stream of someone whose session has ended: asking who is signed in finds out at once.
      void client.invalidateQueries({ queryKey: ['session.show'] });
      waiting = setTimeout(open, pauseMs);
      pauseMs = Math.min(pauseMs * 2, reconnectMsMax);
    };
  };
  const close = () => {
    source?.close();
    clearTimeout(waiting);
    missed = true;
  };
  const onVisibility = () => {
    close();
    if (!document.hidden) open();
  };
  document.addEventListener('visibilitychange', onVisibility);
  if (!document.hidden) open();
  return () => {
    document.removeEventListener('visibilitychange', onVisibility);
    close();
    clearTimeout(resting);
  };
}

/** The fact names of one event; a message we cannot read names none. */
export function namesIn(message: string): string[] {
  return listIn(message, 'names');
}

/** The places of one event where somebody came, left, or began or ceased to write: ids without their prefix. */
export function movedIn(message: string): string[] {
  return listIn(message, 'moved');
}

function listIn(message: string, list: 'names' | 'moved'): string[] {
  try {
    const { [list]: found } = JSON.parse(message) as Record<string, unknown>;
    return Array.isArray(found) ? found.filter((one) => typeof one === 'string') : [];
  } catch {
    return [];
  }
}

function isAt(moved: readonly string[], [name, given]: readonly unknown[]): boolean {
  const { caseId } = (given as { params?: { caseId?: string } } | undefined)?.params ?? {};
  return name === 'presence.show' && caseId !== undefined && moved.includes(caseId.slice(4));
}

function isStale(stale: ReadonlySet<string> | 'all', name: unknown): boolean {
  return stale === 'all' || (typeof name === 'string' && stale.has(name.split('.')[0] ?? ''));
}
