// Sends one file at a time to a route that takes one: what is dropped while a file is under way is not taken.
import { useRef, useState } from 'react';
import type { AnswerOf, RouteContract } from '#api/contract';
import type { Given } from './address-of.ts';
import { sendFile } from './send-file.ts';

/** `share` is how far the file is, from 0 to 1, and undefined while none is sent. Giving up is no error. */
export function useUpload<R extends RouteContract>(contract: R, after: (answer: AnswerOf<R>) => unknown) {
  const running = useRef<AbortController>(undefined);
  const [share, setShare] = useState<number>();
  const [error, setError] = useState<unknown>();
  const send = async (given: Given<R>, file: File) => {
    if (running.current) return;
    running.current = new AbortController();
    const { signal } = running.current;
    setError(undefined);
    setShare(0);
    try {
      await after(await sendFile(contract, given, file, { onProgress: setShare, signal }));
    } catch (thrown) {
      if (!signal.aborted) setError(thrown);
    } finally {
      running.current = undefined;
      setShare(undefined);
    }
  };
  return {
    share,
    error,
    isSending: share !== undefined,
    send: (given: Given<R>, file: File) => void send(given, file),
    stop: () => running.current?.abort(),
  };
}
