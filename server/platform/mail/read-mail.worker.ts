// The thread that takes mails apart, so that the server goes on answering whatever a stranger has sent, and can be ended when one takes too
// long (MAIL-1; T-X9).
import { parentPort } from 'node:worker_threads';
import { takeApart } from './take-apart.ts';

parentPort?.on('message', async ({ bytes, turn }: { bytes: Uint8Array; turn: number }) => {
  try {
    const mail = await takeApart(bytes);
    const moved = [...new Set(mail.files.map((file) => file.content.buffer as ArrayBuffer))];
    parentPort?.postMessage({ turn, mail }, moved);
  } catch (error) {
    parentPort?.postMessage({ turn, unreadable: error instanceof Error ? error.message.slice(0, 200) : 'unknown' });
  }
});
