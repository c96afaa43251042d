// A process of its own that makes a database ready, for proofs that start many at once or kill one in the middle.
// Arguments: the owner's address and how many migrations there are to be (all unless told).
import { findMigrations } from '../server/platform/database/find-migrations.ts';
import { prepareDatabase } from '../server/platform/database/prepare-database.ts';

const [address = '{}', count] = process.argv.slice(2);
const migrations = (await findMigrations()).slice(0, count === undefined ? undefined : Number(count));
process.send?.('ready');
if (process.send) await new Promise((resolve) => process.once('message', resolve));
const { applied } = await prepareDatabase(JSON.parse(address), (line) => process.send?.(line), migrations);
process.send?.({ applied: applied.length });
process.disconnect?.();
