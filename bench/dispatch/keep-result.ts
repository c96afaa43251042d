// Appends one run to bench/results/NAME.json, with what a reader needs to weigh it: date, Node, processors, load.
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { cpus, loadavg } from 'node:os';

export function keepResult(name: string, results: unknown): void {
  const folder = new URL('../results/', import.meta.url);
  mkdirSync(folder, { recursive: true });
  const file = new URL(`${name}.json`, folder);
  const runs = existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as unknown[]) : [];
  runs.push({
    ranAt: new Date().toISOString(),
    node: process.version,
    processors: cpus().length,
    load: loadavg()[0],
    results,
  });
  writeFileSync(file, `${JSON.stringify(runs, null, 1)}\n`);
}
