// Loaded into every program the launcher runs: when the launcher is gone, killed with -9 even, the program ends as well.
import { Socket } from 'node:net';

const lifeline = Number(process.env.MAKEGOOD_LIFELINE);
// Neither workers nor children of this program hold the line.
delete process.env.MAKEGOOD_LIFELINE;

if (lifeline > 0) {
  // Nobody ever writes to it: it only closes. SIGTERM to oneself begins the program's own orderly end.
  const line = new Socket({ fd: lifeline });
  line.once('close', () => process.kill(process.pid, 'SIGTERM'));
  line.on('error', () => {});
  line.resume();
  line.unref();
}
